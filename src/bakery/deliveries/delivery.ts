import { defineEntity, p } from '@mikro-orm/core';
import { Order } from '../orders/order.ts';
import { Person } from '../people/person.ts';
import { Refusal } from '../refusal.ts';
import { type DeliveryStatus, deliveryStatuses, next } from './delivery-status.ts';

const DeliverySchema = defineEntity({
  name: 'Delivery',
  indexes: [{ properties: ['courier', 'status'] }],
  properties: {
    id: p.integer().primary(),
    order: () => p.oneToOne(Order).owner(),
    courier: () => p.manyToOne(Person).nullable(),
    status: p.enum(deliveryStatuses).default('offered'),
    acceptedAt: p.datetime().nullable(),
    pickedUpAt: p.datetime().nullable(),
    deliveredAt: p.datetime().nullable(),
    version: p.integer().version(),
  },
});

/** One trip with one order. The first courier to accept keeps it. */
export class Delivery extends DeliverySchema.class {
  declare status: DeliveryStatus;

  /**
   * @returns false when it was already theirs, so a double tap announces nothing.
   * @throws {Refusal} `delivery.taken` when another courier was first, `delivery.gone` when there is nothing to take.
   */
  acceptBy(courier: Person, now: Date): boolean {
    if (this.courier?.id === courier.id) return false;
    if (this.courier) throw new Refusal('delivery.taken', { by: this.courier.firstName });
    this.become('accepted');
    this.courier = courier;
    this.acceptedAt = now;
    return true;
  }

  /** @throws {Refusal} `delivery.not-yours` for everybody but its courier. */
  mustBeOf(courierId: number): void {
    if (this.courier?.id !== courierId) throw new Refusal('delivery.not-yours');
  }

  /** @returns false when it was there already. @throws {Refusal} `delivery.gone` when the table has no such step. */
  become(status: DeliveryStatus): boolean {
    if (this.status === status) return false;
    const allowed: readonly DeliveryStatus[] = next[this.status];
    if (!allowed.includes(status)) throw new Refusal('delivery.gone');
    this.status = status;
    return true;
  }
}
DeliverySchema.setClass(Delivery);

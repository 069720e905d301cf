import { defineEntity, p } from '@mikro-orm/core';
import { Photo } from '../catalog/photo.ts';
import { Order } from '../orders/order.ts';
import { Person } from '../people/person.ts';
import { Refusal } from '../refusal.ts';
import { CashHandover } from './cash/cash-handover.ts';
import { back, type DeliveryStatus, deliveryStatuses, next } from './delivery-status.ts';
import type { Failure, GivenBackReason, Loss } from './setbacks.ts';

const DeliverySchema = defineEntity({
  name: 'Delivery',
  indexes: [
    { properties: ['courier', 'status'] },
    {
      name: 'delivery_to_hand_over',
      expression: `create index "delivery_to_hand_over" on "delivery" ("courier_id") where "status" = 'delivered' and "handover_id" is null`,
    },
    {
      name: 'delivery_waiting',
      expression: `create index "delivery_waiting" on "delivery" ("status") where "status" in ('offered', 'accepted')`,
    },
  ],
  checks: [{ name: 'delivery_calls_check', expression: 'calls >= 0 and calls <= 2' }],
  properties: {
    id: p.integer().primary(),
    order: () => p.oneToOne(Order).owner(),
    courier: () => p.manyToOne(Person).nullable(),
    status: p.enum(deliveryStatuses).default('offered'),
    acceptedAt: p.datetime().nullable(),
    pickedUpAt: p.datetime().nullable(),
    deliveredAt: p.datetime().nullable(),
    /** Until somebody takes it again. */
    givenBackFor: p.string().length(20).$type<GivenBackReason | Loss>().nullable(),
    /** Why the last courier came back with it; until it is picked up again. */
    failure: p.string().length(20).$type<Failure>().nullable(),
    /** Four digits that the customer says at the door; random, made by the database. Nobody else reads it. */
    code: p.string().length(4).defaultRaw('delivery_code()'),
    wrongCodes: p.integer().default(0),
    proofPhoto: () => p.manyToOne(Photo).nullable(),
    /** With which its cash went to the shop. */
    handover: () => p.manyToOne(CashHandover).nullable().index(),
    /** When it became free, the last time. */
    offeredAt: p.datetime().defaultRaw('now()'),
    /** How often somebody was called since, because nobody takes it. */
    calls: p.integer().default(0),
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
    if (this.status === 'called_off') throw new Refusal('delivery.gone');
    if (this.courier?.id === courier.id) return false;
    if (this.courier) throw new Refusal('delivery.taken', { by: this.courier.firstName });
    this.become('accepted');
    this.courier = courier;
    this.givenBackFor = null;
    this.acceptedAt = now;
    return true;
  }

  /**
   * The bakery says who brings it; the courier is loaded.
   * @returns false when it was already theirs.
   * @throws {Refusal} `delivery.has-courier` when somebody else has it, `delivery.gone`.
   */
  assignTo(courier: Person, now: Date): boolean {
    if (this.courier && this.courier.id !== courier.id) {
      throw new Refusal('delivery.has-courier', { by: this.courier.firstName });
    }
    return this.acceptBy(courier, now);
  }

  /**
   * The bakery takes it from a courier who has not left; the courier is loaded.
   * @returns false when nobody has it.
   * @throws {Refusal} `delivery.has-courier` when it is somebody else's by now, `delivery.has-left`, `delivery.gone`.
   */
  takeFrom(courierId: number, loss: Loss, now: Date): boolean {
    if (this.status === 'offered') return false;
    const by = this.courier?.firstName ?? '';
    if (this.status === 'picked_up') throw new Refusal('delivery.has-left', { by });
    if (this.status === 'accepted' && this.courier?.id !== courierId) throw new Refusal('delivery.has-courier', { by });
    this.comeBack(now);
    this.givenBackFor = loss;
    return true;
  }

  /** @returns false when it was on its way already. @throws {Refusal} `delivery.not-yours`, `delivery.gone`. */
  pickUpBy(courierId: number, now: Date): boolean {
    this.mustBeOf(courierId);
    if (!this.become('picked_up')) return false;
    this.pickedUpAt = now;
    this.failure = null;
    return true;
  }

  /** @returns false when it was delivered already. @throws {Refusal} `delivery.not-yours`, `delivery.gone`. */
  deliverBy(courierId: number, now: Date): boolean {
    this.mustBeOf(courierId);
    if (!this.become('delivered')) return false;
    this.deliveredAt = now;
    return true;
  }

  /**
   * @returns false when nobody has it, so a double tap announces nothing.
   * @throws {Refusal} `delivery.not-yours`, `delivery.on-the-way` once it was picked up, `delivery.gone`.
   */
  giveBackBy(courierId: number, reason: GivenBackReason, now: Date): boolean {
    if (this.status === 'offered') return false;
    this.mustBeOf(courierId);
    if (this.status === 'picked_up') throw new Refusal('delivery.on-the-way');
    this.comeBack(now);
    this.givenBackFor = reason;
    return true;
  }

  /**
   * @returns false when it came back already, so a double tap announces nothing.
   * @throws {Refusal} `delivery.not-yours`, `delivery.gone` when it is not on its way.
   */
  failBy(courierId: number, failure: Failure, now: Date): boolean {
    if (this.status === 'offered' && this.failure) return false;
    this.mustBeOf(courierId);
    if (this.status !== 'picked_up') throw new Refusal('delivery.gone');
    this.comeBack(now);
    this.pickedUpAt = null;
    this.failure = failure;
    return true;
  }

  private comeBack(now: Date): void {
    this.become('offered');
    this.courier = null;
    this.acceptedAt = null;
    this.offeredAt = now;
    this.calls = 0;
  }

  /** Undoes 📤. @throws {Refusal} `delivery.not-yours`, `delivery.gone`. */
  undoPickedUp(courierId: number, failure: Failure | null): void {
    this.mustBeOf(courierId);
    this.goBack('accepted');
    this.pickedUpAt = null;
    this.failure = failure;
  }

  /** Undoes 🏁 and what proved it. @throws {Refusal} `delivery.not-yours`, `delivery.gone`. */
  undoDelivered(courierId: number): void {
    this.mustBeOf(courierId);
    this.goBack('picked_up');
    this.deliveredAt = null;
    this.proofPhoto = null;
  }

  isOnTheWayWith(courierId: number): boolean {
    return this.status === 'picked_up' && this.courier?.id === courierId;
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

  private goBack(status: DeliveryStatus): void {
    const allowed: readonly DeliveryStatus[] = back[this.status];
    if (!allowed.includes(status)) throw new Refusal('delivery.gone');
    this.status = status;
  }
}
DeliverySchema.setClass(Delivery);

import { defineEntity, p } from '@mikro-orm/core';
import { Person } from '../people/person.ts';
import { Refusal } from '../refusal.ts';
import { Shop } from '../shops/shop.ts';
import { back, next, type OrderStatus, orderStatuses } from './order-status.ts';

const OrderSchema = defineEntity({
  name: 'Order',
  tableName: 'orders',
  indexes: [
    { properties: ['customer', 'id'] },
    { properties: ['shop', 'status'] },
    { properties: ['shop', 'id'] },
    { properties: ['shop', 'dueAt'] },
    { properties: ['shop', 'phone'] },
    {
      name: 'orders_in_kitchen',
      expression: `create index "orders_in_kitchen" on "orders" ("due_at") where "status" in ('pending', 'baking')`,
    },
    {
      name: 'orders_rated',
      expression:
        'create index "orders_rated" on "orders" ("shop_id", "rated_at") include ("rating") where "rating" is not null',
    },
  ],
  checks: [{ name: 'orders_rating_check', expression: 'rating >= 1 and rating <= 5' }],
  properties: {
    /** Also the number people say; counted over the whole installation, so that no shop's row is a queue. */
    id: p.integer().primary(),
    shop: () => p.manyToOne(Shop),
    customer: () => p.manyToOne(Person),
    status: p.enum(orderStatuses).default('pending'),
    fulfilment: p.enum(['delivery', 'pickup'] as const),
    address: p.string().length(300).nullable(),
    latitude: p.double().nullable(),
    longitude: p.double().nullable(),
    /** E.164. */
    phone: p.string().length(16),
    payment: p.enum(['cash'] as const),
    /** The banknote that is paid with, minor units. */
    changeFrom: p.bigint('number').nullable(),
    note: p.string().length(300).nullable(),
    /** When it is promised: the beginning of its slot, or the earliest time. */
    dueAt: p.datetime().defaultRaw('now()'),
    /** Length of the wished slot; null = as soon as possible. */
    slotMinutes: p.integer().nullable(),
    /** Minor units, as they were when placed; int8 because 99 of the dearest overflow int4. */
    itemTotal: p.bigint('number'),
    deliveryFee: p.integer(),
    total: p.bigint('number'),
    currency: p.string().length(3),
    /** Cart and version it was placed from: the same checkout twice is the same order. */
    intent: p.string().length(40).unique(),
    cancelReason: p.string().length(300).nullable(),
    /** 1-5, said once after it was completed. */
    rating: p.integer().nullable(),
    ratingComment: p.string().length(300).nullable(),
    ratedAt: p.datetime().nullable(),
    placedAt: p.datetime().defaultRaw('now()'),
    version: p.integer().version(),
  },
});

/** What was bought. Its status moves only along `order-status.ts`. */
export class Order extends OrderSchema.class {
  declare status: OrderStatus;

  /**
   * @returns the status it had, or undefined when it was there already, so a double tap announces nothing.
   * @throws {Refusal} `order.not-now` when the table has no such step; its text names the status.
   */
  become(status: OrderStatus): OrderStatus | undefined {
    if (this.status === status) return undefined;
    const from = this.status;
    const allowed: readonly OrderStatus[] = next[from];
    if (!allowed.includes(status)) throw new Refusal('order.not-now', { number: this.id, context: from });
    this.status = status;
    return from;
  }

  /**
   * Undoes the last step. Whether it was the last, and whose, is the caller's rule.
   * @returns the status it had.
   * @throws {Refusal} `order.not-now` when the table has no such step back.
   */
  goBack(status: OrderStatus): OrderStatus {
    const from = this.status;
    const allowed: readonly OrderStatus[] = back[from];
    if (!allowed.includes(status)) throw new Refusal('order.not-now', { number: this.id, context: from });
    this.status = status;
    return from;
  }
}
OrderSchema.setClass(Order);

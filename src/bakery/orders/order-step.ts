import { defineEntity, p } from '@mikro-orm/core';
import { Person } from '../people/person.ts';
import { Order } from './order.ts';
import { orderStatuses } from './order-status.ts';

const OrderStepSchema = defineEntity({
  name: 'OrderStep',
  indexes: [{ properties: ['by', 'at'] }],
  properties: {
    id: p.integer().primary(),
    order: () => p.manyToOne(Order).index(),
    /** Null for the first: it was placed. */
    from: p.enum(orderStatuses).nullable().name('from_status'),
    to: p.enum(orderStatuses).name('to_status'),
    by: () => p.manyToOne(Person),
    reason: p.string().length(300).nullable(),
    at: p.datetime().defaultRaw('now()'),
  },
});

/** One move of an order: who, when, why. Append-only. */
export class OrderStep extends OrderStepSchema.class {}
OrderStepSchema.setClass(OrderStep);

import { defineEntity, p } from '@mikro-orm/core';
import { Person } from '../../people/person.ts';
import { Order } from '../order.ts';

const OrderMessageSchema = defineEntity({
  name: 'OrderMessage',
  properties: {
    id: p.integer().primary(),
    order: () => p.manyToOne(Order).index(),
    author: () => p.manyToOne(Person).index(),
    /** Whom it is meant for. */
    audience: p.enum(['customer', 'bakery', 'courier'] as const),
    /** Who brings the order and wrote or reads it; null = between customer and bakery. */
    courier: () => p.manyToOne(Person).nullable().index(),
    text: p.string().length(1000),
    at: p.datetime().defaultRaw('now()'),
  },
});

/** Words about an order, passed on without numbers. */
export class OrderMessage extends OrderMessageSchema.class {}
OrderMessageSchema.setClass(OrderMessage);

import { defineEntity, p } from '@mikro-orm/core';
import { Product } from '../catalog/product.ts';
import { Order } from './order.ts';

const OrderLineSchema = defineEntity({
  name: 'OrderLine',
  indexes: [{ properties: ['product', 'order'] }],
  checks: [
    { name: 'order_line_quantity_check', expression: 'quantity >= 1 and quantity <= 99' },
    { name: 'order_line_spared_check', expression: 'spared >= 0 and spared <= quantity' },
    { name: 'order_line_baked_check', expression: 'baked >= 0 and baked <= quantity' },
  ],
  properties: {
    order: () => p.manyToOne(Order).primary(),
    product: () => p.manyToOne(Product).primary().deleteRule('no action'),
    /** Name, price and cost as they were. */
    name: p.string().length(80),
    price: p.integer(),
    cost: p.integer().nullable(),
    quantity: p.integer(),
    /** Whether stock was taken for it, and must come back when cancelled. */
    fromStock: p.boolean(),
    /** Pieces that were baked for it; of what came from stock none. */
    baked: p.integer().default(0),
    /** Spare pieces that went into it without a batch when it was ready. */
    spared: p.integer().default(0),
    /** To be written on it. */
    inscription: p.string().length(60).nullable(),
  },
});

export class OrderLine extends OrderLineSchema.class {}
OrderLineSchema.setClass(OrderLine);

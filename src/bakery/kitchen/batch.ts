import { defineEntity, p } from '@mikro-orm/core';
import { Product } from '../catalog/product.ts';
import { Person } from '../people/person.ts';
import { Shop } from '../shops/shop.ts';

const BatchSchema = defineEntity({
  name: 'Batch',
  indexes: [{ properties: ['product', 'id'] }, { properties: ['shop', 'id'] }],
  checks: [{ name: 'batch_quantity_check', expression: 'quantity >= 1 and quantity <= 999' }],
  properties: {
    id: p.integer().primary(),
    product: () => p.manyToOne(Product).index(false),
    shop: () => p.manyToOne(Shop).index(false),
    /** Pieces. */
    quantity: p.integer(),
    by: () => p.manyToOne(Person).index(),
    at: p.datetime().defaultRaw('now()'),
  },
});

/** What came out of the oven at once. Append-only. */
export class Batch extends BatchSchema.class {}
BatchSchema.setClass(Batch);

import { defineEntity, p } from '@mikro-orm/core';
import { Product } from '../../catalog/product.ts';
import { Person } from '../../people/person.ts';
import { Shop } from '../../shops/shop.ts';
import type { Share } from './batch-to-correct.ts';

const BatchSchema = defineEntity({
  name: 'Batch',
  indexes: [{ properties: ['product', 'id'] }, { properties: ['shop', 'id'] }],
  checks: [{ name: 'batch_quantity_check', expression: 'quantity >= 0 and quantity <= 999' }],
  properties: {
    id: p.integer().primary(),
    product: () => p.manyToOne(Product).index(false),
    shop: () => p.manyToOne(Shop).index(false),
    /** Pieces. */
    quantity: p.integer(),
    by: () => p.manyToOne(Person).index(),
    at: p.datetime().defaultRaw('now()'),
    /** Which orders it went to, the pieces for each. */
    given: p.json<Share[]>().defaultRaw(`'[]'`),
    /** Pieces that nobody waited for. */
    leftOver: p.integer().default(0),
    /** What was written down at first, if that was wrong. */
    correctedFrom: p.integer().nullable(),
  },
});

/** What came out of the oven at once. Only a wrong number is corrected, for a while. */
export class Batch extends BatchSchema.class {}
BatchSchema.setClass(Batch);

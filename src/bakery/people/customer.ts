import { defineEntity, p } from '@mikro-orm/core';
import { Shop } from '../shops/shop.ts';
import { Person } from './person.ts';

const CustomerSchema = defineEntity({
  name: 'Customer',
  uniques: [{ properties: ['shop', 'person'] }],
  indexes: [{ properties: ['shop', 'id'] }],
  properties: {
    id: p.integer().primary(),
    shop: () => p.manyToOne(Shop).index(false),
    person: () => p.manyToOne(Person).index(),
    /** By whom of the shop, when it was not by an order of their own. */
    registeredBy: () => p.manyToOne(Person).nullable().index(),
    /** May not order here since. */
    blockedAt: p.datetime().nullable(),
    blockedReason: p.string().length(300).nullable(),
    blockedBy: () => p.manyToOne(Person).nullable().index(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});

/** Somebody whom a shop knows: they ordered, or it has registered them. Kept by a trigger (migrations/2026-11-21-a2). */
export class Customer extends CustomerSchema.class {}
CustomerSchema.setClass(Customer);

import { defineEntity, p } from '@mikro-orm/core';
import { Shop } from '../shops/shop.ts';
import { Person } from './person.ts';

const CustomerSchema = defineEntity({
  name: 'Customer',
  uniques: [{ properties: ['shop', 'person'] }],
  indexes: [{ properties: ['shop', 'id'] }, { properties: ['shop', 'phone'] }],
  properties: {
    id: p.integer().primary(),
    shop: () => p.manyToOne(Shop).index(false),
    person: () => p.manyToOne(Person).index(),
    /** By whom of the shop, when it was not by an order of their own. */
    registeredBy: () => p.manyToOne(Person).nullable().index(),
    /** They ordered here, or took the shop's card: before, the shop knows no more than it has written down itself. */
    isMet: p.boolean().default(true),
    /** What the shop calls them, wrote down as their number (E.164) and address, and remembers; theirs to correct. */
    called: p.string().length(64).nullable(),
    phone: p.string().length(16).nullable(),
    email: p.string().length(254).nullable(),
    note: p.string().length(500).nullable(),
    /** SHA-256 of the token in the link of their card, hex; the latest only. */
    tokenHash: p.string().length(64).unique().nullable(),
    linkUntil: p.datetime().nullable(),
    /** When somebody took the card. */
    claimedAt: p.datetime().nullable(),
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

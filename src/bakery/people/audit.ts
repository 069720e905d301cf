import { defineEntity, p } from '@mikro-orm/core';
import { Shop } from '../shops/shop.ts';
import { Person } from './person.ts';

const AuditSchema = defineEntity({
  name: 'Audit',
  tableName: 'audit',
  indexes: [
    { properties: ['shop', 'id'] },
    { properties: ['tableName', 'rowId', 'id'] },
    { properties: ['shop', 'at', 'id'] },
    { properties: ['shop', 'by', 'id'] },
    { properties: ['shop', 'tableName', 'id'] },
  ],
  properties: {
    id: p.integer().primary(),
    /** Null: what concerns no shop, or is older than it. */
    shop: () => p.manyToOne(Shop).nullable(),
    by: () => p.manyToOne(Person).index(),
    at: p.datetime().defaultRaw('now()'),
    /** Name of the operation. */
    operation: p.string().length(40),
    tableName: p.string().length(40),
    /** Of a row without an id of its own: that of the row it belongs to. */
    rowId: p.integer(),
    /** The columns that changed; null for a new row. */
    before: p.json<Record<string, unknown>>().nullable(),
    /** The columns that changed; null for a row that is gone. */
    after: p.json<Record<string, unknown>>().nullable(),
  },
});

/**
 * What an audited operation changed, written by triggers of the database (migrations/2026-11-21-a1): who, when, what,
 * before and after. Append-only; no operation writes it.
 */
export class Audit extends AuditSchema.class {}
AuditSchema.setClass(Audit);

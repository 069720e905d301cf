import { defineEntity, p } from '@mikro-orm/core';
import { Person } from '../../people/person.ts';
import { Shop } from '../../shops/shop.ts';

const CashHandoverSchema = defineEntity({
  name: 'CashHandover',
  indexes: [
    { properties: ['shop', 'id'] },
    {
      name: 'cash_handover_to_count',
      expression:
        'create index "cash_handover_to_count" on "cash_handover" ("shop_id", "courier_id") where "confirmed_at" is null',
    },
  ],
  checks: [
    { name: 'cash_handover_amount_check', expression: 'amount >= 0 and received >= 0 and deliveries >= 0' },
    { name: 'cash_handover_confirmed_check', expression: '(confirmed_at is null) = (received is null)' },
  ],
  properties: {
    id: p.integer().primary(),
    shop: () => p.manyToOne(Shop).index(false),
    courier: () => p.manyToOne(Person).index(),
    /** What its deliveries have brought in cash, minor units. */
    amount: p.bigint('number'),
    currency: p.string().length(3),
    /** How many of them there are, those without cash too. */
    deliveries: p.integer(),
    askedAt: p.datetime().defaultRaw('now()'),
    /** What was counted, minor units; null until somebody has. */
    received: p.bigint('number').nullable(),
    confirmedBy: () => p.manyToOne(Person).nullable().index(),
    confirmedAt: p.datetime().nullable(),
    /** Why the two sums differ, as whoever counted says. */
    note: p.string().length(300).nullable(),
  },
});

/**
 * The cash of some deliveries on its way from a courier to the shop. Each delivery belongs to one at most, and once it
 * is confirmed nothing of it changes.
 */
export class CashHandover extends CashHandoverSchema.class {}
CashHandoverSchema.setClass(CashHandover);

import { defineEntity, p } from '@mikro-orm/core';
import { Person } from '../people/person.ts';
import { Delivery } from './delivery.ts';
import type { Deed } from './setbacks.ts';

const OfferSchema = defineEntity({
  name: 'Offer',
  properties: {
    delivery: () => p.manyToOne(Delivery).primary(),
    courier: () => p.manyToOne(Person).primary().index(),
    at: p.datetime().defaultRaw('now()'),
    /** What was done with it for this courier, and not by them. */
    deed: p.string().length(20).$type<Deed>().nullable(),
  },
});

/**
 * A courier was asked to take a delivery, by news or by opening it. Whoever was asked hears when it is taken;
 * who is on duty by then says nothing about that, and notices are not kept for ever.
 */
export class Offer extends OfferSchema.class {}
OfferSchema.setClass(Offer);

import { defineEntity, p } from '@mikro-orm/core';
import { Person } from '../people/person.ts';
import { Delivery } from './delivery.ts';

const OfferSchema = defineEntity({
  name: 'Offer',
  properties: {
    delivery: () => p.manyToOne(Delivery).primary(),
    courier: () => p.manyToOne(Person).primary().index(),
    at: p.datetime().defaultRaw('now()'),
  },
});

/**
 * A courier was asked to take a delivery, by news or by opening it. Whoever was asked hears when it is taken;
 * who is on duty by then says nothing about that, and notices are not kept for ever.
 */
export class Offer extends OfferSchema.class {}
OfferSchema.setClass(Offer);

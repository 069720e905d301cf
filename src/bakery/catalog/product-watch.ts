import { defineEntity, p } from '@mikro-orm/core';
import { Person } from '../people/person.ts';
import { Product } from './product.ts';

const ProductWatchSchema = defineEntity({
  name: 'ProductWatch',
  properties: {
    product: () => p.manyToOne(Product).primary(),
    person: () => p.manyToOne(Person).primary().index(),
    at: p.datetime().defaultRaw('now()'),
  },
});

/** Somebody wants to hear when a product is back. */
export class ProductWatch extends ProductWatchSchema.class {}
ProductWatchSchema.setClass(ProductWatch);

import { defineEntity, p } from '@mikro-orm/core';
import { Shop } from '../shops/shop.ts';
import { Customer } from './customer.ts';

const CustomerWordSchema = defineEntity({
  name: 'CustomerWord',
  indexes: [
    {
      name: 'customer_word_beginning',
      expression:
        'create index "customer_word_beginning" on "customer_word" ("shop_id", "word" text_pattern_ops, "customer_id")',
    },
  ],
  properties: {
    customer: () => p.manyToOne(Customer).primary().index(false).deleteRule('cascade'),
    /** As `searchable` makes it. */
    word: p.string().length(64).primary(),
    shop: () => p.manyToOne(Shop).index(false),
  },
});

/** What a customer is found by. Written by triggers only (migrations/2026-11-21-c51). */
export class CustomerWord extends CustomerWordSchema.class {}
CustomerWordSchema.setClass(CustomerWord);

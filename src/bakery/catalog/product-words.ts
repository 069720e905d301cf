import { defineEntity, p } from '@mikro-orm/core';
import { Shop } from '../shops/shop.ts';
import { Product } from './product.ts';

const ProductWordsSchema = defineEntity({
  name: 'ProductWords',
  indexes: [
    {
      name: 'product_words_title',
      expression:
        'create index "product_words_title" on "product_words" using gin ("shop_id", "title" gin_trgm_ops) with (gin_pending_list_limit = 256)',
    },
    {
      name: 'product_words_title_begins',
      expression:
        'create index "product_words_title_begins" on "product_words" using gin (beginnings("shop_id", "title")) with (gin_pending_list_limit = 256)',
    },
    {
      name: 'product_words_begins',
      expression:
        'create index "product_words_begins" on "product_words" using gin (beginnings("shop_id", "words")) with (gin_pending_list_limit = 256)',
    },
  ],
  properties: {
    product: () => p.oneToOne(Product).primary(),
    shop: () => p.manyToOne(Shop),
    /** Name and categories as `searchable` makes them: a space before each word. */
    title: p.text(),
    /** And the description. */
    words: p.text(),
  },
});

/** What a product is found by. Written by triggers only (migrations/2026-11-20-3). */
export class ProductWords extends ProductWordsSchema.class {}
ProductWordsSchema.setClass(ProductWords);

import { defineEntity, p } from '@mikro-orm/core';
import { Shop } from '../shops/shop.ts';

const CategorySchema = defineEntity({
  name: 'Category',
  indexes: [
    {
      name: 'category_shop_name_unique',
      expression: 'create unique index "category_shop_name_unique" on "category" ("shop_id", lower("name"))',
    },
  ],
  properties: {
    id: p.integer().primary(),
    shop: () => p.manyToOne(Shop),
    name: p.string().length(40),
    emoji: p.string().length(16).default(''),
    position: p.integer().default(0),
    /** Products of it on the shelf, sold out ones too. Kept by triggers (migrations/2026-11-20-6b). */
    shown: p.integer().default(0),
  },
});

/** A group on the shelf, in the shop's own words. */
export class Category extends CategorySchema.class {}
CategorySchema.setClass(Category);

import { defineEntity, p } from '@mikro-orm/core';
import { Shop } from '../shops/shop.ts';
import { Photo } from './photo.ts';

const ProductSchema = defineEntity({
  name: 'Product',
  indexes: [
    {
      name: 'product_shop_name_unique',
      expression: 'create unique index "product_shop_name_unique" on "product" ("shop_id", lower("name"))',
    },
    {
      name: 'product_off_shelf',
      expression: 'create index "product_off_shelf" on "product" ("shop_id") where not "on_shelf"',
    },
  ],
  checks: [
    { name: 'product_stock_check', expression: 'stock >= 0' },
    { name: 'product_price_check', expression: 'price > 0' },
  ],
  properties: {
    id: p.integer().primary(),
    shop: () => p.manyToOne(Shop),
    name: p.string().length(80),
    description: p.text().default(''),
    /** Minor units of the shop's currency. */
    price: p.integer(),
    cost: p.integer().nullable(),
    weightGrams: p.integer().nullable(),
    tags: p.array().default([]),
    /** Of `people/allergens.ts`, as the shop has declared them. */
    allergens: p.array().default([]),
    /** Pieces on the shelf; null = baked to order, never sold out. Always equals the sum of its movements. */
    stock: p.integer().nullable(),
    onShelf: p.boolean().default(true),
    photo: () => p.manyToOne(Photo).nullable(),
    version: p.integer().version(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});

/** Something the shop sells. */
export class Product extends ProductSchema.class {}
ProductSchema.setClass(Product);

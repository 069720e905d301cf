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
    /** From an order until it can be had, when that is longer than the shop's own. */
    leadMinutes: p.integer().default(0),
    /** A cake that asks what to write on it. */
    takesInscription: p.boolean().default(false),
    /** Pieces in completed orders: what people like. */
    sold: p.integer().default(0),
    /** Of orders with it that were rated. */
    ratingSum: p.integer().default(0),
    ratingCount: p.integer().default(0),
    /** The first one, which lists and cards show; further ones are `ProductPhoto`. */
    photo: () => p.manyToOne(Photo).nullable(),
    version: p.integer().version(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});

/** Something the shop sells. */
export class Product extends ProductSchema.class {}
ProductSchema.setClass(Product);

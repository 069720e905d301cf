import { defineEntity, p } from '@mikro-orm/core';
import { Shop } from '../shops/shop.ts';
import { Photo } from './photo.ts';

const ProductSchema = defineEntity({
  name: 'Product',
  indexes: [
    { properties: ['shop', 'id'] },
    {
      name: 'product_beginning',
      expression: 'create index "product_beginning" on "product" ("shop_id", lower("name") text_pattern_ops)',
    },
    {
      name: 'product_shop_name_unique',
      expression:
        'create unique index "product_shop_name_unique" on "product" ("shop_id", lower("name")) where "archived_at" is null',
    },
    {
      name: 'product_off_shelf',
      expression:
        'create index "product_off_shelf" on "product" ("shop_id", lower("name")) where not "on_shelf" and "archived_at" is null',
    },
    {
      name: 'product_sold_out',
      expression:
        'create index "product_sold_out" on "product" ("shop_id", lower("name")) where ("is_sold_out" or "sold_out_until" is not null) and "archived_at" is null',
    },
    {
      name: 'product_without_photo',
      expression:
        'create index "product_without_photo" on "product" ("shop_id", lower("name")) where "photo_id" is null and "archived_at" is null',
    },
    {
      name: 'product_archived',
      expression:
        'create index "product_archived" on "product" ("shop_id", "archived_at" desc, "id" desc) where "archived_at" is not null',
    },
    {
      name: 'product_by_name',
      expression: 'create index "product_by_name" on "product" ("shop_id", lower("name"), "id")',
    },
    {
      name: 'product_back_on_sale',
      expression:
        'create index "product_back_on_sale" on "product" ("sold_out_until") where "sold_out_until" is not null',
    },
    {
      name: 'product_loose',
      expression: 'create index "product_loose" on "product" ("shop_id", "id") where "on_shelf" and not "is_placed"',
    },
    {
      name: 'product_shown',
      expression: 'create index "product_shown" on "product" ("shop_id", "id") where "on_shelf"',
    },
    {
      name: 'product_by_price',
      expression: 'create index "product_by_price" on "product" ("shop_id", "price", "id") where "on_shelf"',
    },
    {
      name: 'product_tags',
      expression:
        'create index "product_tags" on "product" using gin ("shop_id", "tags") with (fastupdate = off) where "on_shelf"',
    },
    {
      name: 'product_low',
      expression: 'create index "product_low" on "product" ("shop_id", lower("name")) where "is_low"',
    },
    {
      name: 'product_by_sold',
      expression: 'create index "product_by_sold" on "product" ("shop_id", "sold" desc, "id") where "on_shelf"',
    },
  ],
  checks: [
    { name: 'product_stock_check', expression: 'stock >= 0' },
    { name: 'product_price_check', expression: 'price > 0' },
    { name: 'product_spare_check', expression: 'spare >= 0' },
    { name: 'product_low_check', expression: 'low_at >= 0' },
    { name: 'product_archived_check', expression: 'archived_at is null or not on_shelf' },
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
    /** From so few pieces down the owners are told; null = never. */
    lowAt: p.integer().nullable(),
    /** Changes when the level is crossed, as `isSoldOut` does. */
    isLow: p.boolean().generated('(stock <= low_at) stored').nullable(),
    /** Of what has a stock. Changes when the last piece goes, so that selling any other one touches no index. */
    isSoldOut: p.boolean().generated('(stock = 0) stored').nullable(),
    /** Nobody can order it until then, whatever its stock: it is sold out for today. */
    soldOutUntil: p.datetime().nullable(),
    /** Baked to order, and nobody's yet: one too many, or of an order that was cancelled. */
    spare: p.integer().default(0),
    /** When the last of them came. */
    spareAt: p.datetime().nullable(),
    onShelf: p.boolean().default(true),
    /** Kept for old orders only; its name is free again. */
    archivedAt: p.datetime().nullable(),
    /** Stands in a category. Kept by triggers (migrations/2026-11-20-6b). */
    isPlaced: p.boolean().default(false),
    /** It is on the shelf or was: else customers see nothing of it. Kept by the database. */
    wasShown: p.boolean().default(false),
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

import { defineEntity, p } from '@mikro-orm/core';

const ShopSchema = defineEntity({
  name: 'Shop',
  properties: {
    id: p.integer().primary(),
    name: p.string().length(64).unique(),
    description: p.text().default(''),
    /** ISO 4217. */
    currency: p.string().length(3),
    /** IANA name. */
    timeZone: p.string().length(64),
    address: p.string().length(200).default(''),
    language: p.string().length(5),
    /** Minor units. */
    deliveryFee: p.integer().default(0),
    /** False: an order goes out from `pending`, nobody bakes for it. */
    bakesToOrder: p.boolean().default(true),
    createdAt: p.datetime().defaultRaw('now()'),
  },
  checks: [{ name: 'shop_delivery_fee_check', expression: 'delivery_fee >= 0' }],
});

/** One bakery (a merchant). */
export class Shop extends ShopSchema.class {}
ShopSchema.setClass(Shop);

import { defineEntity, p } from '@mikro-orm/core';
import { Product } from '../catalog/product.ts';
import { Person } from '../people/person.ts';
import { Shop } from '../shops/shop.ts';

/** As `cart_line`, in its column names. */
export interface ClearedLine {
  readonly product_id: number;
  readonly quantity: number;
  readonly inscription: string | null;
  readonly price_seen: number | null;
}

const CartSchema = defineEntity({
  name: 'Cart',
  uniques: [{ properties: ['person', 'shop'] }],
  properties: {
    id: p.integer().primary(),
    person: () => p.manyToOne(Person),
    shop: () => p.manyToOne(Shop),
    /** Grows with every change; a checkout names the version it has shown. */
    version: p.integer().default(1),
    /** How the next order from it goes out; asked once, remembered from one order to the next. */
    fulfilment: p.enum(['delivery', 'pickup'] as const).nullable(),
    address: p.string().length(300).nullable(),
    latitude: p.double().nullable(),
    longitude: p.double().nullable(),
    /** E.164, given for the orders from here, and preferred to the person's own; not known to be theirs. */
    phone: p.string().length(16).nullable(),
    /** For the next order only, as the rest that follows. */
    note: p.string().length(300).nullable(),
    /** When the wished slot begins; null = as soon as possible. */
    slotAt: p.datetime().nullable(),
    /** The banknote that is paid with, minor units; null = nothing was said. */
    changeFrom: p.bigint('number').nullable(),
    /** The lines that were cleared, until something else is put in: what undo brings back. */
    cleared: p.json<readonly ClearedLine[]>().nullable(),
  },
});

/** What somebody is about to buy in one shop; kept for weeks. */
export class Cart extends CartSchema.class {}
CartSchema.setClass(Cart);

const CartLineSchema = defineEntity({
  name: 'CartLine',
  checks: [{ name: 'cart_line_quantity_check', expression: 'quantity >= 1 and quantity <= 99' }],
  properties: {
    cart: () => p.manyToOne(Cart).primary().deleteRule('cascade'),
    product: () => p.manyToOne(Product).primary(),
    quantity: p.integer(),
    /** What the price was when the person last saw it, minor units; null = not noted. */
    priceSeen: p.integer().nullable(),
    /** To be written on it; empty = nothing shall be, null = not asked yet. */
    inscription: p.string().length(60).nullable(),
    addedAt: p.datetime().defaultRaw('now()'),
  },
});

export class CartLine extends CartLineSchema.class {}
CartLineSchema.setClass(CartLine);

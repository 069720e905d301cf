import { defineEntity, p } from '@mikro-orm/core';
import type { Hours } from './hours/hours.ts';

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
    latitude: p.double().nullable(),
    longitude: p.double().nullable(),
    language: p.string().length(5),
    /** Minor units. */
    deliveryFee: p.integer().default(0),
    /** From this item total on a delivery costs nothing; minor units. */
    freeFrom: p.integer().nullable(),
    /** The least item total of an order, minor units. */
    minimum: p.integer().default(0),
    /** How far deliveries go from the shop's point; null = anywhere. */
    radiusKm: p.double().nullable(),
    /** Opening hours in the shop's own time; null = never closed. */
    hours: p.json<Hours>().nullable(),
    /** From an order until it can be had, at the earliest. */
    leadMinutes: p.integer().default(30),
    slotMinutes: p.integer().default(30),
    /** Orders that a slot has room for; null = any number. */
    slotCapacity: p.integer().nullable(),
    /** `HH:MM` of the shop's day: what comes later counts as placed when the shop opens the next time. */
    cutOff: p.string().length(5).nullable(),
    /** False: an order goes out from `pending`, nobody bakes for it. */
    bakesToOrder: p.boolean().default(true),
    /** After so many nobody has started an order: those on duty hear it again, after twice as many its owners. 0 = no alarms. */
    alarmMinutes: p.integer().default(5),
    /** Deliveries that a courier may have at once, from all shops. */
    courierLimit: p.integer().default(3),
    /** After so many minutes an order that its courier has left standing is offered again. 0 = never. */
    pickupMinutes: p.integer().default(15),
    /** After so many minutes without a courier those on duty hear it again, after twice as many the owners. 0 = never. */
    offerMinutes: p.integer().default(5),
    /** What 🏁 asks of a courier. */
    proof: p.enum(['none', 'code'] as const).default('none'),
    /** No orders are taken until then; beyond the year 9998, until somebody takes them again. Null, or past: they are. */
    pausedUntil: p.datetime().nullable(),
    /** What customers read meanwhile. */
    pauseText: p.string().length(200).default(''),
    /** Ends the card that customers have of an order. */
    receiptFooter: p.string().length(300).default(''),
    /** Of chat/languages.ts, those that customers are offered; empty = all. */
    languages: p.array().default([]),
    /** `HH:MM` of the shop's clock, also over midnight: nothing is told that can wait. Null for either = never quiet. */
    quietFrom: p.string().length(5).nullable(),
    quietTo: p.string().length(5).nullable(),
    /** For how long a PIN opens the commands of employees and owners; null = no PIN is asked for. */
    lockMinutes: p.integer().nullable(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
  checks: [
    { name: 'shop_lock_minutes_check', expression: 'lock_minutes >= 1 and lock_minutes <= 10080' },
    { name: 'shop_alarm_minutes_check', expression: 'alarm_minutes >= 0 and alarm_minutes <= 240' },
    { name: 'shop_delivery_fee_check', expression: 'delivery_fee >= 0' },
    { name: 'shop_minimum_check', expression: 'minimum >= 0' },
    { name: 'shop_slot_minutes_check', expression: 'slot_minutes >= 5 and slot_minutes <= 240' },
    { name: 'shop_pickup_minutes_check', expression: 'pickup_minutes >= 0 and pickup_minutes <= 240' },
    { name: 'shop_offer_minutes_check', expression: 'offer_minutes >= 0 and offer_minutes <= 240' },
    { name: 'shop_courier_limit_check', expression: 'courier_limit >= 1' },
  ],
});

/** One bakery (a merchant). */
export class Shop extends ShopSchema.class {}
ShopSchema.setClass(Shop);

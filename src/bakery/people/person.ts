import { defineEntity, p } from '@mikro-orm/core';

const PersonSchema = defineEntity({
  name: 'Person',
  indexes: [
    {
      name: 'person_beginning',
      expression: 'create index "person_beginning" on "person" (lower("first_name") text_pattern_ops)',
    },
    {
      name: 'person_email_unique',
      expression: 'create unique index "person_email_unique" on "person" (lower("email"))',
    },
  ],
  properties: {
    id: p.integer().primary(),
    /** Up to 52 bits, so int8; read as a number. Null for somebody registered by phone who never wrote. */
    telegramId: p.bigint('number').unique().nullable(),
    /** What people read: Telegram's name, unless the person chose another. */
    firstName: p.string().length(64),
    lastName: p.string().length(64).nullable(),
    hasOwnName: p.boolean().default(false),
    /** What Telegram says, to go back to. */
    telegramFirstName: p.string().length(64).default(''),
    telegramLastName: p.string().length(64).nullable(),
    username: p.string().length(32).nullable(),
    /** E.164. */
    phone: p.string().length(16).unique().nullable(),
    /** As it was typed; compared without case. */
    email: p.string().length(254).nullable(),
    /** Of `allergens.ts`: what their eyes must fall on. */
    avoids: p.array().default([]),
    /** How the person wants to see the catalogue. */
    filter: p.json<object>().nullable(),
    /** Chosen by the person; null follows what Telegram says. */
    language: p.string().length(5).nullable(),
    /** What Telegram says, one of the languages we speak. */
    telegramLanguage: p.string().length(5).default('en'),
    /** The shop the person is looking at; a shop that is gone counts as none. */
    shopId: p.integer().nullable(),
    /** Where they work now, if they have a role there; whatever they look at as a customer. */
    workShopId: p.integer().nullable(),
    /** The bakery that they have begun to open: the answers so far. */
    opening: p.json<object>().nullable(),
    /** Set by a 403 from Telegram, cleared when they write again. */
    unreachableSince: p.datetime().nullable(),
    /** When somebody with a role did something here, to about ten minutes. */
    seenAt: p.datetime().nullable(),
    /** `bakery/lock/pin.ts`. */
    pinHash: p.string().length(100).nullable().hidden(),
    /** Wrong ones in a row. */
    pinTries: p.integer().default(0),
    /** No PIN is looked at before. */
    pinClosedUntil: p.datetime().nullable(),
    /** The staff commands are open until then. */
    unlockedUntil: p.datetime().nullable(),
    /** They asked to be forgotten: only what the ledgers need is left. */
    erasedAt: p.datetime().nullable(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});

/** Anybody who talked to the bot or was registered by phone. */
export class Person extends PersonSchema.class {}
PersonSchema.setClass(Person);

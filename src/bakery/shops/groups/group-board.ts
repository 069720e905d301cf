import { defineEntity, p } from '@mikro-orm/core';
import { Person } from '../../people/person.ts';
import { Shop } from '../shop.ts';

const GroupBoardSchema = defineEntity({
  name: 'GroupBoard',
  indexes: [
    {
      name: 'group_board_live_unique',
      expression:
        'create unique index "group_board_live_unique" on "group_board" ("shop_id") where "released_at" is null',
    },
  ],
  properties: {
    /** The group itself: it is told of things like a person, and its Telegram id is the chat's, below zero. */
    reader: () => p.manyToOne(Person).primary(),
    shop: () => p.manyToOne(Shop).index(),
    /** As it was called when it was linked. */
    title: p.string().length(64),
    isForum: p.boolean().default(false),
    /** Telegram's ids of the two topics, once they are made. */
    kitchenTopic: p.integer().nullable(),
    couriersTopic: p.integer().nullable(),
    /** The bot was not allowed to make topics; what is told stands in the general one meanwhile. */
    deniedAt: p.datetime().nullable(),
    linkedBy: () => p.manyToOne(Person).index(),
    linkedAt: p.datetime().defaultRaw('now()'),
    /** From then on it is no board any more. */
    releasedAt: p.datetime().nullable(),
  },
});

/** A Telegram group in which a shop's kitchen and couriers see their cards. A group serves one shop, a shop has one group. */
export class GroupBoard extends GroupBoardSchema.class {}
GroupBoardSchema.setClass(GroupBoard);

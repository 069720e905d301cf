import { defineEntity, p } from '@mikro-orm/core';
import { Person } from '../../people/person.ts';
import { Shop } from '../../shops/shop.ts';
import type { Goods, WrongLine } from './goods.ts';
import type { Plan } from './plan.ts';

const GoodsImportSchema = defineEntity({
  name: 'GoodsImport',
  indexes: [
    { properties: ['shop', 'id'] },
    {
      name: 'goods_import_ready',
      expression: `create index "goods_import_ready" on "goods_import" ("at") where "state" = 'ready'`,
    },
  ],
  properties: {
    id: p.integer().primary(),
    shop: () => p.manyToOne(Shop).index(false),
    by: () => p.manyToOne(Person).index(),
    /** Whoever runs the bot may have no role there. */
    asOperator: p.boolean().default(false),
    at: p.datetime().defaultRaw('now()'),
    fileName: p.string().length(120),
    state: p.enum(['ready', 'done', 'dropped'] as const).default('ready'),
    /** What its lines say; emptied when it is over. */
    goods: p.json<Goods[]>(),
    wrong: p.json<WrongLine[]>(),
    /** What would be changed, as somebody has seen it. */
    plan: p.json<Plan>(),
    endedAt: p.datetime().nullable(),
    /** When somebody was last told how far its photos have come. */
    photosToldAt: p.datetime().nullable(),
  },
});

/** A table of products that an owner has sent. Nothing of it is true before ✅. */
export class GoodsImport extends GoodsImportSchema.class {}
GoodsImportSchema.setClass(GoodsImport);

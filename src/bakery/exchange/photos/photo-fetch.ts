import { defineEntity, p } from '@mikro-orm/core';
import { GoodsImport } from '../import/goods-import.ts';

/** A product that is to have the picture, and the photo that it had when the table came in. */
export interface PhotoTarget {
  readonly line: number;
  readonly productId: number;
  readonly seen: number | null;
}

/** Why a picture did not come: a key of `exchange.wrong`, with `photo-` before it. */
export interface PhotoFailure {
  readonly why: string;
  readonly params: Record<string, string | number>;
}

const PhotoFetchSchema = defineEntity({
  name: 'PhotoFetch',
  indexes: [
    {
      name: 'photo_fetch_waiting',
      expression: `create index "photo_fetch_waiting" on "photo_fetch" ("not_before") where "state" = 'waiting'`,
    },
  ],
  properties: {
    id: p.integer().primary(),
    import: () => p.manyToOne(GoodsImport).index().deleteRule('cascade'),
    link: p.text(),
    targets: p.json<PhotoTarget[]>(),
    /** `passed`: every product was archived meanwhile, or was given another photo. */
    state: p.enum(['waiting', 'done', 'failed', 'passed'] as const).default('waiting'),
    failure: p.json<PhotoFailure>().nullable(),
    tries: p.integer().default(0),
    /** Somebody is at it until then, or it rests after a failure. */
    notBefore: p.datetime().defaultRaw('now()'),
  },
});

/** A picture by link, still to be fetched for the products of a table that is in. */
export class PhotoFetch extends PhotoFetchSchema.class {}
PhotoFetchSchema.setClass(PhotoFetch);

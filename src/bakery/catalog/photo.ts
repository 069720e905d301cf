import { defineEntity, p } from '@mikro-orm/core';

const PhotoSchema = defineEntity({
  name: 'Photo',
  properties: {
    id: p.integer().primary(),
    /** JPEG or PNG, ≤ 10 MB; kept so that a stale file id can be uploaded again. Never loaded with lists. */
    bytes: p.blob().nullable().lazy(),
    /** How Telegram calls it once it was sent; of one bot only. */
    fileId: p.text().nullable().index(),
    /** Where a table had it from: a link, or the name of a file and what it is. */
    origin: p.text().nullable(),
  },
});

/** A picture, shown by its Telegram file id and backed by its bytes. */
export class Photo extends PhotoSchema.class {}
PhotoSchema.setClass(Photo);

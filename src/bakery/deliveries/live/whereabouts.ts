import { defineEntity, p } from '@mikro-orm/core';
import { Person } from '../../people/person.ts';

const WhereaboutsSchema = defineEntity({
  name: 'Whereabouts',
  properties: {
    courier: () => p.manyToOne(Person).primary(),
    /** Of the message that shares it; a newer one takes its place. */
    messageId: p.bigint('number'),
    latitude: p.double(),
    longitude: p.double(),
    /** Degrees, 1-360. */
    heading: p.smallint().nullable(),
    /** By Telegram's clock: what comes late does not move anybody back. */
    at: p.datetime(),
    until: p.datetime(),
    /** What customers were told last. */
    toldLatitude: p.double(),
    toldLongitude: p.double(),
    toldAt: p.datetime().defaultRaw('now()'),
  },
});

/** Where a courier is who shares it: the last point only, and only until the sharing ends. */
export class Whereabouts extends WhereaboutsSchema.class {}
WhereaboutsSchema.setClass(Whereabouts);

import { defineEntity, p } from '@mikro-orm/core';
import { Person } from './person.ts';

const InvitationTrySchema = defineEntity({
  name: 'InvitationTry',
  indexes: [{ properties: ['person', 'at'] }],
  properties: {
    id: p.integer().primary(),
    person: () => p.manyToOne(Person),
    at: p.datetime().defaultRaw('now()'),
  },
});

/** A link that did not work: too many within an hour look like guessing. */
export class InvitationTry extends InvitationTrySchema.class {}
InvitationTrySchema.setClass(InvitationTry);

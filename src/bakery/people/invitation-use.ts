import { defineEntity, p } from '@mikro-orm/core';
import { Shop } from '../shops/shop.ts';
import { Invitation } from './invitation.ts';
import { Person } from './person.ts';

const InvitationUseSchema = defineEntity({
  name: 'InvitationUse',
  uniques: [{ properties: ['invitation', 'person'] }],
  properties: {
    id: p.integer().primary(),
    invitation: () => p.manyToOne(Invitation),
    person: () => p.manyToOne(Person).index(),
    /** The bakery that was opened with it. */
    shop: () => p.manyToOne(Shop).nullable(),
    at: p.datetime().defaultRaw('now()'),
  },
});

/** Who came by an invitation; each of them by the same one once only. */
export class InvitationUse extends InvitationUseSchema.class {}
InvitationUseSchema.setClass(InvitationUse);

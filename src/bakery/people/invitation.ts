import { defineEntity, p } from '@mikro-orm/core';
import { Shop } from '../shops/shop.ts';
import { Person } from './person.ts';

const InvitationSchema = defineEntity({
  name: 'Invitation',
  indexes: [{ properties: ['shop', 'id'] }],
  properties: {
    id: p.integer().primary(),
    /** SHA-256 of the token, hex; the token itself exists only in the link. */
    tokenHash: p.string().length(64).unique(),
    kind: p.enum(['courier', 'employee', 'owner'] as const),
    shop: () => p.manyToOne(Shop),
    createdBy: () => p.manyToOne(Person),
    expiresAt: p.datetime(),
    usedBy: () => p.manyToOne(Person).nullable(),
    usedAt: p.datetime().nullable(),
  },
});

/** A single-use link that gives a role. */
export class Invitation extends InvitationSchema.class {}
InvitationSchema.setClass(Invitation);

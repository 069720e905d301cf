import { defineEntity, p } from '@mikro-orm/core';
import { Shop } from '../shops/shop.ts';
import { Person } from './person.ts';

const InvitationSchema = defineEntity({
  name: 'Invitation',
  indexes: [{ properties: ['shop', 'id'] }],
  checks: [
    { name: 'invitation_shop_check', expression: `(kind = 'shop') = (shop_id is null)` },
    { name: 'invitation_used_check', expression: 'used >= 0 and used <= uses' },
  ],
  properties: {
    id: p.integer().primary(),
    /** SHA-256 of the token, hex; the token itself exists only in the link. */
    tokenHash: p.string().length(64).unique(),
    /** What it makes of somebody; `shop`: the owner of a bakery that they open with it. */
    kind: p.enum(['courier', 'employee', 'owner', 'shop'] as const),
    /** Null for a new one. */
    shop: () => p.manyToOne(Shop).nullable().deleteRule('no action'),
    createdBy: () => p.manyToOne(Person),
    createdAt: p.datetime().defaultRaw('now()'),
    expiresAt: p.datetime(),
    /** By how many people. */
    uses: p.integer().default(1),
    used: p.integer().default(0),
    revokedAt: p.datetime().nullable(),
  },
});

/** A link that gives a role, to one person or to several. */
export class Invitation extends InvitationSchema.class {}
InvitationSchema.setClass(Invitation);

import { defineEntity, p } from '@mikro-orm/core';
import { Shop } from '../shops/shop.ts';
import { Person } from './person.ts';

const RoleSchema = defineEntity({
  name: 'Role',
  uniques: [{ properties: ['person', 'shop', 'kind'] }],
  checks: [{ name: 'role_suspended_check', expression: 'suspended_at is null or not active' }],
  indexes: [{ properties: ['shop', 'kind'] }, { properties: ['shop', 'id'] }],
  properties: {
    id: p.integer().primary(),
    person: () => p.manyToOne(Person),
    shop: () => p.manyToOne(Shop),
    kind: p.enum(['courier', 'employee', 'owner'] as const),
    /** False once dismissed: the row stays, so that history keeps its names. */
    active: p.boolean().default(true),
    /** Not active for a while; the owner lets them back. */
    suspendedAt: p.datetime().nullable(),
    /** Sent away, or made something else: no invitation that is older brings them back. */
    endedAt: p.datetime().nullable(),
    onDuty: p.boolean().default(true),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});

/** What somebody is in one shop. Everybody is a customer without a role. */
export class Role extends RoleSchema.class {}
RoleSchema.setClass(Role);

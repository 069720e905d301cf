import { defineEntity, p } from '@mikro-orm/core';
import { Shop } from '../shops/shop.ts';
import { Person } from './person.ts';

const RoleSchema = defineEntity({
  name: 'Role',
  uniques: [{ properties: ['person', 'shop', 'kind'] }],
  checks: [{ name: 'role_suspended_check', expression: 'suspended_at is null or not active' }],
  indexes: [
    { properties: ['shop', 'kind'] },
    { properties: ['shop', 'id'] },
    {
      name: 'role_here',
      expression: 'create index "role_here" on "role" ("shop_id", "id") where "active" or "suspended_at" is not null',
    },
    {
      name: 'role_here_as',
      expression:
        'create index "role_here_as" on "role" ("shop_id", "kind", "id") where "active" or "suspended_at" is not null',
    },
    {
      name: 'role_suspended',
      expression: 'create index "role_suspended" on "role" ("shop_id", "id") where "suspended_at" is not null',
    },
  ],
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

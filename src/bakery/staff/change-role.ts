import { operation, type RoleKind } from '../operation.ts';
import { revokeInvitationsOf } from '../people/use-invitation.ts';
import { Refusal } from '../refusal.ts';
import { rows } from '../rows.ts';
import { freeDeliveries } from './free-deliveries.ts';
import { lockRole, mustNotBeLastOwner, type OfRole, shopOfRole } from './of-role.ts';

export interface ChangedRole extends OfRole {
  readonly kind: RoleKind;
}

/**
 * They are something else in the same shop from now on; where they were that already, they only stop being the other.
 * @returns the role they have now.
 * @throws {Refusal} `staff.last-owner`, `staff.gone`
 */
export const changeRole = operation({
  name: 'change-role',
  allow: ['owner'],
  audited: true,
  shop: shopOfRole,
  async run(work, { personId }, { roleId, kind }: ChangedRole) {
    const { em, emit } = work;
    const role = await lockRole(em, roleId);
    if (!role.active) throw new Refusal('staff.gone');
    if (role.kind === kind) return { roleId };
    await mustNotBeLastOwner(em, role);
    await rows(em)`update role set active = false, on_duty = false, ended_at = now() where id = ${roleId}`;
    const [held] = await rows<{ roleId: number }>(em)`
      insert into role as r (person_id, shop_id, kind) values (${role.personId}, ${role.shopId}, ${kind})
      on conflict (person_id, shop_id, kind) do update set active = true, suspended_at = null, ended_at = null, on_duty = true
      returning id as "roleId"`;
    if (role.kind === 'owner') await revokeInvitationsOf(em, role.personId, role.shopId);
    if (role.kind === 'courier') await freeDeliveries(work, role.personId, role.shopId, personId);
    emit({ type: 'role.changed', roleId: held!.roleId });
    return held!;
  },
});

import { operation } from '../operation.ts';
import { revokeInvitationsOf } from '../people/use-invitation.ts';
import { rows } from '../rows.ts';
import { freeDeliveries } from './free-deliveries.ts';
import { lockRole, mustNotBeLastOwner, type OfRole, shopOfRole } from './of-role.ts';

/** They may do nothing until `resumeStaff`: every button they have answers so. @throws {Refusal} `staff.last-owner` */
export const suspendStaff = operation({
  name: 'suspend-staff',
  allow: ['owner'],
  audited: true,
  shop: shopOfRole,
  async run(work, { personId }, { roleId }: OfRole) {
    const role = await lockRole(work.em, roleId);
    if (!role.active) return;
    await mustNotBeLastOwner(work.em, role);
    await rows(work.em)`
      update role set active = false, on_duty = false, suspended_at = now() where id = ${roleId}`;
    if (role.kind === 'owner') await revokeInvitationsOf(work.em, role.personId, role.shopId);
    if (role.kind === 'courier') await freeDeliveries(work, role.personId, role.shopId, personId);
    work.emit({ type: 'role.changed', roleId });
  },
});

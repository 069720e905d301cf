import { operation } from '../operation.ts';
import { rows } from '../rows.ts';
import { type OfRole, shopOfRole } from './of-role.ts';

/** Suspended no more. Whoever was dismissed comes back by an invitation only. */
export const resumeStaff = operation({
  name: 'resume-staff',
  allow: ['owner'],
  audited: true,
  shop: shopOfRole,
  async run({ em, emit }, _actor, { roleId }: OfRole) {
    const resumed = await rows(em)`
      update role set active = true, on_duty = kind <> 'courier', suspended_at = null
      where id = ${roleId} and suspended_at is not null returning id`;
    if (resumed.length > 0) emit({ type: 'role.changed', roleId });
  },
});

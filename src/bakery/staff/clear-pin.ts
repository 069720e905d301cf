import { operation } from '../operation.ts';
import { rows } from '../rows.ts';
import { type OfRole, shopOfRole } from './of-role.ts';

/** Somebody has forgotten their PIN: they choose another one, and are locked out until then. */
export const clearPin = operation({
  name: 'clear-pin',
  allow: ['owner'],
  audited: true,
  shop: shopOfRole,
  async run({ em }, _actor, { roleId }: OfRole) {
    await rows(em)`
      update person set pin_hash = null, pin_tries = 0, pin_closed_until = null, unlocked_until = null
      where id = (select person_id from role where id = ${roleId} and (active or suspended_at is not null))`;
  },
});

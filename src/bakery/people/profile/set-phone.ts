import { operation } from '../../operation.ts';
import { Refusal } from '../../refusal.ts';
import { rows } from '../../rows.ts';
import { claimPhone } from './claim-phone.ts';

/**
 * The own number takes the place of those typed at a checkout; null removes both. Carts get a new version: a ✅ under
 * a summary with the former number orders nothing.
 * @throws {Refusal} `profile.phone-taken`
 */
export const setPhone = operation({
  name: 'set-phone',
  allow: ['anybody'],
  async run({ em }, { personId }, { phone }: { phone: string | null }) {
    const claim = phone === null ? 'own' : await claimPhone(em, personId, phone);
    if (claim === 'taken') throw new Refusal('profile.phone-taken');
    if (phone === null) await rows(em)`update person set phone = null where id = ${personId}`;
    await rows(em)`update cart set phone = null, version = version + 1 where person_id = ${personId}`;
    return { hasJoined: claim === 'joined' };
  },
});

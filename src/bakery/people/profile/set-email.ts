import { operation } from '../../operation.ts';
import { Refusal } from '../../refusal.ts';
import { rows } from '../../rows.ts';
import { oneAtATime } from '../one-at-a-time.ts';

/** Null removes it. @throws {Refusal} `profile.email-taken`, whatever the case. */
export const setEmail = operation({
  name: 'set-email',
  allow: ['anybody'],
  async run({ em }, { personId }, { email }: { email: string | null }) {
    if (email !== null) await oneAtATime(em, `email ${email.toLowerCase()}`);
    const set = await rows(em)`
      update person set email = ${email}::text where id = ${personId}
        and not exists (select from person o where lower(o.email) = lower(${email}::text) and o.id <> ${personId})
      returning id`;
    if (set.length === 0 && email !== null) throw new Refusal('profile.email-taken', { email });
  },
});

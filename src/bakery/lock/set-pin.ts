import { operation } from '../operation.ts';
import { Refusal } from '../refusal.ts';
import { rows } from '../rows.ts';
import { LOCK_MINUTES } from './lock-minutes.ts';

export interface NewPin {
  /** Of `pin.ts`. */
  readonly hash: string;
}

/**
 * Whoever has none chooses one; who has one must have opened the lock with it. Opens the lock.
 * @throws {Refusal} `lock.closed`
 */
export const setPin = operation({
  name: 'set-pin',
  allow: ['anybody'],
  async run({ em }, { personId }, { hash }: NewPin) {
    const changed = await rows(em)`
      update person set pin_hash = ${hash}, pin_tries = 0,
        unlocked_until = now() + (${LOCK_MINUTES(personId)}) * interval '1 minute'
      where id = ${personId} and (pin_hash is null or unlocked_until > now()) returning id`;
    if (changed.length === 0) throw new Refusal('lock.closed');
  },
});

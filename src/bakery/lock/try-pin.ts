import { operation } from '../operation.ts';
import { rows } from '../rows.ts';
import { LOCK_MINUTES } from './lock-minutes.ts';
import { isSame } from './pin.ts';
import type { NewPin } from './set-pin.ts';

/** Wrong ones in a row, after which none is looked at for a while. */
const MOST_TRIES = 5;

/** `until` in ISO 8601. */
export type Tried = { opened: true } | { opened: false; left: number } | { opened: false; until: string };

/**
 * Opens the staff commands of all bakeries where somebody works. A wrong PIN is an answer and not a refusal: the try
 * must be counted. Its row is locked, so that a hundred guesses at once count as a hundred.
 */
export const tryPin = operation({
  name: 'try-pin',
  allow: ['anybody'],
  async run({ em }, { personId }, { hash }: NewPin): Promise<Tried> {
    const [known] = await rows<{ hash: string | null; tries: number; closedUntil: Date | null }>(em)`
      select pin_hash as hash, pin_tries as tries,
        case when pin_closed_until > now() then pin_closed_until end as "closedUntil"
      from person where id = ${personId} for no key update`;
    if (known?.closedUntil) return { opened: false, until: known.closedUntil.toISOString() };
    if (known?.hash && isSame(known.hash, hash)) {
      await rows(em)`
        update person set pin_tries = 0, pin_closed_until = null,
          unlocked_until = now() + (${LOCK_MINUTES(personId)}) * interval '1 minute'
        where id = ${personId}`;
      return { opened: true };
    }
    const tries = (known?.tries ?? 0) + 1;
    const isLast = tries >= MOST_TRIES;
    const [closed] = await rows<{ until: Date | null }>(em)`
      update person set pin_tries = ${isLast ? 0 : tries},
        pin_closed_until = case when ${isLast} then now() + interval '15 minutes' end
      where id = ${personId} returning pin_closed_until as until`;
    return closed?.until
      ? { opened: false, until: closed.until.toISOString() }
      : { opened: false, left: MOST_TRIES - tries };
  },
});

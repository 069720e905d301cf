import { operation } from '../operation.ts';
import { rows } from '../rows.ts';

/** Closes the staff commands at once. @returns false when nothing was open. */
export const logOut = operation({
  name: 'log-out',
  allow: ['anybody'],
  async run({ em }, { personId }) {
    const closed = await rows(em)`
      update person set unlocked_until = null where id = ${personId} and unlocked_until > now() returning id`;
    return closed.length > 0;
  },
});

import { type Outcome, operation } from '../operation.ts';
import { rows } from '../rows.ts';

/** What somebody has said so far about the bakery they open; null forgets it. */
export const keepOpening = operation({
  name: 'keep-opening',
  allow: ['anybody'],
  async run({ em }, { personId }, { draft }: { draft: Outcome }) {
    await rows(em)`
      update person set opening = ${draft === null ? null : JSON.stringify(draft)}::jsonb where id = ${personId}`;
  },
});

import { operation } from '../../operation.ts';
import { rows } from '../../rows.ts';
import { choicesIn, type Filter, readFilter } from './filter.ts';

/** From here on the person sees the catalogue so, in every shop. */
export const setFilter = operation({
  name: 'set-filter',
  allow: ['anybody'],
  async run({ em }, { personId }, { filter }: { filter: Filter }) {
    const wanted = readFilter(filter);
    const kept = choicesIn(wanted) === 0 ? null : JSON.stringify(wanted);
    await rows(em)`update person set filter = ${kept}::jsonb where id = ${personId}`;
  },
});

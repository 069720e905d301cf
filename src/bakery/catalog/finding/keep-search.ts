import { operation } from '../../operation.ts';
import { rows } from '../../rows.ts';
import { SEARCHES_KEPT } from './search.ts';

/** Notes what somebody looks for, so that buttons can name it; the same words are one search. */
export const keepSearch = operation({
  name: 'keep-search',
  allow: ['anybody'],
  async run({ em }, { personId }, { words }: { words: string }) {
    const [kept] = await rows<{ id: number }>(em)`
      with noted as (
        insert into search (person_id, words) values (${personId}, ${words})
        on conflict (person_id, words) do update set at = now() returning id
      ), forgotten as (
        delete from search where id in (
          select id from search where person_id = ${personId} and id not in (select id from noted)
          order by at desc, id desc offset ${SEARCHES_KEPT - 1}
        )
      )
      select id from noted`;
    return { searchId: kept!.id };
  },
});

import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { rows } from '../rows.ts';

/** Wrong links an hour after which no link is looked at any more. */
const MOST_TRIES = 5;

/** The lock keeps one person's guesses in a row, so that a hundred at once count as well. */
export async function hasTriesLeft(em: SqlEntityManager, personId: number): Promise<boolean> {
  await rows(em)`select 1 from person where id = ${personId} for no key update`;
  const [found] = await rows<{ tries: number }>(em)`
    with old as (delete from invitation_try where person_id = ${personId} and at <= now() - interval '1 hour')
    select count(*) as tries from invitation_try where person_id = ${personId} and at > now() - interval '1 hour'`;
  return found!.tries < MOST_TRIES;
}

export async function countTry(em: SqlEntityManager, personId: number): Promise<void> {
  await rows(em)`insert into invitation_try (person_id) values (${personId})`;
}

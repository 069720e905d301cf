import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { rows } from '../rows.ts';

/**
 * Two people who claim the same number or address at the same moment: the second waits until the first has it, and
 * is told so, instead of running into the unique index.
 */
export async function oneAtATime(em: SqlEntityManager, what: string): Promise<void> {
  await rows(em)`select pg_advisory_xact_lock(hashtextextended(${what}, 0))`;
}

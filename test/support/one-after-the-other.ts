import type { Operation } from '../../src/bakery/operation.ts';
import { rows } from '../../src/bakery/rows.ts';
import { createRunner } from '../../src/database/transaction.ts';
import type { StaffedBakery } from './staffed-bakery.ts';
import { until } from './until.ts';

export interface First<Input> {
  readonly operation: Operation<Input, unknown>;
  readonly by: number;
  readonly input: Input;
}

/**
 * Does `first`, and lets it commit only when `second` waits for it, or, where it need not wait, has ended.
 * @returns what became of the second.
 */
export async function oneAfterTheOther<Input, Second>(
  { orm, em: anotherEm }: Pick<StaffedBakery, 'orm' | 'em'>,
  { operation, by, input }: First<Input>,
  second: () => Promise<Second>,
  { waits = true } = {},
): Promise<Second> {
  let waiting: Promise<Second> | undefined;
  await orm.em.fork().transactional(async (em) => {
    const run = createRunner({ orm: { em: { fork: () => em.fork({ keepTransactionContext: true }) as never } } });
    await run(operation, { personId: by, operator: false }, input);
    waiting = second();
    waiting.catch(() => {});
    if (!waits) return waiting;
    await until(async () => {
      const [one] = await rows(anotherEm())`select 1 from pg_stat_activity
        where datname = current_database() and wait_event_type = ${'Lock'}`;
      return one ? undefined : 'nobody waits';
    });
  });
  return waiting!;
}

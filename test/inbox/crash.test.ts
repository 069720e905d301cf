import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '../support/until.ts';
import { type Bakery, openBakery } from './bakery.ts';
import { salesOf, sell } from './counter.ts';
import { tap } from './updates.ts';

const LEASE_SECONDS = 1;
const program = fileURLToPath(new URL('replica.ts', import.meta.url));

interface Replica {
  readonly process: ChildProcess;
  tells(word: string): Promise<void>;
  hears(word: string | object): void;
}

async function startReplica(url: string, leaseSeconds = LEASE_SECONDS): Promise<Replica> {
  const child = fork(program, [url, String(leaseSeconds)], { execArgv: [] });
  const told: unknown[] = [];
  child.on('message', (word) => told.push(word));
  const tells = (word: string) => until(() => told.includes(word));
  await tells('open');
  return { process: child, tells, hears: (word) => void child.send(word) };
}

describe('A replica that goes down in the middle of an update', () => {
  let bakery: Bakery;
  const replicas: Replica[] = [];
  const opensReplica = async () => {
    const replica = await startReplica(bakery.url);
    replicas.push(replica);
    return replica;
  };

  beforeAll(async () => {
    bakery = await openBakery();
  });
  afterEach(() => {
    for (const replica of replicas.splice(0)) replica.process.kill('SIGKILL');
  });
  afterAll(() => bakery.close());

  it.each([
    ['before the sale', 1, []],
    ['after the sale', 2, ['sell']],
  ])('%s leaves it to another, and one loaf is sold', async (_, updateId, orders) => {
    const doomed = await opensReplica();
    doomed.hears(tap(updateId, 101));
    await doomed.tells('began');
    for (const order of orders) doomed.hears(order);
    if (orders.length > 0) await doomed.tells('sold');
    doomed.process.kill('SIGKILL');
    await once(doomed.process, 'exit');

    const tries: number[] = [];
    const heir = await bakery.opens({
      leaseSeconds: LEASE_SECONDS,
      handle: async (update) => {
        tries.push(update.tries);
        await sell(bakery.sql, update);
      },
    });
    await bakery.isQuiet();

    expect(tries).toEqual([2]);
    expect(await salesOf(bakery.sql, 101)).toEqual([1, 2].slice(0, updateId));
    await heir.stop();
  });

  it('is not waited for by a program that is alone on its database', async () => {
    const doomed = await startReplica(bakery.url, 3_600);
    doomed.hears(tap(9, 109));
    await doomed.tells('began');
    doomed.process.kill('SIGKILL');
    await once(doomed.process, 'exit');

    const heir = await bakery.opens({ isAlone: true, handle: (update) => sell(bakery.sql, update) });
    await bakery.isQuiet();

    expect(await salesOf(bakery.sql, 109)).toEqual([9]);
    await heir.stop();
  });

  it('and comes back as a zombie neither sells nor ends what another has taken over', async () => {
    const zombie = await opensReplica();
    zombie.hears(tap(3, 102));
    await zombie.tells('began');
    zombie.process.kill('SIGSTOP');

    const mayEnd = Promise.withResolvers<void>();
    const heir = await bakery.opens({
      leaseSeconds: LEASE_SECONDS,
      handle: async (update) => {
        await sell(bakery.sql, update);
        await mayEnd.promise;
      },
    });
    await until(async () => (await salesOf(bakery.sql, 102)).length === 1);
    zombie.process.kill('SIGCONT');
    zombie.hears('sell');
    await zombie.tells('refused');
    zombie.hears('end');
    await zombie.tells('lost');
    expect(await bakery.states()).toMatchObject({ working: 1 });

    mayEnd.resolve();
    await bakery.isQuiet();
    expect(await salesOf(bakery.sql, 102)).toEqual([3]);
    await heir.stop();
  });

  it('keeps its lease as long as it is alive, however long the handler takes', async () => {
    const slow = await opensReplica();
    slow.hears(tap(4, 103));
    await slow.tells('began');

    const [before] = await bakery.sql<{ until: Date }>(
      'select leased_until as until from inbox where update_id = $1',
      [4],
    );
    const heir = await bakery.opens({ leaseSeconds: LEASE_SECONDS, handle: (update) => sell(bakery.sql, update) });
    await until(async () => {
      const [now] = await bakery.sql<{ late: boolean }>('select now() > $1::timestamptz + interval $$2 s$$ as late', [
        before!.until,
      ]);
      return now!.late;
    });
    expect(await salesOf(bakery.sql, 103)).toEqual([]);
    slow.hears('sell');
    slow.hears('end');
    await bakery.isQuiet();
    expect(await salesOf(bakery.sql, 103)).toEqual([4]);
    await heir.stop();
  });

  it('every time is not tried for ever', async () => {
    const dead: string[] = [];
    await bakery.sql(
      `insert into inbox (update_id, lane, body, state, tries, lease_token, leased_until)
       values ($1, 104, '{"update_id":5,"message":{}}', 'working', 5, gen_random_uuid(), now())`,
      [5],
    );
    const heir = await bakery.opens({
      observer: { dead: (kind) => void dead.push(kind) },
      handle: (update) => sell(bakery.sql, update),
    });
    await bakery.isQuiet();
    const [row] = await bakery.sql('select state, reason from inbox where update_id = $1', [5]);
    expect(row).toEqual({ state: 'dead', reason: expect.stringMatching(/^LeaseExpired/) });
    expect(dead).toEqual(['message']);
    expect(await salesOf(bakery.sql, 104)).toEqual([]);
    await heir.stop();
  });
});

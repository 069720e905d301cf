import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/database/embedded-postgres.ts';
import { migrate } from '../../src/database/migrate.ts';
import type { Received } from '../../src/inbox/inbox.ts';
import { until } from '../support/until.ts';
import { type Bakery, openBakery } from './bakery.ts';
import { salesOf, sell } from './counter.ts';
import { tap } from './updates.ts';

const PEOPLE = 30;
const TAPS_AFTER = 10;

describe('A database that goes down while people tap', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'bulka-outage-'));
  let postgres: EmbeddedPostgres;
  let bakery: Bakery;

  const bringDown = (signal: NodeJS.Signals) => {
    const pidFile = join(dataDir, 'postgres', 'cluster', 'postmaster.pid');
    process.kill(Number.parseInt(readFileSync(pidFile, 'utf8'), 10), signal);
  };

  beforeAll(async () => {
    postgres = await startEmbeddedPostgres({ dataDir });
    await migrate(postgres.url);
    bakery = await openBakery({ url: postgres.url });
  });
  afterAll(async () => {
    await bakery.close();
    await postgres.stop();
    rmSync(dataDir, { recursive: true });
  });

  it.each([
    ['SIGINT', 0],
    ['SIGKILL', 1_000],
  ] as const)('by %s takes nothing with it: every tap sells once, in order', async (signal, firstPerson) => {
    const inbox = await bakery.opens({ handle: (update: Received) => sell(bakery.sql, update) });
    const people = Array.from({ length: PEOPLE }, (_, n) => firstPerson + n + 1);
    const logged = bakery.log.lines.length;
    const isBack = () => bakery.log.lines.slice(logged).some((line) => line.includes('reaches the database again'));
    let refused = 0;
    /** As Telegram does: a person's next update only when this one is taken. */
    const deliver = async (update: object) => {
      const isTaken = () =>
        inbox.store([update]).then(
          () => true,
          () => false,
        );
      while (!(await isTaken())) {
        refused += 1;
        await sleep(50);
      }
    };
    const tapOn = async (person: number) => {
      const taps: number[] = [];
      for (let left = TAPS_AFTER; left > 0; left -= isBack() ? 1 : 0) {
        const updateId = (taps.length + 1) * 10_000 + person;
        taps.push(updateId);
        await deliver(tap(updateId, person));
        await sleep(2);
      }
      return taps;
    };

    const delivered = Promise.all(people.map(tapOn));
    await until(async () => (await salesOf(bakery.sql, people.at(-1))).length > 3);
    bringDown(signal);
    const taps = await delivered;
    await bakery.isQuiet();

    expect(refused).toBeGreaterThan(0);
    expect(Object.keys(await bakery.states())).toEqual(['done']);
    for (const [n, person] of people.entries()) expect(await salesOf(bakery.sql, person)).toEqual(taps[n]);
    await inbox.stop();
  });
});

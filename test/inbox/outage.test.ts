import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/database/embedded-postgres.ts';
import { migrate } from '../../src/database/migrate.ts';
import type { Received } from '../../src/inbox/inbox.ts';
import { type Bakery, openBakery } from './bakery.ts';
import { salesOf, sell } from './counter.ts';
import { until } from './until.ts';
import { tap } from './updates.ts';

const PEOPLE = 30;
const TAPS = 40;

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

  it.each(['SIGINT', 'SIGKILL'] as const)(
    'by %s takes nothing with it: every tap sells once, in order',
    async (signal) => {
      const already = (await salesOf(bakery.sql)).length;
      const failures: string[] = [];
      const inbox = await bakery.opens({
        observer: { handled: (_, result) => void failures.push(result) },
        handle: (update: Received) => sell(bakery.sql, update),
      });
      const people = Array.from({ length: PEOPLE }, (_, n) => already + n + 1);
      const tapsOf = (person: number) => Array.from({ length: TAPS }, (_, n) => already + n * PEOPLE + person);
      let refused = 0;
      /** As Telegram does: a person's next update only when this one is taken. */
      const deliver = async (update: object) => {
        while (
          !(await inbox.store([update]).then(
            () => true,
            () => false,
          ))
        ) {
          refused += 1;
          await sleep(50);
        }
      };

      const delivered = Promise.all(
        people.map(async (person) => {
          for (const updateId of tapsOf(person)) {
            await deliver(tap(updateId, person));
            await sleep(1);
          }
        }),
      );
      await until(async () => (await salesOf(bakery.sql)).length > already + PEOPLE * 5);
      bringDown(signal);
      await delivered;
      await bakery.isQuiet();

      expect(refused).toBeGreaterThan(0);
      expect(await bakery.states()).toEqual({ done: already + PEOPLE * TAPS });
      for (const person of people) expect(await salesOf(bakery.sql, person)).toEqual(tapsOf(person));
      expect(bakery.log.lines.filter((line) => line.includes('reaches the database again'))).not.toEqual([]);
      await inbox.stop();
    },
  );
});

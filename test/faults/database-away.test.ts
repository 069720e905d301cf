import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/database/embedded-postgres.ts';
import { migrate } from '../../src/database/migrate.ts';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import { postmasterPid } from '../database/loaves.ts';
import { Bakery } from '../support/bakery.ts';
import { hears, orders, reachesSummary } from '../support/conversation.ts';
import { brokenPromises, comesToRest } from '../support/invariants.ts';
import { type Program, runProgram } from '../support/program.ts';
import { until } from '../support/until.ts';

const SHOPPERS = 4;
const ROUNDS = 2;
/** More than the program has connections. */
const CROWD = 18;
const CONNECTIONS = 16;

describe.each([
  ['shut down', 'SIGINT', 'polling'],
  ['killed', 'SIGKILL', 'webhook'],
] as const)('PostgreSQL that is %s', (_, signal, front) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'bulka-away-'));
  let postgres: EmbeddedPostgres;
  let bakery: Bakery;
  let program: Program;
  let rye: number;
  const placed: number[] = [];

  beforeAll(async () => {
    postgres = await startEmbeddedPostgres({ dataDir });
    await migrate(postgres.url);
    bakery = await Bakery.open({ replicas: 0, database: { url: postgres.url, drop: () => postgres.stop() } });
    program = await runProgram({ telegram: bakery.telegram, databaseUrl: postgres.url, front });
    rye = await bakery.product('Rye loaf', { stock: 50 });
  });
  afterAll(async () => {
    await program.stop();
    await bakery.close();
    rmSync(dataDir, { recursive: true });
  });

  const goesDown = () => process.kill(postmasterPid(dataDir), signal);
  const crowd = (name: string, size: number) =>
    Array.from({ length: size }, (_, n) => bakery.customer(`${name} ${n + 1}`));

  async function isSound(): Promise<void> {
    await comesToRest(bakery.sql);
    expect(await brokenPromises(bakery.sql)).toEqual([]);
    expect((await bakery.orders()).map(({ id }) => id)).toEqual(placed.toSorted((a, b) => a - b));
    expect(await bakery.stockOf(rye)).toBe(50 - placed.length);
    expect(await bakery.sql(`select state, reason from inbox where state <> 'done'`, [])).toEqual([]);
  }

  it('while every connection is in the middle of an order gives them all back', async () => {
    const customers = crowd('Oleg', CROWD);
    for (const customer of customers) await reachesSummary(customer, 'Rye loaf');
    const baker = new pg.Client(postgres.url);
    baker.on('error', () => {});
    await baker.connect();
    await baker.query(`begin; select from product where id = ${rye} for update`);
    const taps = customers.map((customer) => customer.presses('✅').answer);
    await until(async () => {
      const inLine = await bakery.sql(`select pid from pg_stat_activity where wait_event_type = 'Lock'`, []);
      return inLine.length < CONNECTIONS ? `${inLine.length} connections in the middle of an order` : undefined;
    });
    goesDown();
    const cards = await Promise.all(customers.map((customer) => hears(customer, /^Order \d+ · /)));
    placed.push(...cards.map(({ text }) => Number(/\d+/.exec(text)![0])));
    await Promise.all(taps);
    await isSound();
  }, 90_000);

  // Lost jobs are missed only after a quarter of a minute, so this is told once.
  const once = signal === 'SIGKILL' ? it : () => {};
  once(
    'while people shop keeps nobody waiting for half a minute, and takes nothing with it',
    async () => {
      const before = placed.length;
      const shops = async (customer: Person) => {
        for (let round = 1; round <= ROUNDS; round++) placed.push(await orders(customer, 'Rye loaf'));
      };
      const shopping = Promise.all(crowd('Vera', SHOPPERS).map(shops));
      await until(async () => (placed.length > before ? undefined : 'nobody has ordered'));
      expect(placed.length - before).toBeLessThan(SHOPPERS * ROUNDS);
      goesDown();
      await shopping;
      await isSound();
    },
    90_000,
  );
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readConfig } from '../../src/config.ts';
import { startEmbeddedPostgres } from '../../src/database/embedded-postgres.ts';
import { migrate } from '../../src/database/migrate.ts';
import { visit } from '../../src/doctor/visit.ts';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import { Bakery, ways } from '../support/bakery.ts';
import { hears, orders, reads, textsOf } from '../support/conversation.ts';
import { brokenPromises, comesToRest } from '../support/invariants.ts';
import { until } from '../support/until.ts';

describe.each(ways)('The doctor, with the queues in $queues', (way) => {
  let bakery: Bakery;
  let vera: Person;
  let emil: Person;
  let orderId: number;

  beforeAll(async () => {
    bakery = await Bakery.open(way);
    await bakery.product('Rye loaf');
    emil = await bakery.staff('employee', 'Emil');
    vera = bakery.customer('Vera');
    orderId = await orders(vera, 'Rye loaf');
    await hears(emil, `Order ${orderId} · new`);
    await comesToRest(bakery.sql);
  });
  afterAll(() => bakery.close());

  async function asks(...args: string[]): Promise<{ code: number; said: string }> {
    const config = readConfig({
      DATABASE_URL: bakery.databaseUrl,
      ...(bakery.redis && { REDIS_URL: bakery.redis.url }),
    });
    const said: string[] = [];
    const code = await visit(config, args, (line) => said.push(line));
    return { code, said: said.join('\n') };
  }
  const notices = () => bakery.sql<{ state: string }>(`select state from notice where id > $1 order by id`, [0]);

  it('finds nothing where all is well', async () => {
    expect(await asks()).toEqual({ code: 0, said: 'All is well: nothing was given up, nothing waits too long.' });
  });

  it('says how it is asked', async () => {
    for (const args of [['redrive'], ['redrive', 'bread'], ['help'], ['clear-pin'], ['clear-pin', 'Emil']]) {
      const { code, said } = await asks(...args);
      expect([code, said]).toEqual([2, expect.stringContaining('redrive updates|events|news|jobs|all')]);
    }
  });

  it('names what was given up and for how long, and what to do, but nobody', async () => {
    await bakery.sql(`update outbox set state = 'dead', reason = 'TypeError: once' where type = $1`, ['order.placed']);
    await bakery.sql(
      `update notice set state = 'dead', reason = 'ApiError: sendMessage: 400 no', ended_at = now() where id > $1`,
      [0],
    );
    await bakery.sql(
      `update inbox set state = 'dead', reason = 'TypeError: once', body = '{}'
       where update_id = (select max(update_id) from inbox where update_id > $1)`,
      [0],
    );
    const { code, said } = await asks();
    expect(code).toBe(1);
    expect(said).toMatch(/^1 updates were given up: .*\n {4}update \d+, 0d 00:00 h ago: TypeError: once\n/);
    expect(said).toMatch(/1 events were given up: .*\n {4}order\.placed \d+, 0d 00:00 h ago: TypeError: once\n/);
    expect(said).toMatch(
      /\d messages and cards were given up: .*\n {4}\w+\.\w+ of \d+ to person \d+, 0d 00:00 h ago: ApiError/,
    );
    for (const name of ['updates', 'events', 'news']) expect(said).toContain(`npm run doctor -- redrive ${name}`);
    expect(said).not.toMatch(/Vera|Emil|Lindenstra/);
    await bakery.sql(`delete from inbox where state = $1`, ['dead']);
  });

  it('has it done again, and nobody is told twice however often it is asked', async () => {
    const before = textsOf(emil);
    const dead = await notices();
    const first = await Promise.all([asks('redrive', 'all'), asks('redrive', 'all')]);
    for (const { code } of first) expect(code).toBe(0);
    await comesToRest(bakery.sql);
    await asks('redrive', 'events', 'news');
    await comesToRest(bakery.sql);
    expect((await notices()).length).toBeGreaterThanOrEqual(dead.length);
    expect((await notices()).filter(({ state }) => state === 'dead')).toEqual([]);
    expect(textsOf(emil)).toEqual(before);
    expect(await asks()).toMatchObject({ code: 0 });
  });

  it('has a card sent that Telegram refused, once', async () => {
    const [refused] = await bakery.sql<{ id: number }>(
      `with gone as (delete from card where code = 'kit.card' returning person_id)
       update notice set state = 'dead', reason = 'ApiError: 400', ended_at = now()
       where id = (select max(id) from notice where code = 'kit.card' and person_id = (select person_id from gone))
         and id > $1 returning id`,
      [0],
    );
    expect(refused).toBeDefined();
    const cards = () => textsOf(emil).filter((text) => text.startsWith(`Order ${orderId} · new`)).length;
    const before = cards();
    for (let time = 0; time < 3; time++) await asks('redrive', 'news');
    await comesToRest(bakery.sql);
    expect(cards()).toBe(before + 1);
    expect(await brokenPromises(bakery.sql)).toEqual([]);
  });

  it('has an update answered that was given up', async () => {
    bakery.telegram.faults.broken({ chat: vera, method: 'sendMessage', times: 1_000 });
    vera.command('help');
    await until(async () => {
      const [stuck] = await bakery.sql<{ tries: number }>(
        `select tries from inbox where state = 'waiting' and tries > $1`,
        [0],
      );
      return stuck ? undefined : 'not tried yet';
    });
    await bakery.sql(
      `update inbox set state = 'dead', reason = 'NoAnswer', lease_token = null, leased_until = null where state <> $1`,
      ['done'],
    );
    bakery.telegram.faults.clear();
    await reads(vera, '/orders', () => asks('redrive', 'updates'));
    await comesToRest(bakery.sql);
    expect(await asks()).toMatchObject({ code: 0 });
  });

  it('says who cannot be reached, by the order', async () => {
    await bakery.sql(`update person set unreachable_since = now() where telegram_id = $1`, [vera.id]);
    const { code, said } = await asks();
    expect([code, said]).toEqual([1, expect.stringContaining(`order ${orderId}, unreachable since `)]);
    expect(said).toContain('Call them');
  });

  it('says that what waits for over five minutes waits for somebody', async () => {
    await bakery.sql(`update person set unreachable_since = null where telegram_id = $1`, [vera.id]);
    await bakery.stopApps();
    await bakery.sql(
      `insert into outbox (type, payload, created_at) values ('order.ready', '{}', now() - $1::interval)`,
      ['6 min'],
    );
    const { code, said } = await asks();
    expect([code, said]).toEqual([1, expect.stringMatching(/^1 events have waited .*\n.*order\.ready/)]);
  });
});

describe('The doctor on a laptop', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'bulka-doctor-'));
  afterAll(() => rmSync(dataDir, { recursive: true }));

  async function asks(): Promise<string> {
    const said: string[] = [];
    const code = await visit(readConfig({ DATA_DIR: dataDir }), [], (line) => said.push(line));
    return `${code} ${said.join('\n')}`;
  }

  it('finds the database of the program, running or not, and makes none', async () => {
    expect(await asks()).toBe(`0 There is no database in ${dataDir} yet. npm start makes one.`);
    const running = await startEmbeddedPostgres({ dataDir, fsync: false });
    expect(await asks()).toMatch(/^1 The database lacks \d+ migrations/);
    await migrate(running.url);
    expect(await asks()).toMatch(/^0 All is well/);
    await running.stop();
    expect(await asks()).toMatch(/^0 All is well/);
  });
});

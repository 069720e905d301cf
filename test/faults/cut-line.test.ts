import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import { Bakery } from '../support/bakery.ts';
import { hears, reachesSummary } from '../support/conversation.ts';
import { brokenPromises, comesToRest } from '../support/invariants.ts';
import { freshDatabase } from '../support/postgres.ts';
import { type Failpoint, type PostgresProxy, postgresProxy } from '../support/postgres-proxy.ts';

/** The statements on the way from Vera's ✅ to Emil's card. */
const statements: Record<string, RegExp[]> = {
  'the tap is stored': [/^\s*insert into inbox/],
  'it is found out who tapped': [/from person p where p\.telegram_id/],
  'the cart is locked': [/for no key update of c, p/],
  'the order is written': [/insert into orders /],
  'the order is committed': [/insert into orders /, /^commit/],
  'the card is claimed': [/insert into card /],
  'the card is remembered': [/update card set chat_id/],
  'the tap is ended': [/update inbox set state = ending\.state/],
  'the news are queued': [/add_job\(|add_flow\(/],
  'it is written who is told': [/insert into notice /],
};

describe('A connection to PostgreSQL that breaks', () => {
  let bakery: Bakery;
  let proxy: PostgresProxy;
  let emil: Person;
  let rye: number;
  let customers = 0;

  beforeAll(async () => {
    const database = await freshDatabase();
    proxy = await postgresProxy(database.url);
    const drop = () => proxy.close().then(database.drop);
    bakery = await Bakery.open({ database: { url: proxy.url, drop } });
    rye = await bakery.product('Rye loaf', { stock: 40 });
    emil = await bakery.staff('employee', 'Emil');
  });
  afterAll(() => bakery.close());

  const moments = Object.keys(statements).flatMap((name) => [[name, 'before'] as const, [name, 'after'] as const]);
  it.each(moments)('as %s, %s PostgreSQL has done it: nobody notices', async (name, when: Failpoint['when']) => {
    const vera = bakery.customer(`Vera ${++customers}`);
    const summary = await reachesSummary(vera, 'Rye loaf');
    await comesToRest(bakery.sql);
    const isCut = proxy.cutAt({ statements: statements[name]!, when });
    const { answer } = vera.presses('✅');
    await isCut;

    const card = await hears(vera, /^Order \d+ · /);
    expect(card.id).toBe(summary.id);
    await answer;
    await hears(emil, `${/^Order \d+/.exec(card.text)![0]} · new`);
    await comesToRest(bakery.sql);
    expect(await brokenPromises(bakery.sql)).toEqual([]);
    expect(await bakery.orders()).toHaveLength(customers);
    expect(await bakery.stockOf(rye)).toBe(40 - customers);
  });
});

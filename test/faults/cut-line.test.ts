import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import { Bakery } from '../support/bakery.ts';
import { hears, reachesSummary } from '../support/conversation.ts';
import { brokenPromises, comesToRest } from '../support/invariants.ts';
import { freshDatabase } from '../support/postgres.ts';
import { type Failpoint, type PostgresProxy, postgresProxy } from '../support/postgres-proxy.ts';

/** The statements on the way from Vera's ✅ to Emil's card. */
const moments: readonly [string, Failpoint['when'], ...RegExp[]][] = [
  ['the tap is stored', 'before', /^\s*insert into inbox/],
  ['the tap is stored', 'after', /^\s*insert into inbox/],
  ['it is found out who tapped', 'after', /from person p where p\.telegram_id/],
  ['the cart is locked', 'after', /for no key update of c, p/],
  ['the order is written', 'after', /insert into orders /],
  ['the order is committed', 'before', /insert into orders /, /^commit/],
  ['the order is committed', 'after', /insert into orders /, /^commit/],
  ['the card is claimed', 'before', /insert into card /],
  ['the card is remembered', 'after', /update card set chat_id/],
  ['the tap is ended', 'before', /update inbox set state = ending\.state/],
  ['the tap is ended', 'after', /update inbox set state = ending\.state/],
  ['the news are queued', 'before', /add_job\(|add_flow\(/],
  ['the news are queued', 'after', /add_job\(|add_flow\(/],
  ['it is written who is told', 'before', /insert into notice /],
  ['it is written who is told', 'after', /insert into notice /],
];

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

  it.each(moments)('as %s, %s PostgreSQL has done it: nobody notices', async (_, when, ...statements) => {
    const vera = bakery.customer(`Vera ${++customers}`);
    const summary = await reachesSummary(vera, 'Rye loaf');
    await comesToRest(bakery.sql);
    const isCut = proxy.cutAt({ statements, when });
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

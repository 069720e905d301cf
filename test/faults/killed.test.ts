import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import { Bakery } from '../support/bakery.ts';
import { hears, reachesSummary, textsOf } from '../support/conversation.ts';
import { brokenPromises, comesToRest } from '../support/invariants.ts';
import { type PostgresProxy, postgresProxy } from '../support/postgres-proxy.ts';
import { type Program, runProgram } from '../support/program.ts';
import { anHourPasses } from '../support/time-passes.ts';

/** Does something at a certain moment; resolves when it is done. */
type Moment = (here: { proxy: PostgresProxy; bakery: Bakery; emil: Person }, act: () => void) => Promise<void>;

const before = (...statements: RegExp[]): Moment => {
  return ({ proxy }, act) => proxy.strikeAt({ statements, when: 'before' }, act);
};
const after = (...statements: RegExp[]): Moment => {
  return ({ proxy }, act) => proxy.strikeAt({ statements, when: 'after' }, act);
};
const telegramHasEmilsCard: Moment = async ({ bakery, emil }, act) => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const stop = bakery.telegram.on((event) => {
    if (event.type !== 'message' || event.person !== emil.id) return;
    act();
    resolve();
  });
  await promise;
  stop();
};

const stored = /^\s*insert into inbox/;
const placed = [/insert into orders /, /^commit/];
const ended = /update inbox set state = ending\.state/;
const queued = /add_job\(|add_flow\(/;
const told = [/insert into notice /, /^commit/];

/** What the killed program has left behind of Vera's ✅. */
interface Left {
  tap: 'unknown' | 'working' | 'done';
  orders: number;
  answered: boolean;
  news: 'none' | 'pending' | 'queued' | 'told';
  notices: number;
}

/** When the program is killed while Vera's ✅ becomes an order, its answer, and the news of it. */
const moments: readonly [string, Moment, Partial<Left>][] = [
  ['before the tap is stored', before(stored), { tap: 'unknown', orders: 0 }],
  ['when the tap is stored, before Telegram hears so', after(stored), { tap: 'working', orders: 0 }],
  ['before the order is committed', before(...placed), { tap: 'working', orders: 0, news: 'none' }],
  ['when the order is committed, before the answer', after(...placed), { tap: 'working', orders: 1, answered: false }],
  ['after the answer, before the tap counts as done', before(ended), { tap: 'working', orders: 1, answered: true }],
  ['before the news are in the queue', before(queued), { orders: 1, news: 'queued', notices: 0 }],
  ['when it is committed who is told, before anybody is', after(...told), { orders: 1, news: 'told', notices: 1 }],
  ['when Telegram has Emil’s card, before its answer', telegramHasEmilsCard, { orders: 1, news: 'told', notices: 1 }],
];

describe.each([
  ['polling', moments],
  ['webhook', moments.slice(0, 2)],
] as const)('A program on %s that is killed', (front, moments) => {
  let bakery: Bakery;
  let proxy: PostgresProxy;
  let program: Program;
  let emil: Person;
  let rye: number;
  let customers = 0;

  const opens = async () => {
    program = await runProgram({ telegram: bakery.telegram, databaseUrl: proxy.url, front });
    if (front === 'webhook') bakery.telegram.webhookTargets([program.webhookUrl]);
  };
  beforeAll(async () => {
    bakery = await Bakery.open({ replicas: 0 });
    proxy = await postgresProxy(bakery.databaseUrl);
    rye = await bakery.product('Rye loaf', { stock: 40 });
    emil = await bakery.staff('employee', 'Emil');
    await opens();
  });
  afterAll(async () => {
    await program.stop();
    await proxy.close();
    await bakery.close();
  });

  async function newestUpdate(): Promise<number> {
    const [newest] = await bakery.sql<{ id: number }>('select max(update_id)::float8 as id from inbox', []);
    return newest!.id;
  }

  /** @param before the newest update before the ✅. */
  async function leftOf(vera: Person, before: number): Promise<Left> {
    const [left] = await bakery.sql<Omit<Left, 'answered'>>(
      `with customer as (select * from person where telegram_id = $1),
         o as (select * from orders where customer_id = (select id from customer)),
         e as (select * from outbox where (payload->>'orderId')::int = (select id from o))
       select (select count(*)::int from o) as orders, coalesce((select state from e), 'none') as news,
         (select count(*)::int from notice where event_id = (select id from e) and state = 'waiting') as notices,
         coalesce((select state from inbox where lane = $1 and update_id > $2), 'unknown') as tap`,
      [vera.id, before],
    );
    return { ...left!, answered: vera.chat().messages.some(({ text }) => /^Order \d+ · /.test(text)) };
  }

  it.each(moments)('%s', async (_, moment, left) => {
    const vera = bakery.customer(`Vera ${++customers}`);
    const summary = await reachesSummary(vera, 'Rye loaf');
    await comesToRest(bakery.sql);
    const before = await newestUpdate();
    const gone = Promise.withResolvers<void>();
    const struck = moment({ proxy, bakery, emil }, () => void program.kill().then(gone.resolve));
    const { answer } = vera.presses('✅');
    await struck;
    await gone.promise;
    expect(await leftOf(vera, before)).toMatchObject(left);
    await anHourPasses(bakery.sql);
    await opens();

    const card = await hears(vera, /^Order \d+ · /);
    expect(card.id).toBe(summary.id);
    await answer;
    const title = `${/^Order \d+/.exec(card.text)![0]} · new`;
    await hears(emil, title);
    await comesToRest(bakery.sql);
    // Nobody can tell whether a message was sent whose answer is lost: it may come twice, and one of the two goes on.
    const most = moment === telegramHasEmilsCard ? 2 : 1;
    expect(textsOf(emil).filter((text) => text.startsWith(title)).length).toBeLessThanOrEqual(most);
    expect(await brokenPromises(bakery.sql)).toEqual([]);
    expect(await leftOf(vera, before)).toEqual({ tap: 'done', orders: 1, answered: true, news: 'told', notices: 0 });
    expect(await bakery.stockOf(rye)).toBe(40 - customers);
  });
});

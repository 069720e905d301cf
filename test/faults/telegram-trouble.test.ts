import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import { Bakery, ways } from '../support/bakery.ts';
import { fillsCart, hears, orders, reads, textsOf } from '../support/conversation.ts';
import { brokenPromises, comesToRest } from '../support/invariants.ts';
import { orderQuickly } from '../support/order-quickly.ts';
import { until } from '../support/until.ts';

const ORDERS = 4;

describe.each(ways)('When Telegram has troubles ($front, queues on $queues)', (way) => {
  /** What has to do with neither the way in nor the queues is told once. */
  const once = way === ways[0] ? it : () => {};
  let bakery: Bakery;
  let emil: Person;
  let nora: Person;
  let rye: number;
  let placed: number[] = [];

  beforeAll(async () => {
    bakery = await Bakery.open(way);
    rye = await bakery.product('Rye loaf', { stock: 50 });
    emil = await bakery.staff('employee', 'Emil');
    nora = await bakery.staff('employee', 'Nora');
  });
  afterAll(() => bakery.close());
  beforeEach(() => {
    placed = [];
  });
  afterEach(async () => {
    bakery.telegram.faults.clear();
    await comesToRest(bakery.sql);
    expect(await brokenPromises(bakery.sql)).toEqual([]);
    expect(await bakery.sql(`select reason from inbox where state = 'dead'`, [])).toEqual([]);
    expect(await bakery.sql(`select reason from notice where state = 'dead'`, [])).toEqual([]);
    expect(bakery.logged.join('')).not.toContain(bakery.telegram.token.split(':')[1]);
  });

  const placesMore = async (count = ORDERS) => {
    for (let n = 0; n < count; n++) placed.push(await orderQuickly(bakery, rye));
  };
  const cardsOf = (person: Person) =>
    textsOf(person).flatMap((text) => placed.filter((number) => text.startsWith(`Order ${number} · `)));

  once('a chat that must wait is left alone for so long, the others hear at once, and the order stays', async () => {
    const startedAt = performance.now();
    const flood = bakery.telegram.faults.tooMany({ chat: emil, retryAfter: 4 });
    await placesMore();
    await until(async () => (flood.hits > 0 ? undefined : 'nothing was sent to Emil'));
    emil.command('board');
    for (const number of placed) await hears(nora, `Order ${number} · new`);
    const windows = Math.floor((performance.now() - startedAt) / 4_000);
    expect(flood.hits).toBeLessThanOrEqual(1 + windows);
    expect(cardsOf(emil)).toEqual([]);
    flood.over();
    for (const number of placed) await hears(emil, `Order ${number} · new`);
    await hears(emil, 'open orders');
    expect(cardsOf(emil)).toEqual(placed);
  });

  once('whatever it answers by mistake is asked for again until all is said', async () => {
    const { faults } = bakery.telegram;
    const kinds = ['broken', 'html', 'cut'] as const;
    const struck = kinds.map((kind) => {
      const customer = bakery.customer(`Vera, ${kind}`);
      return { customer, fault: faults[kind]({ chat: customer, times: 5 }) };
    });
    faults.broken({ chat: emil, times: 2 });
    faults.html({ chat: nora, times: 2 });
    placed = await Promise.all(struck.map(({ customer }) => orders(customer, 'Rye loaf')));
    for (const { customer, fault } of struck) {
      expect(fault.hits).toBe(5);
      const [found] = await bakery.sql(
        'select count(*)::int as orders from orders join person p on p.id = customer_id where telegram_id = $1',
        [customer.id],
      );
      expect(found).toEqual({ orders: 1 });
    }
    for (const number of placed) await Promise.all([emil, nora].map((p) => hears(p, `Order ${number} · new`)));
  });

  once(
    'silence in one chat is waited out there, and answers nobody else later',
    async () => {
      const [vera, oleg] = [bakery.customer('Vera'), bakery.customer('Oleg')];
      await fillsCart(vera, 'Rye loaf');
      bakery.telegram.faults.silence({ chat: vera, method: 'editMessageText', times: 1 });
      expect(await vera.taps('➕')).toMatchObject({ text: 'In the cart: 2' });
      placed.push(await orders(oleg, 'Rye loaf'));
      await hears(nora, `Order ${placed[0]} · new`);
      expect(textsOf(vera).at(-1)).toContain('In your cart: 1');
      await hears(vera, 'In your cart: 2');
    },
    60_000,
  );

  it('an outage is sat out: what was said and sold meanwhile is answered and told', async () => {
    const vera = bakery.customer('Vera');
    await fillsCart(vera, 'Rye loaf');
    const outage = bakery.telegram.faults.outage();
    const since = vera.mark();
    vera.command('cart');
    await placesMore(2);
    await until(async () => (outage.hits < 6 ? `${outage.hits} calls into the outage` : undefined));
    outage.over();
    await vera.sees('Your cart', { since, within: 30_000 });
    for (const person of [emil, nora]) {
      for (const number of placed) await hears(person, `Order ${number} · new`);
      expect(cardsOf(person)).toEqual(placed);
    }
  });
});

describe('At Telegram’s real rates', () => {
  let bakery: Bakery;
  beforeAll(async () => {
    bakery = await Bakery.open({ rates: true });
  });
  afterAll(() => bakery.close());

  it('one person who asks too often waits as long as Telegram says, and gets every answer', async () => {
    const vera = bakery.customer('Vera');
    for (let n = 0; n < 24; n++) vera.command('menu');
    await until(async () => (textsOf(vera).length < 24 ? `${textsOf(vera).length} answers` : undefined));
    expect(bakery.telegram.refusals({ chat: vera }).length).toBeGreaterThan(0);
    expect(bakery.telegram.rates.ignored).toBe(0);
  });

  it('a crowd that comes at once is answered, all of it', async () => {
    const crowd = Array.from({ length: 45 }, (_, n) => bakery.customer(`Guest ${n + 1}`));
    for (const guest of crowd) guest.command('start');
    await Promise.all(crowd.map((guest) => reads(guest, guest.firstName, () => {})));
    expect(bakery.telegram.refusals().length).toBeGreaterThan(0);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import type { Match } from '../../src/pretend-telegram/people/waiting.ts';
import { Bakery } from '../support/bakery.ts';
import { hears, orders, reads } from '../support/conversation.ts';
import { brokenPromises, comesToRest } from '../support/invariants.ts';
import { freshDatabase } from '../support/postgres.ts';
import { type Failpoint, type PostgresProxy, postgresProxy } from '../support/postgres-proxy.ts';

/** The end of every operation: events, effect and COMMIT travel together. */
const committed = [/^\/\* last \*\//, /^commit/];

describe.each<Failpoint['when']>(['before', 'after'])(
  'PostgreSQL whose connection breaks at every step, %s it is committed',
  (when) => {
    let bakery: Bakery;
    let proxy: PostgresProxy;
    let emil: Person;
    let anna: Person;
    let vera: Person;

    beforeAll(async () => {
      const database = await freshDatabase();
      proxy = await postgresProxy(database.url);
      const drop = () => proxy.close().then(database.drop);
      bakery = await Bakery.open({ database: { url: proxy.url, drop } });
      await bakery.sql(`update shop set proof = 'code' where id = $1`, [bakery.shopId]);
      emil = await bakery.staff('employee', 'Emil');
      anna = await bakery.staff('courier', 'Anna');
      vera = bakery.customer('Vera');
    });
    afterAll(() => bakery.close());

    /** Somebody does something, and the line breaks once as it is committed: they notice nothing. */
    async function step(person: Person, match: Match, act: () => unknown): Promise<void> {
      await comesToRest(bakery.sql);
      const isCut = proxy.cutAt({ statements: committed, when });
      await reads(person, match, async () => {
        act();
        await isCut;
      });
    }
    const countOf = async (rows: string) =>
      (await bakery.sql<{ count: number }>(`select count(*)::int from ${rows}`, []))[0]!.count;

    it('has each step of kitchen and courier taken once, setbacks and all', async () => {
      await bakery.product('Rye loaf', { stock: 9 });
      const orderId = await orders(vera, 'Rye loaf');
      await hears(emil, `Order ${orderId} · new`);
      await step(emil, 'in the oven', () => emil.presses('👩‍🍳'));
      await step(emil, `Order ${orderId} · new`, () => emil.presses('↩️'));
      await step(emil, 'in the oven', () => emil.presses('👩‍🍳'));
      await step(anna, 'Your delivery', () => anna.presses('🛵'));
      await step(vera, `Order ${orderId} is ready`, () => emil.presses('🔔'));
      await step(anna, 'on its way', () => anna.presses('📤'));
      await reads(anna, 'What went wrong?', () => anna.taps('↩️ Could not deliver'));
      await step(vera, 'nobody was there', () => anna.presses('Nobody was there'));
      await step(anna, 'Your delivery', () => anna.presses('🛵'));
      await step(anna, 'on its way', () => anna.presses('📤'));
      const [{ code } = { code: '' }] = await bakery.sql<{ code: string }>(
        'select code from delivery where order_id = $1',
        [orderId],
      );
      await reads(anna, /four digits/, () => anna.taps('🏁'));
      await step(anna, /4 tries/, () => anna.says(code === '0000' ? '0001' : '0000'));
      await step(anna, `Order ${orderId} is delivered`, () => anna.says(code));
      await hears(vera, `Order ${orderId} is delivered`);
      await comesToRest(bakery.sql);
      expect(await brokenPromises(bakery.sql)).toEqual([]);
      expect(await countOf('order_step')).toBe(9);
      expect(await countOf(`outbox where type = 'delivery.failed'`)).toBe(1);
    });

    it('has a batch written down once, and its order ready once', async () => {
      await bakery.product('Birthday cake', { stock: null });
      const orderId = await orders(vera, 'Birthday cake');
      await hears(emil, `Order ${orderId} · new`);
      await reads(emil, 'To bake: 1 piece', () => emil.command('bake'));
      await reads(emil, 'Orders wait for 1', () => emil.taps('👩‍🍳 Birthday cake'));
      await step(emil, 'No order waits for it', () => emil.presses('➕ All that is missing: 1'));
      await hears(vera, `Order ${orderId} is ready`);
      await comesToRest(bakery.sql);
      expect(await brokenPromises(bakery.sql)).toEqual([]);
      expect(await countOf('batch')).toBe(1);
    });
  },
);

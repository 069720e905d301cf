import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import type { Match } from '../../src/pretend-telegram/people/waiting.ts';
import { Bakery } from '../support/bakery.ts';
import { hears, orders, reads } from '../support/conversation.ts';
import { brokenPromises, comesToRest } from '../support/invariants.ts';
import { type PostgresProxy, postgresProxy } from '../support/postgres-proxy.ts';
import { type Program, runProgram } from '../support/program.ts';
import { anHourPasses } from '../support/time-passes.ts';

/** The end of every operation: events, effect and COMMIT travel together. */
const committed = [/^\/\* last \*\//, /^commit/];

describe('A program that is killed when a step is committed, before anybody hears so', () => {
  let bakery: Bakery;
  let proxy: PostgresProxy;
  let program: Program;
  let emil: Person;
  let anna: Person;
  let vera: Person;

  const opens = async () => {
    program = await runProgram({ telegram: bakery.telegram, databaseUrl: proxy.url });
  };
  beforeAll(async () => {
    bakery = await Bakery.open({ replicas: 0 });
    proxy = await postgresProxy(bakery.databaseUrl);
    await bakery.product('Birthday cake', { stock: null, price: 2_000 });
    emil = await bakery.staff('employee', 'Emil');
    anna = await bakery.staff('courier', 'Anna');
    vera = bakery.customer('Vera');
    await opens();
  });
  afterAll(async () => {
    await program.stop();
    await proxy.close();
    await bakery.close();
  });

  /** @param act ends in one operation. @param who reads, of the next program, what came of it. */
  async function step(act: () => unknown, who: Person, match: Match): Promise<void> {
    await comesToRest(bakery.sql);
    const gone = Promise.withResolvers<void>();
    const struck = proxy.strikeAt({ statements: committed, when: 'after' }, () => {
      void program.kill().then(gone.resolve);
    });
    await reads(who, match, async () => {
      act();
      await struck;
      await gone.promise;
      await anHourPasses(bakery.sql);
      await opens();
    });
  }
  const countOf = async (rows: string) =>
    (await bakery.sql<{ count: number }>(`select count(*)::int from ${rows}`, []))[0]!.count;

  it('has batches, undoing, setbacks and cash once', async () => {
    const orderId = await orders(vera, 'Birthday cake');
    await hears(emil, `Order ${orderId} · new`);
    await reads(emil, 'To bake: 1 piece', () => emil.command('bake'));
    await reads(emil, 'Orders wait for 1', () => emil.taps('👩‍🍳 Birthday cake'));
    await step(() => emil.presses('➕ All that is missing: 1'), vera, `Order ${orderId} is ready`);
    await hears(emil, `Order ${orderId} · ready`);
    await step(() => emil.presses('↩️ Undo'), emil, `Order ${orderId} · in the oven`);
    await reads(emil, `Order ${orderId} · ready`, () => emil.taps('🔔'));
    await reads(anna, 'Your delivery', () => anna.taps('🛵'));
    await reads(anna, 'on its way', () => anna.taps('📤'));
    await reads(anna, 'What went wrong?', () => anna.taps('↩️ Could not deliver'));
    await step(() => anna.presses('Nobody was there'), vera, 'nobody was there');
    await reads(anna, 'Your delivery', () => anna.taps('🛵'));
    await reads(anna, 'on its way', () => anna.taps('📤'));
    await reads(anna, `Order ${orderId} is delivered`, () => anna.taps('🏁'));
    await reads(anna, 'Today: 1 delivered', () => anna.command('deliveries'));
    await reads(anna, 'End of shift', () => anna.taps('💵'));
    await reads(emil, 'Anna hands over', () => anna.taps('💵 Hand over'));
    await step(() => emil.presses('✅'), anna, 'Emil has counted');

    await comesToRest(bakery.sql);
    expect(await brokenPromises(bakery.sql)).toEqual([]);
    expect(await countOf('batch')).toBe(1);
    expect(await countOf(`outbox where type = 'order.undone'`)).toBe(1);
    expect(await countOf(`outbox where type = 'delivery.failed'`)).toBe(1);
    expect(await countOf(`outbox where type like 'handover.%'`)).toBe(2);
    expect(await countOf('cash_handover where received = amount')).toBe(1);
  });
});

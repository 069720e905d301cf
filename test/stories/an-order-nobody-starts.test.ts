import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import { Bakery, ways } from '../support/bakery.ts';
import { hears, orders, reads, textsOf } from '../support/conversation.ts';
import { brokenPromises, comesToRest } from '../support/invariants.ts';
import { until } from '../support/until.ts';

describe.each(ways)('An order that nobody starts ($front, queues on $queues)', (way) => {
  let bakery: Bakery;
  let emil: Person;
  let olivia: Person;
  let anna: Person;
  let orderId: number;

  beforeAll(async () => {
    bakery = await Bakery.open(way);
    await bakery.product('Rye loaf', { stock: 99 });
    emil = await bakery.staff('employee', 'Emil');
    olivia = await bakery.staff('owner', 'Olivia', { languageCode: 'ru' });
    anna = await bakery.staff('courier', 'Anna');
  });
  beforeEach(async () => {
    orderId = await orders(bakery.customer('Vera'), 'Rye loaf');
    await hears(emil, `Order ${orderId} · new`);
    await comesToRest(bakery.sql);
  });
  afterAll(() => bakery.close());

  /** The program looks when it starts, and every 15 s. */
  async function minutesPass(minutes: number): Promise<void> {
    await bakery.stopApps();
    await bakery.sql(
      `update orders set placed_at = placed_at - $1 * interval '1 minute', due_at = due_at - $1 * interval '1 minute'
       where id = $2`,
      [minutes, orderId],
    );
    await bakery.start();
  }
  const about = (person: Person) => {
    return textsOf(person).filter((text) => new RegExp(`(Order|Заказ) ${orderId}\\b`).test(text));
  };

  it('comes again with a sound, then to the owner, and is quiet when somebody begins', async () => {
    const before = emil.chat().messages.find(({ text }) => text.startsWith(`Order ${orderId} · new`))!;
    const again = await reads(emil, 'Nobody has started it yet!', () => minutesPass(6));
    expect(again.id).toBeGreaterThan(before.id);
    await comesToRest(bakery.sql);
    expect(about(emil)).toHaveLength(1);
    expect(about(olivia)).toEqual([]);
    await reads(olivia, `Заказ ${orderId} ждёт на кухне`, () => minutesPass(5));
    await reads(emil, `Order ${orderId} · in the oven`, () => emil.taps('👩‍🍳'));
    await until(async () => about(olivia)[0]);
    expect(about(emil)).toHaveLength(1);
  });

  it('is warned of before it is late, and the warning goes when it is ready', async () => {
    await reads(anna, 'Your delivery', () => anna.taps('🛵'));
    await reads(emil, `Order ${orderId} · in the oven`, () => emil.taps('👩‍🍳'));
    await reads(emil, 'and is not ready yet', () => minutesPass(30));
    await hears(olivia, 'ещё не готов');
    await hears(anna, 'it may be late');
    await reads(emil, `Order ${orderId} · in the oven`, () => emil.taps('👩‍🍳 Open the order'));
    await reads(emil, `Order ${orderId} · ready`, () => emil.taps('🔔'));
    await comesToRest(bakery.sql);
    expect(about(emil)).toHaveLength(1);
    expect(about(olivia)).toEqual([]);
    expect(about(anna).filter((text) => text.includes('may be late'))).toEqual([]);
    expect(await brokenPromises(bakery.sql)).toEqual([]);
    expect(bakery.logged).toEqual([]);
  });
});

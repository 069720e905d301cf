import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { acceptDelivery } from '../../src/bakery/deliveries/accept-delivery.ts';
import { markReady } from '../../src/bakery/kitchen/mark-ready.ts';
import { startBaking } from '../../src/bakery/kitchen/start-baking.ts';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import { Bakery } from '../support/bakery.ts';
import { hears, orders, textsOf } from '../support/conversation.ts';
import { brokenPromises, comesToRest } from '../support/invariants.ts';
import { anHourPasses } from '../support/time-passes.ts';
import { until } from '../support/until.ts';

describe('An hour without Telegram', () => {
  let bakery: Bakery;
  beforeAll(async () => {
    bakery = await Bakery.open();
  });
  afterAll(() => bakery.close());

  async function as(person: Person) {
    const [known] = await bakery.sql<{ id: number }>('select id from person where telegram_id = $1', [person.id]);
    return { personId: known!.id, operator: false };
  }
  const callsTo = (person: Person) =>
    bakery.telegram
      .calls({ chat: person })
      .map(({ method }) => method)
      .filter((method) => method !== 'getUpdates');

  it('is followed by the newest state, once for each, and not by its history', async () => {
    await bakery.product('Rye loaf');
    const emil = await bakery.staff('employee', 'Emil', { languageCode: 'ru' });
    const anna = await bakery.staff('courier', 'Anna');
    const vera = bakery.customer('Vera');
    const orderId = await orders(vera, 'Rye loaf');
    await hears(emil, `Заказ ${orderId} · новый`);
    await hears(anna, `Delivery of order ${orderId}`);
    await comesToRest(bakery.sql);

    const outage = bakery.telegram.faults.outage();
    await bakery.run(startBaking, await as(emil), { orderId });
    await bakery.run(acceptDelivery, await as(anna), { orderId });
    await until(async () => (outage.hits < 6 ? `${outage.hits} calls into the outage` : undefined));
    await bakery.run(markReady, await as(emil), { orderId });
    await bakery.stopApps();
    await anHourPasses(bakery.sql);
    outage.over();
    bakery.telegram.clearCalls();
    await bakery.start();

    await hears(vera, `Order ${orderId} is ready.`);
    await hears(anna, `Order ${orderId} is ready for you.`);
    await comesToRest(bakery.sql);
    // A card is edited, and a message calls whoever must look up; the employee has done it all.
    expect(callsTo(emil)).toEqual(['editMessageText']);
    expect(callsTo(vera).toSorted()).toEqual(['editMessageText', 'sendMessage']);
    expect(callsTo(anna).toSorted()).toEqual(['editMessageText', 'sendMessage']);
    expect(textsOf(emil)).toEqual([expect.stringContaining(`Заказ ${orderId} · готов`)]);
    expect(await brokenPromises(bakery.sql)).toEqual([]);
    expect(await bakery.sql(`select reason from notice where state = 'dead'`, [])).toEqual([]);
  });
});

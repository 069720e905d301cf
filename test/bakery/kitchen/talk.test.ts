import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { acceptDelivery } from '../../../src/bakery/deliveries/accept-delivery.ts';
import { writeToCourier, writeToCustomer } from '../../../src/bakery/deliveries/letters/write-letter.ts';
import { firstWordsOf, talk } from '../../../src/bakery/kitchen/talk.queries.ts';
import { talkScreen } from '../../../src/bakery/kitchen/talk.screens.ts';
import { askTheBakery } from '../../../src/bakery/orders/messages/ask-bakery.ts';
import { rows } from '../../../src/bakery/rows.ts';
import { english, labelsOf, lengthOf, says } from '../../support/says.ts';
import { type StaffedBakery, staffedBakery } from '../../support/staffed-bakery.ts';

let bakery: StaffedBakery;
let shopId: number;
let orderId: number;
const people: Record<string, number> = {};

beforeAll(async () => {
  bakery = await staffedBakery();
  shopId = await bakery.shop('Bulka', { bakesToOrder: false });
  for (const name of ['Vera', 'Anna', 'Emil', 'Olga', 'Mallory']) people[name] = await bakery.person(name);
  await bakery.hire(people.Anna!, shopId, 'courier');
  await bakery.hire(people.Emil!, shopId, 'employee');
  await bakery.hire(people.Olga!, shopId, 'owner');
  await bakery.hire(people.Mallory!, await bakery.shop('Mill'), 'owner');
  orderId = await bakery.order({ shopId, customerId: people.Vera! });
  await bakery.as(people.Anna!)(acceptDelivery, { orderId });
});
afterAll(() => bakery.close());

const readsAs = (name: string, page = 0, operator = false) =>
  talk(bakery.em(), { orderId, page }, { personId: people[name]!, operator });

describe('What was written about an order', () => {
  it('is nothing at first', async () => {
    const found = await readsAs('Emil');
    expect(found).toMatchObject({ words: [], page: 0, count: 0 });
    expect(talkScreen(english, found!, new Date()).text).toContain('Nobody has written anything');
  });

  it('says who wrote to whom, to the employees and owners of its shop only', async () => {
    await bakery.as(people.Vera!)(askTheBakery, { orderId, text: 'Is it <sliced>?' });
    await bakery.as(people.Vera!)(writeToCourier, { orderId, text: 'Bell 3' });
    await bakery.as(people.Anna!)(writeToCustomer, { orderId, text: 'Five minutes' });
    for (const name of ['Emil', 'Olga']) {
      expect((await readsAs(name))!.words).toMatchObject([
        { from: 'Vera', to: null, text: 'Is it <sliced>?' },
        { from: 'Vera', to: 'Anna', text: 'Bell 3' },
        { from: 'Anna', to: 'Vera', text: 'Five minutes' },
      ]);
    }
    for (const name of ['Vera', 'Anna', 'Mallory']) expect(await readsAs(name)).toBeUndefined();
    expect((await readsAs('Mallory', 0, true))!.count).toBe(3);
    const { text } = talkScreen(english, (await readsAs('Emil'))!, new Date());
    expect(text).toMatch(/<b>Vera<\/b> to the bakery, \d\d:\d\d:\nIs it &lt;sliced&gt;\?/);
    expect(text).toMatch(/<b>Anna<\/b> to Vera, \d\d:\d\d:\nFive minutes$/);
  });

  it('is led to from the cards when the first of it is written', async () => {
    const written = await rows<{ id: number }>(bakery.em())`
      select id from order_message where order_id = ${orderId} order by id`;
    const orders = await Promise.all(written.map(({ id }) => firstWordsOf(bakery.em(), id)));
    expect(orders).toEqual([orderId, undefined, undefined]);
  });

  it('has pages, the newest first, that fit in every language at their longest', async () => {
    await rows(
      bakery.em(),
    )`update person set first_name = repeat('W', 64) where id = any(${[people.Vera, people.Anna]})`;
    await rows(bakery.em())`insert into order_message (order_id, author_id, audience, courier_id, text)
      select ${orderId}, ${people.Vera}, 'courier', ${people.Anna}, repeat('&', 990) || n from generate_series(1, 9) n`;
    const [newest, beyond] = [(await readsAs('Emil'))!, (await readsAs('Emil', 99))!];
    expect(newest).toMatchObject({ page: 0, count: 12 });
    expect(newest.words.map(({ text }) => text.at(-1)).join('')).toBe('23456789');
    expect(beyond).toMatchObject({ page: 1 });
    expect(beyond.words).toHaveLength(4);
    for (const say of says) {
      const screen = talkScreen(say, newest, new Date(Date.now() + 400 * 86_400_000));
      expect(lengthOf(screen)).toBeLessThanOrEqual(4096);
      for (const label of labelsOf(screen)) expect(label.length).toBeLessThanOrEqual(34);
    }
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { acceptDelivery } from '../../../src/bakery/deliveries/accept-delivery.ts';
import { giveBackDelivery } from '../../../src/bakery/deliveries/give-back-delivery.ts';
import { letterCard } from '../../../src/bakery/deliveries/letters/letters.notices.ts';
import { lettersAbout } from '../../../src/bakery/deliveries/letters/letters.queries.ts';
import { letterScreen } from '../../../src/bakery/deliveries/letters/letters.screens.ts';
import { writeToCourier, writeToCustomer } from '../../../src/bakery/deliveries/letters/write-letter.ts';
import { erasePerson } from '../../../src/bakery/people/erase-person.ts';
import { rows } from '../../../src/bakery/rows.ts';
import { oneAfterTheOther } from '../../support/one-after-the-other.ts';
import { english, says } from '../../support/says.ts';
import { type StaffedBakery, staffedBakery } from '../../support/staffed-bakery.ts';
import { takenOrder } from '../../support/taken-order.ts';

let bakery: StaffedBakery;
let shopId: number;
let rye: number;
let anna: number;
let vera: number;
let orderId: number;

beforeAll(async () => {
  bakery = await staffedBakery();
  shopId = await bakery.shop('Bulka', { bakesToOrder: false });
  rye = await bakery.product(shopId, 'Rye loaf', 100);
});
beforeEach(async () => {
  ({ vera, anna, orderId } = await takenOrder(bakery, shopId, rye));
});
afterAll(() => bakery.close());

const fromVera = async (text: string) => {
  await bakery.as(vera)(writeToCourier, { orderId, text });
  const [last] = await rows<{ id: number }>(bakery.em())`
    select max(id) as id from order_message where order_id = ${orderId}`;
  return last!.id;
};
const shownTo = (personId: number, messageId: number) =>
  letterCard.render({ em: bakery.em(), say: english, personId, now: new Date() }, messageId);
const wasShown = (personId: number, messageId: number) =>
  rows(bakery.em())`insert into card (code, subject_id, person_id, chat_id, message_id)
    values (${letterCard.code}, ${messageId}, ${personId}, 1, 1)`;

describe('Words to a courier', () => {
  it('are never read by one who lost the delivery before they came', async () => {
    const messageId = await fromVera('The code is 4711');
    expect((await shownTo(anna, messageId))?.text).toContain('4711');
    await bakery.as(anna)(giveBackDelivery, { orderId, why: 0 });
    expect(await shownTo(anna, messageId)).toBeUndefined();
    await wasShown(anna, messageId);
    expect((await shownTo(anna, messageId))?.text).not.toContain('4711');
    for (const other of [vera, await bakery.person('Mallory')]) expect(await shownTo(other, messageId)).toBeUndefined();
  });

  it('find nobody when it is being given back, and are taken from them when they came first', async () => {
    const givesBack = { operation: giveBackDelivery, by: anna, input: { orderId, why: 0 } };
    const late = oneAfterTheOther(bakery, givesBack, () => bakery.as(vera)(writeToCourier, { orderId, text: '4711' }));
    await expect(late).rejects.toMatchObject({ code: 'letter.nobody' });
    await bakery.as(anna)(acceptDelivery, { orderId });
    const alsoLate = oneAfterTheOther(bakery, givesBack, () =>
      bakery.as(anna)(writeToCustomer, { orderId, text: 'I come' }),
    );
    await expect(alsoLate).rejects.toMatchObject({ code: 'delivery.not-yours' });
    await bakery.as(anna)(acceptDelivery, { orderId });
    const writes = { operation: writeToCourier, by: vera, input: { orderId, text: '4711' } };
    await oneAfterTheOther(bakery, writes, () => bakery.as(anna)(giveBackDelivery, { orderId, why: 0 }));
    const written = await rows<{ id: number; text: string }>(bakery.em())`
      select id, text from order_message where order_id = ${orderId}`;
    expect(written.map(({ text }) => text)).toEqual(['4711']);
    expect(await shownTo(anna, written[0]!.id)).toBeUndefined();
  });

  it('lose name and text when who wrote them is forgotten', async () => {
    const messageId = await fromVera('I am Vera Example');
    await wasShown(anna, messageId);
    await rows(bakery.em())`update delivery set status = 'delivered', delivered_at = now() where order_id = ${orderId}`;
    await rows(bakery.em())`update orders set status = 'completed' where id = ${orderId}`;
    await bakery.as(vera)(erasePerson, {});
    expect(await lettersAbout(bakery.em(), vera, letterCard.code)).toEqual([{ messageId, personId: anna }]);
    expect((await shownTo(anna, messageId))?.text).not.toMatch(/Vera|Example/);
  });
});

it('The words of others stay words, in every language', () => {
  const letter = { orderId: 12, from: '<b>Ann</b>', text: '<i>5</i> & <b>', toCourier: false, isGone: false };
  for (const say of says) {
    const { text } = letterScreen(say, letter);
    expect(text).toContain('&lt;i&gt;5&lt;/i&gt; &amp; &lt;b&gt;');
    expect(text).toContain('&lt;b&gt;Ann&lt;/b&gt;');
  }
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { addToCart } from '../../src/bakery/cart/add-to-cart.ts';
import { acceptDelivery } from '../../src/bakery/deliveries/accept-delivery.ts';
import { finishDelivery } from '../../src/bakery/deliveries/finish-delivery.ts';
import { giveBackDelivery } from '../../src/bakery/deliveries/give-back-delivery.ts';
import { writeCourier, writeCustomer } from '../../src/bakery/deliveries/letters/letters.actions.ts';
import { pickUpDelivery } from '../../src/bakery/deliveries/pick-up-delivery.ts';
import { openTalk } from '../../src/bakery/kitchen/kitchen.actions.ts';
import type { Operation } from '../../src/bakery/operation.ts';
import { placeOrder } from '../../src/bakery/orders/checkout/place-order.ts';
import { planCheckout } from '../../src/bakery/orders/checkout/plan-checkout.ts';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import { Bakery, ways } from '../support/bakery.ts';
import { known } from '../support/completed-order.ts';
import { hears, reads, textsOf } from '../support/conversation.ts';
import { comesToRest } from '../support/invariants.ts';

describe('Words on the way', () => {
  let bakery: Bakery;
  let rye: number;
  let emil: Person;
  let anna: Person;
  let boris: Person;
  let vera: Person;
  let orderId: number;

  beforeAll(async () => {
    bakery = await Bakery.open(ways[0]);
    rye = await bakery.product('Rye loaf', { stock: 99 });
    await bakery.sql('update shop set bakes_to_order = false, courier_limit = 50 where id = $1', [bakery.shopId]);
    emil = await bakery.staff('employee', 'Emil');
    anna = await bakery.staff('courier', 'Anna', { languageCode: 'ru' });
    boris = await bakery.staff('courier', 'Boris');
  });
  beforeEach(async () => {
    vera = bakery.telegram.person({
      firstName: 'Vera',
      languageCode: 'en',
      started: true,
      username: `vera${Math.random().toString(36).slice(2, 9)}`,
    });
    const { shopId } = bakery;
    const actor = { personId: await known(bakery, vera), operator: false };
    await bakery.run(addToCart, actor, { shopId, productId: rye });
    const place = { address: 'Lindenstraße 5', latitude: null, longitude: null };
    const phone = { number: '+49301234567', own: false };
    const cart = await bakery.run(planCheckout, actor, { shopId, fulfilment: 'delivery', place, phone });
    orderId = (await bakery.run(placeOrder, actor, { ...cart, total: 400 })).orderId;
    await does(anna, acceptDelivery);
    await hears(vera, `Order ${orderId} · Crumb & Co`);
  });
  afterAll(() => bakery.close());

  async function does<Result>(who: Person, operation: Operation<{ orderId: number; why: number }, Result>) {
    return bakery.run(operation, { personId: await known(bakery, who), operator: false }, { orderId, why: 0 });
  }
  const messages = () =>
    bakery.sql<{ audience: string; text: string }>(
      'select audience, text from order_message where order_id = $1 order by id',
      [orderId],
    );
  const toAnna = () => reads(vera, 'What should Anna know', () => vera.forges(writeCourier.write({ orderId })));
  const toVera = () => reads(anna, 'Кому: Vera', () => anna.forges(writeCustomer.write({ orderId })));
  const writes = async (text: string) => {
    await toAnna();
    await reads(vera, 'Anna has your message', () => vera.says(text));
  };

  it('go both ways, under each message the answer, in both languages and without numbers', async () => {
    await reads(vera, `What should Anna know about order ${orderId}`, () => vera.taps('💬 Write to Anna'));
    await reads(vera, 'Anna has your message', () => vera.says('Bell 3, <b>twice</b> & long'));
    const asked = await hears(anna, `Доставка заказа ${orderId} · пишет Vera:\n\nBell 3, <b>twice</b> & long`);
    expect(asked.text).not.toMatch(/\+|@|vera\w/);
    await reads(anna, 'Кому: Vera', () => anna.taps({ message: asked.id, row: 0, column: 0 }));
    await reads(anna, 'Сообщение у получателя (Vera)', () => anna.says('Через 5 минут'));
    const answer = await hears(vera, `Order ${orderId} · Anna, who brings it, writes:\n\nЧерез 5 минут`);
    await reads(vera, 'What should Anna know', () => vera.taps({ message: answer.id, row: 0, column: 0 }));
    await reads(vera, 'Anna has your message', () => vera.says('Thank you'));
    await hears(anna, 'пишет Vera:\n\nThank you');
    await comesToRest(bakery.sql);
    for (const other of [emil, boris]) expect(textsOf(other).join()).not.toMatch(/Bell 3|Через/);

    await emil.taps({ message: (await hears(emil, `Order ${orderId} · new`)).id, row: 2, column: 0 });
    const talk = await hears(emil, `Order ${orderId} · what was written`);
    expect(talk.text).toMatch(/Vera to Anna, \d\d:\d\d:\nBell 3, <b>twice<\/b> & long/);
    expect(talk.text).toMatch(/Anna to Vera, \d\d:\d\d:\nЧерез 5 минут/);
    expect(talk.text).toMatch(/\nThank you$/);
    await reads(emil, `Order ${orderId} · new`, () => emil.taps('⬅️'));
    for (const other of [anna, boris, vera]) {
      expect(await other.forges(openTalk.write({ orderId, page: 0 }))).toMatchObject({
        text: expect.stringMatching(/employees|сотрудник/),
      });
    }
  });

  it('begin with the courier too, and are no answer to what the bakery was asked', async () => {
    await reads(vera, 'What should the bakery know', () => vera.taps('💬 Write to the bakery'));
    await reads(vera, 'The bakery has your message', () => vera.says('Is it sliced?'));
    const asked = await hears(emil, 'Is it sliced?');
    const card = await hears(anna, `Ваша доставка заказа ${orderId}`);
    expect(card.buttons[2]).toMatchObject([{ text: '💬 Написать: Vera' }]);
    await reads(anna, 'Кому: Vera', () => anna.taps({ message: card.id, row: 2, column: 0 }));
    await reads(anna, 'Сообщение у получателя', () => anna.says('Я у двери'));
    await hears(vera, 'Anna, who brings it, writes:\n\nЯ у двери');
    await reads(emil, 'Your answer to Vera', () => emil.taps({ message: asked.id, row: 0, column: 0 }));
    await reads(emil, 'Vera has your answer', () => emil.says('It is'));
    await hears(vera, 'Crumb & Co · about order');
    expect((await hears(emil, 'Answered by Emil: It is')).text).not.toContain('Я у двери');
    expect((await messages()).map(({ audience }) => audience)).toEqual(['bakery', 'customer', 'customer']);
  });

  it('are nobody else’s to write or to read', async () => {
    await writes('For Anna alone');
    const carla = await bakery.staff('courier', 'Carla', { shopId: await bakery.shop('Mill') });
    const mallory = bakery.telegram.person({ firstName: 'Mallory', languageCode: 'en', started: true });
    for (const other of [boris, carla, mallory, emil]) {
      await reads(other, other.firstName, () => other.command('start'));
      expect(await other.forges(writeCourier.write({ orderId }))).toMatchObject({
        text: 'There is no such order here.',
      });
      expect(await other.forges(writeCustomer.write({ orderId }))).toMatchObject({
        text: 'This delivery is not yours.',
      });
    }
    await toVera();
    await bakery.sql(
      'update role set active = false where person_id = (select id from person where telegram_id = $1)',
      [anna.id],
    );
    await reads(anna, 'курьер', () => anna.says('I was dismissed meanwhile'));
    expect(await vera.forges(writeCourier.write({ orderId }))).toMatchObject({
      text: expect.stringMatching(/^Nobody has order/),
    });
    await bakery.sql('update role set active = true where shop_id = $1', [bakery.shopId]);
    expect(await messages()).toHaveLength(1);
  });

  it('are possible until an hour after 🏁', async () => {
    await does(anna, pickUpDelivery);
    await does(anna, finishDelivery);
    await hears(vera, 'is delivered');
    await writes('You forgot your hat');
    await hears(anna, 'You forgot your hat');
    await toVera();
    await bakery.sql(`update delivery set delivered_at = delivered_at - interval '60 minutes' where order_id = $1`, [
      orderId,
    ]);
    await reads(anna, 'доставлен больше часа назад', () => anna.says('Too late'));
    expect(await vera.forges(writeCourier.write({ orderId }))).toMatchObject({
      text: expect.stringContaining('The bakery still reads what you write with 💬'),
    });
    expect(await anna.forges(writeCustomer.write({ orderId }))).toMatchObject({
      text: expect.stringContaining('скажите пекарне'),
    });
    await reads(vera, 'Your orders', () => vera.command('orders'));
    const card = await reads(vera, `Order ${orderId} ·`, () => vera.taps(`🚚 ${orderId}`));
    expect(card.buttons.flat().filter(({ text }) => text.startsWith('💬'))).toHaveLength(1);
    expect(await messages()).toHaveLength(1);
  });

  it('are taken from a courier who gave it back, and go to the next', async () => {
    await writes('The door’s code is 4711');
    const told = await hears(anna, 'The door’s code is 4711');
    await toVera();
    await does(anna, giveBackDelivery);
    const gone = await hears(anna, `Доставка заказа ${orderId}\nОна больше не ваша`);
    expect([gone.id, gone.buttons]).toEqual([told.id, []]);
    await reads(anna, 'не ваша', () => anna.says('Still me'));
    expect(await vera.forges(writeCourier.write({ orderId }))).toMatchObject({
      text: expect.stringMatching(/^Nobody has/),
    });
    await does(boris, acceptDelivery);
    await reads(vera, 'What should Boris know', () => vera.forges(writeCourier.write({ orderId })));
    await reads(vera, 'Boris has your message', () => vera.says('Hello Boris'));
    await hears(boris, 'Vera writes:\n\nHello Boris');
    await comesToRest(bakery.sql);
    expect(textsOf(anna).join()).not.toContain('Hello Boris');
    expect((await messages()).map(({ text }) => text)).toEqual(['The door’s code is 4711', 'Hello Boris']);
  });

  it('say so when they are not read, and where to turn', async () => {
    const lose = (one: Person) =>
      bakery.sql('update person set unreachable_since = now() where telegram_id = $1', [one.id]);
    vera.blocks();
    await lose(vera);
    await toVera();
    await reads(anna, 'Пожалуйста, позвоните: номер на карточке', () => anna.says('Вы где?'));
    vera.unblocks();
    await reads(vera, 'Vera', () => vera.command('start'));
    await toAnna();
    anna.blocks();
    await lose(anna);
    const unread = await reads(vera, "Anna can't be reached here", () => vera.says('Here I am'));
    expect(unread.buttons.flat().map(({ text }) => text)).toEqual(['💬 Write to the bakery']);
    anna.unblocks();
    await reads(anna, 'Anna', () => anna.command('start'));
  });

  it('are not written without end, and survive a restart between question and answer', async () => {
    await toAnna();
    await bakery.stopApps();
    await bakery.start();
    await reads(vera, 'Anna has your message', () => vera.says('Still here'));
    await hears(anna, 'Still here');
    await bakery.sql(
      `insert into order_message (order_id, author_id, audience, text)
       select $1::int, customer_id, 'bakery', 'Hello?' from orders, generate_series(1, 19) where id = $1`,
      [orderId],
    );
    await toAnna();
    await reads(vera, 'at most 20 messages', () => vera.says('Hello??'));
    expect(await messages()).toHaveLength(20);
  });

  it('left nothing in the log', async () => {
    await comesToRest(bakery.sql);
    expect(bakery.logged).toEqual([]);
  });
});

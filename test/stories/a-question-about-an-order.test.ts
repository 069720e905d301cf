import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { answerCustomer, askBakery } from '../../src/bakery/orders/messages/order-messages.actions.ts';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import { Bakery, ways } from '../support/bakery.ts';
import { ordered, pickedUp } from '../support/completed-order.ts';
import { hears, reads, textsOf } from '../support/conversation.ts';
import { brokenPromises, comesToRest } from '../support/invariants.ts';
import { type RepeatingWebhook, tenTimes } from '../support/repeating-webhook.ts';

describe.each(ways)('A question about an order ($front, queues on $queues)', (way) => {
  let bakery: Bakery;
  let emil: Person;
  let olga: Person;
  let stranger: Person;
  let rye: number;
  let vera: Person;
  let orderId: number;
  beforeAll(async () => {
    bakery = await Bakery.open(way);
    rye = await bakery.product('Rye loaf', { price: 450, stock: 90 });
    emil = await bakery.staff('employee', 'Emil');
    olga = await bakery.staff('owner', 'Olga', { languageCode: 'ru' });
    const mill = await bakery.shop('Mill');
    stranger = await bakery.staff('employee', 'Stranger', { shopId: mill });
  });
  beforeEach(async () => {
    vera = bakery.telegram.person({
      firstName: 'Vera',
      languageCode: 'en',
      started: true,
      username: `vera${Math.random().toString(36).slice(2, 9)}`,
    });
    orderId = await ordered(bakery, vera, { [rye]: 1 });
  });
  afterAll(() => bakery.close());

  const messages = () =>
    bakery.sql<{ id: number; audience: string; text: string }>(
      'select id, audience, text from order_message where order_id = $1 order by id',
      [orderId],
    );
  const isButton =
    (word: string) =>
    ({ text }: { text: string }) =>
      text.includes(word);

  async function opensOrder(): Promise<void> {
    await reads(vera, 'Your orders', () => vera.command('orders'));
    await reads(vera, `Order ${orderId} · Crumb & Co`, () => vera.taps(`🏃 ${orderId}`));
  }

  async function asks(text: string): Promise<void> {
    await reads(vera, 'What should the bakery know', () => vera.forges(askBakery.write({ orderId })));
    await reads(vera, 'The bakery has your message', () => vera.says(text));
  }

  it('reaches those who bake it, and the answer comes back, without numbers', async () => {
    await opensOrder();
    await reads(vera, `know about order ${orderId}`, () => vera.taps('💬 Write to the bakery'));
    await reads(vera, 'The bakery has your message', () => vera.says('Sliced, please? <b>Thin</b> & even'));
    const asked = await hears(emil, `Order ${orderId} · Vera writes:\n\nSliced, please? <b>Thin</b> & even`);
    await hears(olga, `Заказ ${orderId} · пишет Vera:`);
    expect(asked.text).not.toMatch(/\+|@|vera\w/);

    const taps = { message: asked.id, row: 0, column: 0 };
    await reads(emil, 'Your answer to Vera', () => emil.taps(taps));
    await reads(emil, 'Vera has your answer', () => emil.says('With pleasure!'));
    const answer = await hears(vera, `Crumb & Co · about order ${orderId}:\n\nWith pleasure!`);
    expect(answer.text).not.toContain('Emil');
    const seen = await hears(olga, 'Ответ (Emil): With pleasure!');
    expect(seen.text).toContain('Sliced, please?');
    expect(seen.buttons.flat().some(isButton('Ответить ещё раз'))).toBe(true);
    expect((await hears(emil, 'Answered by Emil: With pleasure!')).id).toBe(asked.id);

    await reads(vera, 'know about order', () => vera.taps({ message: answer.id, row: 0, column: 0 }));
    await reads(vera, 'The bakery has', () => vera.says('Thank you'));
    await hears(emil, `Vera writes:\n\nThank you`);
    expect(textsOf(stranger)).toEqual([]);
  });

  it("leaves the order's card where it is, also when a command puts the question aside", async () => {
    await opensOrder();
    const card = await vera.sees(`Order ${orderId} ·`);
    await reads(vera, 'know about order', () => vera.taps('💬'));
    await reads(vera, 'Hello, ', () => vera.command('menu'));
    await reads(vera, 'know about order', () => vera.taps({ message: card.id, row: 2, column: 0 }));
    await reads(vera, 'Cancelled. Nothing was changed', () => vera.taps('❌'));
    expect((await vera.sees(`Order ${orderId} ·`)).id).toBe(card.id);
    expect(await messages()).toEqual([]);
  });

  it('takes words only, and not more than a thousand letters', async () => {
    await reads(vera, 'know about order', () => vera.forges(askBakery.write({ orderId })));
    await reads(vera, 'Please write it as a text message', () => vera.sendsSticker());
    await reads(vera, 'Please write it as a text message', () => vera.sendsVoice());
    await reads(vera, 'at most 1000 characters', () => vera.says('x'.repeat(4000)));
    await reads(vera, 'too short', () => vera.says('\u202E\u200B'));
    await reads(vera, 'The bakery has', () => vera.says(`${'ж'.repeat(999)}\u202E!`));
    expect((await messages()).map(({ text }) => text)).toEqual([`${'ж'.repeat(999)}!`]);
    await hears(emil, `${'ж'.repeat(999)}!`);
  });

  it('goes to those on duty; when nobody is, to all of them', async () => {
    await bakery.sql(
      `update role set on_duty = false where person_id = (select id from person where telegram_id = $1)`,
      [olga.id],
    );
    await asks('Only Emil hears this');
    await hears(emil, 'Only Emil hears this');
    await bakery.sql('update role set on_duty = false where shop_id = $1', [bakery.shopId]);
    await asks('Somebody must');
    await Promise.all([hears(emil, 'Somebody must'), hears(olga, 'Somebody must')]);
    expect(textsOf(olga).some((text) => text.includes('Only Emil'))).toBe(false);
    await bakery.sql('update role set on_duty = true where shop_id = $1', [bakery.shopId]);
  });

  it("of somebody else's order can be neither asked, answered nor read", async () => {
    await asks('Mine alone');
    const asked = await hears(emil, 'Mine alone');
    const [message] = await messages();
    const forged = [askBakery.write({ orderId }), answerCustomer.write({ messageId: message!.id })];
    const mallory = bakery.customer('Mallory');
    await reads(mallory, 'Hello, ', () => mallory.command('start'));
    for (const data of forged) {
      expect(await mallory.forges(data)).toMatchObject({ text: 'There is no such order here.' });
      await reads(stranger, 'Stranger', () => stranger.command('start'));
      expect(await stranger.forges(data)).toMatchObject({ text: 'There is no such order here.' });
    }
    await reads(emil, 'Your answer', () => emil.taps({ message: asked.id, row: 0, column: 0 }));
    await bakery.sql(
      'update role set active = false where person_id = (select id from person where telegram_id = $1)',
      [emil.id],
    );
    await reads(emil, 'employees and owners', () => emil.says('I was dismissed meanwhile'));
    await bakery.sql('update role set active = true where shop_id = $1', [bakery.shopId]);
    expect(await messages()).toHaveLength(1);
  });

  it('is possible for a day after the order has ended', async () => {
    await pickedUp(bakery, emil, orderId);
    await asks('I forgot my bag');
    const asked = await hears(emil, 'I forgot my bag');
    await bakery.sql(`update order_step set at = at - interval '25 hours' where order_id = $1`, [orderId]);
    expect(await vera.forges(askBakery.write({ orderId }))).toMatchObject({
      text: expect.stringContaining('is long done'),
    });
    await reads(emil, 'Your answer', () => emil.taps({ message: asked.id, row: 0, column: 0 }));
    await reads(emil, 'has your answer', () => emil.says('It is here'));
    await hears(vera, 'It is here');
  });

  it('is not asked without end', async () => {
    await bakery.sql(
      `insert into order_message (order_id, author_id, audience, text)
       select $1::int, customer_id, 'bakery', 'Hello?' from orders, generate_series(1, 20) where id = $1`,
      [orderId],
    );
    await reads(vera, 'know about order', () => vera.forges(askBakery.write({ orderId })));
    await reads(vera, 'at most 20 messages', () => vera.says('Hello??'));
    expect(await messages()).toHaveLength(20);
  });

  it('tells who answers that a customer who has blocked the bot does not hear it', async () => {
    await asks('Bye');
    const asked = await hears(emil, 'Vera writes:\n\nBye');
    vera.blocks();
    await bakery.sql('update person set unreachable_since = now() where telegram_id = $1', [vera.id]);
    await reads(emil, 'Your answer', () => emil.taps({ message: asked.id, row: 0, column: 0 }));
    await reads(emil, "Vera can't be reached here at the moment", () => emil.says('See you'));
    await comesToRest(bakery.sql);
    expect((await messages()).map(({ text }) => text)).toEqual(['Bye', 'See you']);
  });

  it('left nothing in the log', () => {
    expect(bakery.logged).toEqual([]);
  });
});

describe('A question whose every update comes ten times', () => {
  let bakery: Bakery;
  let webhook: RepeatingWebhook;
  beforeAll(async () => {
    bakery = await Bakery.open({ front: 'webhook', replicas: 2 });
    webhook = await tenTimes(bakery);
  });
  afterAll(async () => {
    await bakery.close();
    await webhook.close();
  });

  it('is asked once, answered once and rated once', async () => {
    const emil = await bakery.staff('employee', 'Emil');
    const olga = await bakery.staff('owner', 'Olga');
    const roll = await bakery.product('Roll');
    const vera = bakery.telegram.person({ firstName: 'Vera', languageCode: 'en', started: true });
    const orderId = await ordered(bakery, vera, { [roll]: 1 });
    await reads(vera, 'What should the bakery know', () => vera.forges(askBakery.write({ orderId })));
    await reads(vera, 'The bakery has your message', () => vera.says('Warm, please'));
    const asked = await hears(emil, 'Warm, please');
    await reads(emil, 'Your answer to Vera', () => emil.taps({ message: asked.id, row: 0, column: 0 }));
    await reads(emil, 'Vera has your answer', () => emil.says('Of course'));
    await hears(vera, 'Of course');
    await pickedUp(bakery, emil, orderId);
    const done = await hears(vera, 'How was it?');
    await vera.taps({ message: done.id, row: 0, column: 4 });
    await hears(olga, `5 of 5 for order ${orderId}`);
    await comesToRest(bakery.sql);

    const told = (person: Person, words: string) => textsOf(person).filter((text) => text.includes(words)).length;
    expect([told(emil, 'Warm, please'), told(olga, 'Warm, please'), told(vera, 'Of course')]).toEqual([1, 1, 1]);
    expect(told(olga, '5 of 5')).toBe(1);
    expect(await bakery.sql('select count(*) from order_message where id > $1', [0])).toEqual([{ count: 2 }]);
    expect(await bakery.sql('select rating_sum, rating_count from product where id = $1', [roll])).toEqual([
      { rating_sum: 5, rating_count: 1 },
    ]);
    expect(await brokenPromises(bakery.sql)).toEqual([]);
    expect(bakery.logged).toEqual([]);
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  commentOn,
  openRatings,
  rate,
  rateTold,
  sendRatings,
} from '../../src/bakery/orders/ratings/ratings.actions.ts';
import { erasePerson } from '../../src/bakery/people/erase-person.ts';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import { Bakery, ways } from '../support/bakery.ts';
import { known, ordered, pickedUp } from '../support/completed-order.ts';
import { hears, reads, textsOf } from '../support/conversation.ts';
import { brokenPromises, comesToRest } from '../support/invariants.ts';

describe.each(ways)('Five stars ($front, queues on $queues)', (way) => {
  let bakery: Bakery;
  let emil: Person;
  let olga: Person;
  let rye: number;
  let roll: number;
  let vera: Person;
  let orderId: number;
  beforeAll(async () => {
    bakery = await Bakery.open(way);
    emil = await bakery.staff('employee', 'Emil');
    olga = await bakery.staff('owner', 'Olga', { languageCode: 'ru' });
  });
  beforeEach(async () => {
    rye = await bakery.product(`Rye loaf ${Math.random().toString(36).slice(2, 9)}`, { price: 450, stock: 90 });
    roll = await bakery.product(`Roll ${Math.random().toString(36).slice(2, 9)}`, { stock: null });
    vera = await newcomer('Vera');
    orderId = await ordered(bakery, vera, { [rye]: 2, [roll]: 1 });
  });
  afterAll(() => bakery.close());

  async function newcomer(firstName: string, languageCode = 'en'): Promise<Person> {
    const person = bakery.telegram.person({ firstName, languageCode, started: true });
    await reads(person, firstName, () => person.command('start'));
    return person;
  }

  async function rated(id = orderId) {
    const [order] = await bakery.sql<{ rating: number | null; comment: string | null }>(
      'select rating, rating_comment as comment from orders where id = $1',
      [id],
    );
    return order!;
  }

  const starsOf = async (productId: number) => {
    const [found] = await bakery.sql<{ sum: number; count: number }>(
      'select rating_sum as sum, rating_count as count from product where id = $1',
      [productId],
    );
    return [found!.sum, found!.count];
  };

  it('are asked for when the order is there, given by one tap, explained in a few words', async () => {
    await pickedUp(bakery, emil, orderId);
    const told = await hears(vera, `Order ${orderId} is in your hands. Enjoy!\n\nHow was it?`);
    expect(textsOf(vera).some((text) => text.includes('Come and get it'))).toBe(false);
    expect(await vera.taps({ message: told.id, row: 0, column: 3 })).toMatchObject({ text: 'Thank you for 4 of 5!' });
    expect(await rated()).toEqual({ rating: 4, comment: null });
    expect(await Promise.all([starsOf(rye), starsOf(roll)])).toEqual([
      [4, 1],
      [4, 1],
    ]);
    // The tap is answered first, the card changes after it.
    await hears(vera, ({ buttons }) => JSON.stringify(buttons).includes('💬 Add a few words'));
    await reads(vera, 'What should the bakery know?', () => vera.taps('💬 Add a few words'));
    await reads(vera, 'Please write it as a text', () => vera.sendsSticker());
    await reads(vera, 'at most 300 characters', () => vera.says('y'.repeat(4000)));
    await reads(vera, 'The bakery reads it', () => vera.says('Lovely <b>crust</b>\u202E & all'));
    expect(await rated()).toEqual({ rating: 4, comment: 'Lovely <b>crust</b> & all' });
    const notice = await hears(olga, `4 из 5 за заказ ${orderId}: Vera\n\n«Lovely <b>crust</b> & all»`);
    expect(textsOf(olga).filter((text) => text.includes(`за заказ ${orderId}`))).toHaveLength(1);
    const list = await reads(olga, 'оцен', () => olga.taps({ message: notice.id, row: 0, column: 0 }));
    expect(list.text).toContain(`⭐ 4 · Vera, заказ ${orderId}`);
    expect(textsOf(emil).some((text) => text.includes('Lovely'))).toBe(false);
  });

  it('are given once, by whatever device and however often', async () => {
    await pickedUp(bakery, emil, orderId);
    await Promise.all([5, 5, 1, 3].map((stars) => vera.forges(rate.write({ orderId, stars }))));
    const { rating } = await rated();
    expect(await starsOf(rye)).toEqual([rating, 1]);
    expect(await vera.forges(rateTold.write({ orderId, stars: 2 }))).toMatchObject({
      text: expect.stringContaining(`You gave order ${orderId} ${rating} of 5 already`),
    });
    await reads(vera, 'What should the bakery know?', () => vera.forges(commentOn.write({ orderId })));
    await reads(vera, 'The bakery reads it', () => vera.says('Once'));
    expect(await vera.forges(commentOn.write({ orderId }))).toMatchObject({
      text: expect.stringContaining('has your words'),
    });
    expect(await rated()).toEqual({ rating, comment: 'Once' });
  });

  it('are for what was received, for thirty days', async () => {
    const refused = { text: expect.stringContaining('can be rated once you have it') };
    expect(await vera.forges(rate.write({ orderId, stars: 5 }))).toMatchObject(refused);
    await pickedUp(bakery, emil, orderId);
    for (const stars of [0, 6, 999_999]) {
      expect(await vera.forges(rate.write({ orderId, stars }))).toMatchObject(refused);
    }
    expect(await vera.forges(commentOn.write({ orderId }))).toMatchObject(refused);
    await bakery.sql(`update order_step set at = at - interval '31 days' where order_id = $1`, [orderId]);
    expect(await vera.forges(rate.write({ orderId, stars: 5 }))).toMatchObject(refused);
    expect(await rated()).toEqual({ rating: null, comment: null });
    expect(await starsOf(rye)).toEqual([0, 0]);
  });

  it('stand on the product from three on', async () => {
    for (const stars of [5, 4, 5]) {
      const person = await newcomer(`Guest ${stars}`);
      const id = await ordered(bakery, person, { [roll]: 1 });
      await pickedUp(bakery, emil, id);
      await person.forges(rate.write({ orderId: id, stars }));
    }
    expect(await starsOf(roll)).toEqual([14, 3]);
    const page = await reads(vera, 'Roll', () => vera.command('start', `p_${roll.toString(36)}`));
    expect(page.text).toContain('⭐ 4.7');
    const other = await reads(vera, 'Rye loaf', () => vera.command('start', `p_${rye.toString(36)}`));
    expect(other.text).not.toContain('⭐');
  });

  it('stay when the customer is forgotten, without their words', async () => {
    await pickedUp(bakery, emil, orderId);
    await vera.forges(rate.write({ orderId, stars: 2 }));
    await reads(vera, 'What should the bakery know?', () => vera.forges(commentOn.write({ orderId })));
    await reads(vera, 'The bakery reads it', () => vera.says('My name is Vera'));
    await hears(olga, 'My name is Vera');
    await bakery.run(erasePerson, { personId: await known(bakery, vera), operator: false }, {});
    expect(await rated()).toEqual({ rating: 2, comment: null });
    expect(await starsOf(rye)).toEqual([2, 1]);
    await reads(olga, 'Olga', () => olga.command('start'));
    const list = await reads(olga, 'оцен', () => olga.taps('⭐'));
    expect(list.text).toContain(`⭐ 2 · —, заказ ${orderId}`);
    expect(list.text).not.toContain('My name');
  });

  it("are nobody else's to give or to read", async () => {
    await pickedUp(bakery, emil, orderId);
    const mallory = await newcomer('Mallory');
    const dismissed = await bakery.staff('owner', 'Dora');
    await bakery.sql(
      'update role set active = false where person_id = (select id from person where telegram_id = $1)',
      [dismissed.id],
    );
    const stranger = await bakery.staff('owner', 'Stranger', { shopId: await bakery.shop('Mill') });
    for (const person of [mallory, emil, dismissed, stranger]) {
      await reads(person, person.firstName, () => person.command('start'));
      for (const data of [rate.write({ orderId, stars: 1 }), commentOn.write({ orderId })]) {
        expect(await person.forges(data)).toMatchObject({ text: 'There is no such order here.' });
      }
      for (const data of [
        openRatings.write({ shopId: bakery.shopId, page: 0 }),
        sendRatings.write({ shopId: bakery.shopId }),
      ]) {
        expect(await person.forges(data)).toMatchObject({ text: expect.stringContaining("for the bakery's owners") });
      }
    }
    expect(await rated()).toEqual({ rating: null, comment: null });
  });

  it('break no promise and left nothing in the log', async () => {
    await comesToRest(bakery.sql);
    expect(await brokenPromises(bakery.sql)).toEqual([]);
    expect(bakery.logged).toEqual([]);
  }, 70_000);
});

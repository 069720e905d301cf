import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { orderAgain } from '../../src/bakery/orders/order-again.actions.ts';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import { Bakery, ways } from '../support/bakery.ts';
import { known, ordered, pickedUp } from '../support/completed-order.ts';
import { reads } from '../support/conversation.ts';

describe.each(ways)('The same again ($front, queues on $queues)', (way) => {
  let bakery: Bakery;
  let emil: Person;
  let rye: number;
  let cake: number;
  beforeAll(async () => {
    bakery = await Bakery.open(way);
    emil = await bakery.staff('employee', 'Emil');
  });
  afterAll(() => bakery.close());

  async function shelves(): Promise<void> {
    await bakery.sql('update product set on_shelf = false, name = name || id where id > $1', [0]);
    rye = await bakery.product('Rye loaf', { price: 450, stock: 30 });
    cake = await bakery.product('Cake', { price: 2000, stock: 9 });
  }

  /** Somebody who has had two loaves and a cake, picked up. */
  async function returning(name: string, languageCode = 'en'): Promise<{ person: Person; orderId: number }> {
    await shelves();
    const person = bakery.customer(name, languageCode);
    const orderId = await ordered(bakery, person, { [rye]: 2, [cake]: 1 });
    await pickedUp(bakery, emil, orderId);
    return { person, orderId };
  }

  async function cartOf(person: Person): Promise<Record<string, number>> {
    const lines = await bakery.sql<{ name: string; quantity: number }>(
      `select p.name, l.quantity from cart k join person b on b.id = k.person_id join cart_line l on l.cart_id = k.id
       join product p on p.id = l.product_id where b.telegram_id = $1 order by p.name`,
      [person.id],
    );
    return Object.fromEntries(lines.map(({ name, quantity }) => [name, quantity]));
  }

  it('takes three taps after /start', async () => {
    const { person: vera } = await returning('Vera');
    await reads(vera, 'This is Crumb & Co', () => vera.command('start'));
    await reads(vera, 'It is all in your cart.', () => vera.taps('🔁 Again: Cake + 1'));
    await reads(vera, 'Is everything right?', () => vera.taps('✅'));
    await reads(vera, /received/, () => vera.taps('✅'));
    const orders = await bakery.sql(
      `select o.total from orders o join person p on p.id = o.customer_id where p.telegram_id = $1 order by o.id`,
      [vera.id],
    );
    expect(orders).toEqual([{ total: 2900 }, { total: 2900 }]);
  });

  it('asks nothing that the order was told, when there is no cart of then any more', async () => {
    const { person: emma } = await returning('Emma');
    await bakery.sql('delete from cart where person_id = (select id from person where telegram_id = $1)', [emma.id]);
    await reads(emma, 'This is Crumb & Co', () => emma.command('start'));
    await reads(emma, 'It is all in your cart.', () => emma.taps('🔁'));
    await reads(emma, 'Is everything right?', () => emma.taps('✅'));
  });

  it('says by name what is gone, fewer, dearer or cheaper', async () => {
    const { person: ida, orderId } = await returning('Ida');
    await bakery.sql('update product set stock = 1, price = 500 where id = $1', [rye]);
    await bakery.sql('update product set on_shelf = false where id = $1', [cake]);
    await reads(ida, 'This is', () => ida.command('start'));
    const told = await reads(ida, 'with a difference', () => ida.taps('🔁'));
    expect(told.text).toContain('Cake: not on sale at the moment\nRye loaf: only 1 left\nRye loaf: now €5, was €4.50');
    expect(await cartOf(ida)).toEqual({ 'Rye loaf': 1 });
    await bakery.sql('update product set price = 300, stock = 0 where id = $1', [rye]);
    await bakery.sql('update product set price = 1500, on_shelf = true where id = $1', [cake]);
    const again = await reads(ida, 'Rye loaf: sold out', () => ida.forges(orderAgain.write({ orderId })));
    expect(again.text).toContain('Cake: only €15 now, was €20');
  });

  it('leads to the catalogue when nothing of it is left', async () => {
    const { person: udo } = await returning('Udo');
    await bakery.sql('update product set on_shelf = false where id > $1', [0]);
    await reads(udo, 'This is', () => udo.command('start'));
    const told = await reads(udo, 'can be had at the moment', () => udo.taps('🔁'));
    expect(told.buttons.flat().map(({ text }) => text)).toEqual(['🥐 Catalogue']);
    expect(await cartOf(udo)).toEqual({});
  });

  it('is not twice as much, however often it is tapped on two devices; what is there stays', async () => {
    const { person: nora, orderId } = await returning('Nora');
    await reads(nora, 'This is', () => nora.command('start'));
    const data = orderAgain.write({ orderId });
    await Promise.all([nora.forges(data), nora.forges(data), nora.forges(data)]);
    expect(await cartOf(nora)).toEqual({ Cake: 1, 'Rye loaf': 2 });
    const roll = await bakery.product('Roll', { stock: null });
    await bakery.sql(
      `insert into cart_line (cart_id, product_id, quantity) select k.id, $2, 7 from cart k
       join person p on p.id = k.person_id where p.telegram_id = $1`,
      [nora.id, roll],
    );
    await bakery.sql('update cart_line set quantity = 5 where product_id = $1', [rye]);
    await nora.forges(data);
    expect(await cartOf(nora)).toEqual({ Cake: 1, Roll: 7, 'Rye loaf': 5 });
  });

  it('brings the words on a cake along, and no more than thirty things', async () => {
    const { person: lena, orderId } = await returning('Lena');
    await bakery.sql('update product set takes_inscription = true where id = $1', [cake]);
    await bakery.sql('update order_line set inscription = $2 where order_id = $1 and product_id = $3', [
      orderId,
      'Lena & <Udo>',
      cake,
    ]);
    const lenaId = await known(bakery, lena);
    await bakery.sql('insert into cart (person_id, shop_id) values ($1, $2) on conflict do nothing', [
      lenaId,
      bakery.shopId,
    ]);
    for (let i = 0; i < 29; i++) {
      const id = await bakery.product(`Bun ${i}`);
      await bakery.sql(
        'insert into cart_line (cart_id, product_id, quantity) select id, $2, 1 from cart where person_id = $1',
        [lenaId, id],
      );
    }
    await reads(lena, 'This is', () => lena.command('start'));
    await reads(lena, 'Rye loaf: no room left in the cart', () => lena.taps('🔁'));
    const [line] = await bakery.sql('select inscription, quantity from cart_line where product_id = $1', [cake]);
    expect(line).toEqual({ inscription: 'Lena & <Udo>', quantity: 1 });
  });

  it("of somebody else's order is nothing, not even a cart", async () => {
    const { orderId } = await returning('Olga');
    const mallory = bakery.customer('Mallory');
    await reads(mallory, 'This is', () => mallory.command('start'));
    expect(await mallory.forges(orderAgain.write({ orderId }))).toMatchObject({ text: 'There is no such order here.' });
    expect(await mallory.forges(orderAgain.write({ orderId: 2 ** 31 - 1 }))).toMatchObject({
      text: 'There is no such order here.',
    });
    expect(await cartOf(mallory)).toEqual({});
  });

  it('is said in Russian too, from the card of an order', async () => {
    const { person: ivan, orderId } = await returning('Иван', 'ru');
    await reads(ivan, 'Иван', () => ivan.command('start'));
    await reads(ivan, 'Ваши заказы', () => ivan.command('orders'));
    await reads(ivan, 'выдан', () => ivan.taps(`🏃 ${orderId}`));
    await reads(ivan, 'Всё в вашей корзине', () => ivan.taps('🔁 Заказать снова'));
    expect(await cartOf(ivan)).toEqual({ Cake: 1, 'Rye loaf': 2 });
    expect(ivan.chat().messages.some(({ text }) => text.startsWith(`Заказ ${orderId} ·`))).toBe(true);
  });

  it('left nothing in the log', () => {
    expect(bakery.logged).toEqual([]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addToCart } from '../../src/bakery/cart/add-to-cart.ts';
import { Bakery } from '../support/bakery.ts';
import { known } from '../support/completed-order.ts';
import { reads } from '../support/conversation.ts';
import { comesToRest } from '../support/invariants.ts';
import { buttonsAbout, buttonsOfStaff, type Counter, regular, unanswered } from '../support/old-buttons.ts';

let counter: Counter;
/** Refused to a customer before anything is looked at. */
let ofStaff: string[];

beforeAll(async () => {
  const opened = await Bakery.open();
  const emil = await opened.staff('employee', 'Emil');
  counter = { bakery: opened, emil, rye: await opened.product('Rye loaf', { price: 450, stock: 500 }) };
  const { person } = await regular(counter, 'Stella');
  ofStaff = await buttonsOfStaff(person);
});
afterAll(() => counter.bakery.close());

describe('Every button of last month is answered kindly', () => {
  it.each([
    [
      'the product is sold out and the cart is empty',
      ['update product set stock = 0 where id = $1', 'delete from cart_line where product_id = $1'],
    ],
    [
      'the product is off the shelf and its category gone',
      [
        'update product set on_shelf = false where id = $1',
        'delete from product_category where product_id = $1',
        'delete from category where $1::int > 0',
      ],
    ],
    [
      'address, search, cart and the choice of a shop are no more',
      ['delete from address', 'delete from search', 'delete from cart', 'update person set shop_id = null'].map(
        (gone) => `${gone} where $1::int > 0`,
      ),
    ],
    ['the order is cancelled', [`update orders set status = 'cancelled' where status = 'pending' and $1::int > 0`]],
  ] as const)('though %s', async (_, changes) => {
    const { person, own } = await regular(counter, 'Vera');
    const all = buttonsAbout(own, ofStaff);
    try {
      for (const change of changes) await counter.bakery.sql(change, [counter.rye]);
      expect(await unanswered(counter, person, all)).toEqual([]);
      await reads(person, 'Hello, ', () => person.command('start'));
      await comesToRest(counter.bakery.sql);
      expect(counter.bakery.logged).toEqual([]);
    } finally {
      await counter.bakery.sql('update product set stock = 500, on_shelf = true where id = $1', [counter.rye]);
      await counter.bakery.sql(
        `with shelf as (insert into category (shop_id, name) select shop_id, 'Bread' from product where id = $1
           on conflict (shop_id, lower(name)) do update set name = excluded.name returning id)
         insert into product_category (category_id, product_id) select id, $1 from shelf on conflict do nothing`,
        [counter.rye],
      );
    }
  });

  it('though its shop is gone', async () => {
    const { person, own } = await regular(counter, 'Wanda');
    const shopId = await counter.bakery.shop('Mill');
    const productId = await counter.bakery.product('Roll', {}, shopId);
    await reads(person, 'Hello, ', () => person.command('start', `shop_${shopId.toString(36)}`));
    await counter.bakery.run(
      addToCart,
      { personId: await known(counter.bakery, person), operator: false },
      { shopId, productId },
    );
    for (const [table, column] of Object.entries({
      cart: 'shop_id',
      product: 'shop_id',
      category: 'shop_id',
      shop: 'id',
    })) {
      if (table === 'cart') await counter.bakery.sql('delete from cart_line where product_id = $1', [productId]);
      if (table === 'product') {
        await counter.bakery.sql('delete from stock_movement where product_id = $1', [productId]);
        await counter.bakery.sql('delete from product_category where product_id = $1', [productId]);
      }
      if (table === 'shop') await counter.bakery.sql('update person set shop_id = null where shop_id = $1', [shopId]);
      await counter.bakery.sql(`delete from ${table} where ${column} = $1`, [shopId]);
    }
    expect(await unanswered(counter, person, buttonsAbout({ ...own, shopId, productId }, ofStaff))).toEqual([]);
    await comesToRest(counter.bakery.sql);
    expect(counter.bakery.logged).toEqual([]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addToCart } from '../../src/bakery/cart/add-to-cart.ts';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import { rooms } from '../../src/rooms.ts';
import { Bakery } from '../support/bakery.ts';
import { known, ordered, pickedUp } from '../support/completed-order.ts';
import { reads } from '../support/conversation.ts';
import { brokenPromises, comesToRest } from '../support/invariants.ts';

const actions = rooms.flatMap((room) => room.actions.map(({ action }) => action));
const forms = rooms.flatMap((room) => room.forms);
const VERBS = ['pick', 'tick', 'done', 'skip', 'back', 'cancel', 'submit'];
/** Whoever is erased is told so once and for all; another story. */
const FINAL = 'ers.erase';
const ADDRESS = 'Lindenstraße 5';

/** What somebody has, by the names of the fields that buttons carry. */
type Own = Readonly<Record<string, number>>;

let bakery: Bakery;
let emil: Person;
let rye: number;

/** A customer with a cart, two orders, a rating, an address, a search and a message of their own. */
async function regular(firstName: string): Promise<{ person: Person; own: Own }> {
  const person = bakery.customer(firstName);
  await reads(person, `Hello, ${firstName}`, () => person.command('start', `shop_${bakery.shopId.toString(36)}`));
  await reads(person, 'This is what we have', () => person.says(`rye loaf`));
  const done = await ordered(bakery, person, { [rye]: 1 });
  await pickedUp(bakery, emil, done);
  const orderId = await ordered(bakery, person, { [rye]: 2 });
  const personId = await known(bakery, person);
  await bakery.run(addToCart, { personId, operator: false }, { shopId: bakery.shopId, productId: rye });
  const [cart] = await bakery.sql<{ cartId: number; version: number }>(
    `update cart set fulfilment = 'delivery', address = $2, phone = '+49301234567' where person_id = $1
     returning id as "cartId", version`,
    [personId, ADDRESS],
  );
  const [other] = await bakery.sql<{ addressId: number; searchId: number; messageId: number; categoryId: number }>(
    `with place as (insert into address (person_id, kind, name, address) values ($1, 'home', '', $3) returning id),
     words as (insert into order_message (order_id, author_id, audience, text)
       values ($2, $1, 'bakery', 'For my eyes only') returning id)
     select place.id as "addressId", words.id as "messageId", (select max(id) from category) as "categoryId",
       (select max(id) from search where person_id = $1) as "searchId" from place, words`,
    [personId, orderId, ADDRESS],
  );
  await comesToRest(bakery.sql);
  const { shopId } = bakery;
  return { person, own: { ...cart!, ...other!, orderId, done, shopId, productId: rye, total: 450, stars: 5 } };
}

/** Data of every kind of button there is, about all that somebody has. */
function buttonsAbout(own: Own): string[] {
  return actions
    .filter(({ code }) => code !== FINAL)
    .flatMap((button) => {
      const write = (values: Own) =>
        button.write(Object.fromEntries(button.fields.map((field) => [field, values[field] ?? 0])));
      return button.fields.includes('orderId') ? [write(own), write({ ...own, orderId: own.done! })] : [write(own)];
    });
}

/** Presses all of them, one after the other. @returns those that nothing was said or shown to. */
async function unanswered(person: Person, all: readonly string[]): Promise<string[]> {
  const { telegram } = bakery;
  const found: string[] = [];
  const shown = () =>
    [...telegram.calls({ chat: person }), ...telegram.refusals({ chat: person })].filter(
      ({ method }) => method !== 'answerCallbackQuery',
    ).length;
  // A message that cannot be edited, so that every screen is a new one.
  const { id } = person.chat().messages.findLast(({ mine }) => mine)!;
  for (const data of all) {
    const [before, newest] = [shown(), person.chat().messages.at(-1)!.id];
    const answer = await person.forges(data, id);
    if (answer?.text || shown() > before) continue;
    const isNew = (message: { id: number }) => message.id > newest;
    await person.sees(isNew, { within: 3_000 }).catch(() => found.push(data));
  }
  return found;
}

/** Rows of somebody's, of all tables that have any. */
async function rowsOf(person: Person): Promise<unknown> {
  const personId = await known(bakery, person);
  const whose = {
    person: 'id = $1',
    address: 'person_id = $1',
    cart: 'person_id = $1',
    cart_line: 'cart_id in (select id from cart where person_id = $1)',
    search: 'person_id = $1',
    product_watch: 'person_id = $1',
    orders: 'customer_id = $1',
    order_line: 'order_id in (select id from orders where customer_id = $1)',
    order_step: 'order_id in (select id from orders where customer_id = $1)',
    order_message: 'order_id in (select id from orders where customer_id = $1)',
    card: 'person_id = $1',
  };
  const all = Object.entries(whose).map(([table, where]) =>
    bakery.sql(`select to_jsonb(t) as row from ${table} t where ${where} order by 1`, [personId]),
  );
  return Promise.all(all);
}

const isSound = async () => {
  await comesToRest(bakery.sql);
  expect(await brokenPromises(bakery.sql)).toEqual([]);
  expect(await bakery.sql(`select reason from inbox where state = 'dead'`, [])).toEqual([]);
  expect(bakery.logged).toEqual([]);
};

beforeAll(async () => {
  bakery = await Bakery.open();
  emil = await bakery.staff('employee', 'Emil');
  rye = await bakery.product('Rye loaf', { price: 450, stock: 500 });
});
afterAll(() => bakery.close());

describe('Forged buttons', () => {
  it("reach nothing that is somebody else's, and show nothing of it", async () => {
    const { person: nora, own } = await regular('Nora');
    const { person: mallory } = await regular('Mallory');
    const before = await rowsOf(nora);
    expect(await unanswered(mallory, buttonsAbout(own))).toEqual([]);
    for (const [begin, step] of [
      ['ord.delivery', 'checkout:pick:place'],
      ['ord.address', 'checkout:pick:place'],
      [`crt.count:${rye.toString(36)}:0`, 'cart-quantity:pick:quantity'],
    ]) {
      await mallory.forges(begin!);
      expect(await unanswered(mallory, [`frm:${step}:${own.addressId!.toString(36)}`])).toEqual([]);
      mallory.command('cancel');
    }
    await isSound();
    expect(await rowsOf(nora)).toEqual(before);
    const seen = JSON.stringify(mallory.chat().messages.map(({ text, buttons }) => [text, buttons]));
    for (const secret of ['Nora', 'my eyes only', `Order ${own.orderId} `, `Order ${own.done} `])
      expect(seen).not.toContain(secret);
  });

  it('with numbers that cannot be are refused alike', async () => {
    const { person: nora, own } = await regular('Nelly');
    const { person: mallory } = await regular('Max');
    const before = await rowsOf(nora);
    const large = ['0', '1', 'zik0zj', 'zik0zk', 'zzzzzz'];
    // No action reads these: every tenth stands for all.
    const unreadable = ['zzzzzzzzzzz', '-1', '1.5', '١', '', 'constructor', 'a'.repeat(40)];
    const all = actions
      .filter(({ code, fields }) => code !== FINAL && fields.length > 0)
      .flatMap(({ code, fields }, place) =>
        [...large, ...(place % 10 === 0 ? unreadable : [])].map((one) =>
          [code, ...fields.map((field) => (/Id$/.test(field) ? one : '0'))].join(':').slice(0, 64),
        ),
      );
    for (let i = 0; i < all.length; i += 80) {
      const some = all.slice(i, i + 80);
      const answers = await Promise.all(some.map((data) => mallory.forges(data)));
      expect(some.filter((_, at) => answers[at] === null)).toEqual([]);
    }
    await isSound();
    expect(await rowsOf(nora)).toEqual(before);
    expect(own.orderId).toBeGreaterThan(0);
  });

  it.each(['', 'ord.delivery', 'adr.add'])(
    'of all questions there are, while “%s” asks, do nothing that was not meant',
    async (begin) => {
      const { person: max } = await regular('Maria');
      await reads(max, /./, () => (begin ? max.forges(begin) : max.command('start')));
      const taps = forms.flatMap(({ id, steps }) =>
        [...Object.keys(steps), '', 'constructor'].flatMap((step) =>
          VERBS.map((verb) => `frm:${id}:${verb}:${step}:zzzzzzzzzzz`),
        ),
      );
      for (let i = 0; i < taps.length; i += 80) {
        const some = taps.slice(i, i + 80);
        const answers = await Promise.all(some.map((data) => max.forges(data)));
        expect(some.filter((_, at) => answers[at] === null)).toEqual([]);
      }
      await isSound();
    },
  );
});

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
    const { person, own } = await regular('Vera');
    const all = buttonsAbout(own);
    try {
      for (const change of changes) await bakery.sql(change, [rye]);
      expect(await unanswered(person, all)).toEqual([]);
      await reads(person, 'Hello, ', () => person.command('start'));
      await comesToRest(bakery.sql);
      expect(bakery.logged).toEqual([]);
    } finally {
      await bakery.sql('update product set stock = 500, on_shelf = true where id = $1', [rye]);
      await bakery.sql(
        `with shelf as (insert into category (shop_id, name) select shop_id, 'Bread' from product where id = $1
           on conflict (shop_id, lower(name)) do update set name = excluded.name returning id)
         insert into product_category (category_id, product_id) select id, $1 from shelf on conflict do nothing`,
        [rye],
      );
    }
  });

  it('though its shop is gone', async () => {
    const { person, own } = await regular('Wanda');
    const shopId = await bakery.shop('Mill');
    const productId = await bakery.product('Roll', {}, shopId);
    await reads(person, 'Hello, ', () => person.command('start', `shop_${shopId.toString(36)}`));
    await bakery.run(addToCart, { personId: await known(bakery, person), operator: false }, { shopId, productId });
    for (const [table, column] of Object.entries({
      cart: 'shop_id',
      product: 'shop_id',
      category: 'shop_id',
      shop: 'id',
    })) {
      if (table === 'cart') await bakery.sql('delete from cart_line where product_id = $1', [productId]);
      if (table === 'product') {
        await bakery.sql('delete from stock_movement where product_id = $1', [productId]);
        await bakery.sql('delete from product_category where product_id = $1', [productId]);
      }
      if (table === 'shop') await bakery.sql('update person set shop_id = null where shop_id = $1', [shopId]);
      await bakery.sql(`delete from ${table} where ${column} = $1`, [shopId]);
    }
    expect(await unanswered(person, buttonsAbout({ ...own, shopId, productId }))).toEqual([]);
    await comesToRest(bakery.sql);
    expect(bakery.logged).toEqual([]);
  });
});

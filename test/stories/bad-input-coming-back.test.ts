import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addToCart } from '../../src/bakery/cart/add-to-cart.ts';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import type { Match } from '../../src/pretend-telegram/people/waiting.ts';
import { Bakery } from '../support/bakery.ts';
import { known, ordered, pickedUp } from '../support/completed-order.ts';
import { hears, reads, textsOf } from '../support/conversation.ts';
import { brokenPromises, comesToRest } from '../support/invariants.ts';

let bakery: Bakery;
let emil: Person;
let rye: number;

const says = (person: Person, text: string, match: Match) => reads(person, match, () => person.says(text));
const taps = (person: Person, button: string, match: Match) => reads(person, match, () => person.taps(button));
const code = (name: string, ...numbers: number[]) => [name, ...numbers.map((one) => one.toString(36))].join(':');

async function comes(firstName: string): Promise<Person> {
  const person = bakery.customer(firstName);
  await says(person, '/start', `Hello, ${firstName}`);
  return person;
}

async function fills(person: Person): Promise<void> {
  const actor = { personId: await known(bakery, person), operator: false };
  await bakery.run(addToCart, actor, { shopId: bakery.shopId, productId: rye });
}

const piecesOf = async (person: Person) => {
  const [found] = await bakery.sql<{ pieces: number }>(
    `select coalesce(sum(l.quantity), 0)::int as pieces from cart_line l join cart k on k.id = l.cart_id
     join person p on p.id = k.person_id where p.telegram_id = $1`,
    [person.id],
  );
  return found!.pieces;
};

const isSound = async () => {
  await comesToRest(bakery.sql);
  expect(await brokenPromises(bakery.sql)).toEqual([]);
  expect(bakery.logged).toEqual([]);
};

beforeAll(async () => {
  bakery = await Bakery.open();
  emil = await bakery.staff('employee', 'Emil');
  rye = await bakery.product('Rye loaf', { price: 450, stock: 200 });
});
afterAll(() => bakery.close());

describe('Who blocks the bot in the middle of a question and comes back', () => {
  it('finds the question, the answers before it and the cart, and goes on', async () => {
    const vera = await comes('Vera');
    await fills(vera);
    await says(vera, '/cart', 'Your cart');
    await taps(vera, '✅', 'Shall we bring it');
    await taps(vera, '🚚', 'Where to?');
    await says(vera, 'Lindenstraße 5', 'Which phone number');
    await comesToRest(bakery.sql);
    vera.blocks();
    await bakery.telegram.settled();
    await comesToRest(bakery.sql);
    vera.unblocks();
    await reads(vera, 'Is everything right?', () => vera.says('+49 30 1234567'));
    await vera.sees('To Lindenstraße 5');
    await taps(vera, '✅', /^Order \d+ · /);
    await isSound();
  });

  it('presses an old button first of all, and is reachable again', async () => {
    const ida = await comes('Ida');
    await fills(ida);
    await says(ida, '/cart', 'Your cart');
    ida.blocks();
    await bakery.telegram.settled();
    await comesToRest(bakery.sql);
    ida.unblocks();
    await taps(ida, '➕', '2 × €4.50');
    const [row] = await bakery.sql('select unreachable_since from person where telegram_id = $1', [ida.id]);
    expect(row).toEqual({ unreachable_since: null });
    await isSound();
  });
});

describe('Who was erased and comes back', () => {
  let otto: Person;
  let old: { message: number; data: string }[];
  beforeAll(async () => {
    otto = await comes('Otto');
    const orderId = await ordered(bakery, otto, { [rye]: 1 });
    await pickedUp(bakery, emil, orderId);
    await fills(otto);
    const shown = [
      [await says(otto, '/orders', 'Your orders'), [code('ord.open', orderId), code('ord.list', 0)]],
      [
        await taps(otto, `🏃 ${orderId}`, `Order ${orderId} · `),
        [
          ...[code('ord.rate', orderId, 5), code('ord.star', orderId, 5), code('ord.comment', orderId)],
          ...[code('ord.talk', orderId), code('ord.again', orderId), code('ord.repeat', orderId)],
          ...[code('ord.ask', orderId), code('ord.cancel', orderId), code('ord.keep', orderId)],
        ],
      ],
      [
        await says(otto, '/cart', 'Your cart'),
        [
          ...[
            code('crt.less', rye, 0),
            code('crt.remove', rye, 0),
            code('crt.count', rye, 0),
            code('crt.left', rye, 0),
          ],
          ...['ord.checkout', 'ord.back', 'ord.note', 'ord.change', 'ord.when', code('ord.place', 1, 1, 450)],
          ...[code('crt.clear', bakery.shopId), code('crt.back', bakery.shopId), 'crt.open:0'],
        ],
      ],
      [await says(otto, '/profile', 'Your profile'), ['prf.open', 'prf.name', 'adr.list:0', 'adr.open:1', 'dat.send']],
    ] as const;
    old = shown.flatMap(([{ id }, all]) => all.map((data) => ({ message: id, data })));
    await taps(otto, '🗑 Erase me', 'Shall we forget you?');
    await taps(otto, '🗑 Yes', 'Really?');
    await taps(otto, '🗑 Erase for good', 'You are forgotten');
    await comesToRest(bakery.sql);
  });

  it('presses every button of before, gets an answer each time, and has nothing of it any more', async () => {
    const orders = await bakery.orders();
    const { telegram } = bakery;
    // The newest screen may be there already: Telegram refuses to show it again.
    const shown = () =>
      [...telegram.calls({ chat: otto }), ...telegram.refusals({ chat: otto })].filter(
        ({ method }) => method !== 'answerCallbackQuery',
      ).length;
    for (const { message, data } of old) {
      const before = shown();
      const answer = await otto.forges(data, message);
      expect([data, Boolean(answer?.text) || shown() > before]).toEqual([data, true]);
    }
    await says(otto, '/cancel', /./);
    await says(otto, '/orders', 'You have not ordered yet');
    await says(otto, '/cart', 'Your cart is empty');
    expect(await says(otto, '/profile', 'Your profile')).toMatchObject({ text: expect.stringContaining('👤 Otto') });
    expect(await bakery.orders()).toEqual(orders);
    expect(textsOf(otto).join()).not.toMatch(/reference/i);
    await isSound();
  });
});

describe('Two devices at once', () => {
  const twice = (act: () => unknown) => Promise.all([act(), act()]);

  it('put in, count and take out what is counted once for each tap', async () => {
    const nora = await comes('Nora');
    await fills(nora);
    const { id } = await says(nora, '/cart', 'Your cart');
    await twice(() => nora.forges(code('crt.more', rye, 0), id));
    expect(await piecesOf(nora)).toBe(3);
    await twice(() => nora.forges(code('crt.less', rye, 0), id));
    expect(await piecesOf(nora)).toBe(1);
    await reads(nora, 'How many of', () => twice(() => nora.forges(code('crt.count', rye, 0), id)));
    await reads(nora, '4 × €4.50', () => nora.says('4'));
    await twice(() => nora.forges(code('crt.remove', rye, 0), id));
    expect(await piecesOf(nora)).toBe(0);
    await isSound();
  });

  it('check out once, whoever of them answers, and order once', async () => {
    const max = await comes('Max');
    await fills(max);
    const { id } = await says(max, '/cart', 'Your cart');
    await reads(max, 'Shall we bring it', () => twice(() => max.forges('ord.checkout', id)));
    const ways = await max.sees('Shall we bring it');
    await reads(max, 'Which phone number', () => twice(() => max.forges('frm:checkout:pick:fulfilment:1', ways.id)));
    await reads(max, 'Is everything right?', () => {
      max.sharesContact();
      max.sharesContact();
    });
    await comesToRest(bakery.sql);
    await twice(() => max.taps('✅'));
    await hears(max, /^Order \d+ · /);
    await comesToRest(bakery.sql);
    const [found] = await bakery.sql(
      `select count(*)::int as orders from orders o join person p on p.id = o.customer_id where telegram_id = $1`,
      [max.id],
    );
    expect(found).toEqual({ orders: 1 });
    await isSound();
  });

  it('give stars once, a comment once, and send two messages for two', async () => {
    const lena = await comes('Lena');
    const orderId = await ordered(bakery, lena, { [rye]: 1 });
    await pickedUp(bakery, emil, orderId);
    await hears(lena, 'How was it?');
    const answers = await Promise.all([4, 2].map((stars) => lena.forges(code('ord.rate', orderId, stars))));
    expect(answers.map((answer) => answer?.text)).toEqual([
      'Thank you for 4 of 5!',
      `You gave order ${orderId} 4 of 5 already. Thank you!`,
    ]);
    await reads(lena, 'What should the bakery know', () => twice(() => lena.forges(code('ord.comment', orderId))));
    await reads(lena, 'The bakery reads it', () => lena.says('Crisp'));
    expect(await lena.forges(code('ord.comment', orderId))).toMatchObject({ text: expect.stringContaining('already') });
    await lena.forges(code('ord.talk', orderId));
    await hears(lena, 'know about order');
    await comesToRest(bakery.sql);
    await reads(lena, 'The bakery has your message', () => lena.says('One'));
    const rows = await bakery.sql(
      `select rating, rating_comment as comment, (select array_agg(text) from order_message where order_id = o.id) as texts
       from orders o where id = $1`,
      [orderId],
    );
    expect(rows).toEqual([{ rating: 4, comment: 'Crisp', texts: ['One'] }]);
    await isSound();
  });

  it('answer a question at the same time: the first answer counts, the second is no order and no message', async () => {
    const rosa = await comes('Rosa');
    const orderId = await ordered(bakery, rosa, { [rye]: 1 });
    await reads(rosa, 'know about order', () => rosa.forges(code('ord.talk', orderId)));
    await comesToRest(bakery.sql);
    await reads(rosa, 'Nothing found for Second', () => {
      rosa.says('First');
      rosa.says('Second');
    });
    const rows = await bakery.sql('select text from order_message where order_id = $1', [orderId]);
    expect(rows).toEqual([{ text: 'First' }]);
    await isSound();
  });
});

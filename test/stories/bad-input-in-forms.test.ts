import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addToCart } from '../../src/bakery/cart/add-to-cart.ts';
import { rateOrder } from '../../src/bakery/orders/ratings/rate-order.ts';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import { Bakery } from '../support/bakery.ts';
import { known, ordered, pickedUp } from '../support/completed-order.ts';
import { reads } from '../support/conversation.ts';
import { brokenPromises, comesToRest } from '../support/invariants.ts';

/** One white pixel. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=',
  'base64',
);

type Bad = string | ((person: Person) => unknown);

const NOTHING_TO_SEE = '\u202E\u200F\u0007\u3164\u2800';
const EMOJI = '🍞🥖🍞🥖🍞🥖';
const LONG = 'a'.repeat(4_000);
const someoneElses = (person: Person) => person.sharesContact({ phoneNumber: '+4915112345678', userId: 4711 });
/** Nobody can write them, whatever is asked. */
const NO_WORDS: Bad[] = [
  (person) => person.sendsSticker(),
  (person) => person.sendsVoice(),
  (person) => person.sendsPhoto(PICTURE, 'Vera'),
  (person) => person.sendsDocument(Buffer.from('Vera'), 'vera.txt'),
];
const CONTACT: Bad = (person) => person.sharesContact();
const PLACE: Bad = (person) => person.sharesLocation(52.5, 13.4);
const NUMBERS = [
  '-1',
  '1.5',
  '1e9',
  '١٢',
  '100',
  '+5',
  '0x10',
  '1 0',
  '９',
  '٠',
  NOTHING_TO_SEE,
  EMOJI,
  LONG,
  '<b>2</b>',
];

interface Question {
  readonly name: string;
  readonly asked: string;
  /** Data of the button that begins it, and what is answered on the way: text, or 👆 and the start of a label. */
  readonly begin: () => readonly string[];
  /** What is said about it → what is no answer. */
  readonly wrong: Readonly<Record<string, readonly Bad[]>>;
}

const TEXT = { 'write it as a text message': [...NO_WORDS, CONTACT, PLACE], 'too short': [NOTHING_TO_SEE] };
const NAME = { ...TEXT, 'letters or digits': [EMOJI], 'too long': [LONG] };
const PRICE = { "can't read this as a price": [...NO_WORDS, CONTACT, PLACE, '-1', '1e9', '١٢', '1.555', EMOJI, LONG] };
const CHOICE = { 'use one of the buttons': [...NO_WORDS, CONTACT, PLACE, NOTHING_TO_SEE, EMOJI, LONG, '0', '🚚'] };

let bakery: Bakery;
let vera: Person;
const ids = { rye: 0, cake: 0, orderId: 0 };
const code = (name: string, ...numbers: number[]) => [name, ...numbers.map((one) => one.toString(36))].join(':');

const questions: readonly Question[] = [
  { name: 'first name', asked: 'What shall we call you?', begin: () => ['prf.name'], wrong: NAME },
  { name: 'last name', asked: 'And your last name?', begin: () => ['prf.name', 'Vera'], wrong: NAME },
  {
    name: 'email',
    asked: 'What is your email address?',
    begin: () => ['prf.email'],
    wrong: {
      'cannot read this email': [
        ...[
          ...NO_WORDS,
          CONTACT,
          PLACE,
          NOTHING_TO_SEE,
          EMOJI,
          LONG,
          'vera',
          'vera@',
          '@example.com',
          'a b@example.com',
        ],
        ...['a@b', 'a@127.0.0.1', 'a..b@example.com', 'a@example.com\u202E', 'mailto:a@b.de', `${'a'.repeat(65)}@b.de`],
        ...['<b>a</b>@b.de', "a@b.de'; drop table person; --", 'a@b.de, c@d.de', 'a@exam\u0000ple.com'],
      ],
    },
  },
  {
    name: 'own phone',
    asked: 'Share your number with the button below',
    begin: () => ['prf.phone'],
    wrong: {
      'Only your own number': [
        ...[...NO_WORDS, PLACE, someoneElses, '+49 30 1234567', 'nonsense', NOTHING_TO_SEE, EMOJI, LONG],
        (person) => person.forwards(person.sharesContact({ phoneNumber: '+4915112345678' })),
      ],
    },
  },
  { name: 'kind of an address', asked: 'What is it?', begin: () => ['adr.add'], wrong: CHOICE },
  {
    name: 'name of an address',
    asked: 'What do you call it?',
    begin: () => ['adr.add', '👆Another'],
    wrong: { ...NAME, 'too long': [LONG, 'a'.repeat(21)] },
  },
  {
    name: 'address',
    asked: 'Where is it?',
    begin: () => ['adr.add', '👆Home'],
    wrong: {
      'or share a location': [...NO_WORDS, CONTACT],
      'too short': [NOTHING_TO_SEE, 'x'],
      'too long': [LONG],
      'letters or digits': [EMOJI],
    },
  },
  {
    name: 'where somebody is',
    asked: 'Where are you?',
    begin: () => ['shp.near'],
    wrong: { 'share a location with the button': [...NO_WORDS, CONTACT, NOTHING_TO_SEE, EMOJI, LONG, '52.5, 13.4'] },
  },
  { name: 'least price', asked: 'From which price on?', begin: () => [code('flt.type', 0, 0, 0, 0)], wrong: PRICE },
  { name: 'most price', asked: 'Up to which price?', begin: () => [code('flt.type', 0, 0, 0, 0), '2'], wrong: PRICE },
  {
    name: 'quantity',
    asked: 'How many of Rye loaf',
    begin: () => [code('crt.count', ids.rye, 0)],
    wrong: { 'whole number from 0 to 99': [...NO_WORDS, CONTACT, PLACE, ...NUMBERS], 'only 49 left': ['99'] },
  },
  {
    name: 'inscription',
    asked: 'What shall we write on Cake?',
    begin: () => [code('crt.write', ids.cake, 0)],
    wrong: { ...TEXT, 'too long': [LONG, 'x'.repeat(61)] },
  },
  { name: 'delivery or pickup', asked: 'Shall we bring it', begin: () => ['ord.checkout'], wrong: CHOICE },
  {
    name: 'where to',
    asked: 'Where to?',
    begin: () => ['ord.delivery'],
    wrong: {
      'or share a location': [...NO_WORDS, CONTACT],
      'too short': [NOTHING_TO_SEE, 'x'],
      'too long': [LONG],
      'letters or digits': [EMOJI],
    },
  },
  {
    name: 'phone for an order',
    asked: 'Which phone number',
    begin: () => ['ord.delivery', 'Lindenstraße 5'],
    wrong: {
      'cannot read this phone number': [
        ...[...NO_WORDS, PLACE, NOTHING_TO_SEE, EMOJI, LONG, '110', '+49', '+0 30 1234567', '030 12 34 x', '+1 2'],
        ...['<b>030</b> 1234567', '1e9', '0'.repeat(40), '+999 1234567890', "030 1234567'; --"],
      ],
      "somebody else's contact": [someoneElses, (person) => person.sharesContact({ phoneNumber: '+4915112345678' })],
    },
  },
  {
    name: 'note',
    asked: 'What should the bakery know? A few words',
    begin: () => ['ord.pickup', '+49 30 1234567', 'ord.note'],
    wrong: { ...TEXT, 'too long': [LONG, 'x'.repeat(301)] },
  },
  {
    name: 'change',
    asked: 'Which banknote',
    begin: () => ['ord.pickup', '+49 30 1234567', 'ord.change'],
    wrong: { ...PRICE, 'less than the': ['0', '1', '0.01'] },
  },
  {
    name: 'message to the bakery',
    asked: 'What should the bakery know about order',
    begin: () => [code('ord.talk', ids.orderId)],
    wrong: { ...TEXT, 'too long': [LONG, 'x'.repeat(1_001)] },
  },
  {
    name: 'comment',
    asked: 'What should the bakery know? At most 300',
    begin: () => [code('ord.comment', ids.orderId)],
    wrong: { ...TEXT, 'too long': [LONG, 'x'.repeat(301)] },
  },
];

/** Everything somebody has said or chosen that must not be lost. */
async function everything(): Promise<unknown> {
  const tables = ['person', 'address', 'cart', 'cart_line', 'orders', 'order_line', 'order_message', 'outbox', 'role'];
  // How an order goes out is remembered by the cart as far as it is said, and is a version of it.
  const ways = '{version,fulfilment,address}';
  const all = await Promise.all(
    tables.map((table) => bakery.sql(`select to_jsonb(t) - $1::text[] as row from ${table} t order by 1`, [ways])),
  );
  return Object.fromEntries(tables.map((table, i) => [table, all[i]]));
}

/** The form under way: its name, its question, and what was answered before. */
async function underWay(): Promise<unknown> {
  const [kept] = await bakery.sql<{ current: string; step: string; draft: object }>(
    `select data #>> '{__scenes,current}' as current, data #>> '{__scenes,state,step}' as step,
       data #> '{__scenes,state,draft}' as draft from session where telegram_id = $1`,
    [vera.id],
  );
  return kept ?? { current: null, step: null, draft: null };
}

async function asks({ asked, begin }: Question): Promise<void> {
  await bakery.sql('update cart set fulfilment = null, address = null, phone = null where id > $1', [0]);
  const [first, ...answers] = begin();
  const acts = [
    () => vera.forges(first!),
    ...answers.map((answer) => () => {
      if (/^\w+\.\w+$/.test(answer)) return vera.forges(answer);
      return answer.startsWith('👆') ? vera.taps(answer.slice(2)) : vera.says(answer);
    }),
  ];
  for (const act of acts.slice(0, -1)) await reads(vera, /./, act);
  await comesToRest(bakery.sql);
  await reads(vera, asked, acts.at(-1)!);
  await comesToRest(bakery.sql);
}

beforeAll(async () => {
  bakery = await Bakery.open();
  await bakery.shop('Mill');
  ids.rye = await bakery.product('Rye loaf', { price: 450, stock: 50 });
  ids.cake = await bakery.product('Cake', { price: 3_000, stock: null });
  await bakery.sql('update product set takes_inscription = true where id = $1', [ids.cake]);
  const emil = await bakery.staff('employee', 'Emil');
  vera = bakery.customer('Vera');
  await reads(vera, 'Hello, Vera', () => vera.command('start', `shop_${bakery.shopId.toString(36)}`));
  ids.orderId = await ordered(bakery, vera, { [ids.rye]: 1 });
  await pickedUp(bakery, emil, ids.orderId);
  const actor = { personId: await known(bakery, vera), operator: false };
  await bakery.run(rateOrder, actor, { orderId: ids.orderId, stars: 4 });
  await bakery.sql('update person set phone = null where telegram_id = $1', [vera.id]);
  for (const productId of [ids.rye, ids.cake]) await bakery.run(addToCart, actor, { shopId: bakery.shopId, productId });
  await comesToRest(bakery.sql);
});
afterAll(() => bakery.close());

describe('Nonsense where something is asked', () => {
  it.each(questions.map((question) => [question.name, question] as const))(
    'for the %s gets what is wrong with it and the question again, and nothing is lost',
    async (_, question) => {
      await asks(question);
      const [before, asked] = [await everything(), await underWay()];
      for (const [words, all] of Object.entries(question.wrong)) {
        for (const bad of all) {
          const isAsked = ({ mine, text }: { mine: boolean; text: string }) =>
            !mine && text.includes(words) && text.includes(question.asked);
          await reads(vera, isAsked, () => (typeof bad === 'string' ? vera.says(bad) : bad(vera)));
        }
      }
      await comesToRest(bakery.sql);
      expect(await underWay()).toEqual(asked);
      expect(await everything()).toEqual(before);
      expect(bakery.logged).toEqual([]);
    },
  );
});

describe('A command where something is asked', () => {
  const commands = [
    ['/start', 'Hello, Vera'],
    ['/cart', 'Your cart'],
    // What was left comes back: the profile, the cart, the summary.
    ['/cancel', /./],
    ['/search rye loaf', 'This is what we have'],
  ] as const;

  it.each(questions.map((question) => [question.name, question] as const))(
    'for the %s is obeyed, the question is over, and nothing is lost',
    async (_, question) => {
      for (const [command, answer] of commands) {
        await asks(question);
        const before = await everything();
        await reads(vera, answer, () => vera.says(command));
        await comesToRest(bakery.sql);
        expect(await underWay()).toMatchObject({ current: null, step: null });
        expect(vera.chat().keyboard).toBeNull();
        await reads(vera, 'Nothing found', () => vera.says('zzyzx'));
        expect(await everything()).toEqual(before);
      }
      expect(bakery.logged).toEqual([]);
    },
  );
});

describe('A command between the questions of the checkout', () => {
  const asksAgain = async (question: string) => {
    await comesToRest(bakery.sql);
    await reads(vera, 'Your cart', () => vera.command('cart'));
    await reads(vera, question, () => vera.taps('✅'));
  };

  it('loses no address that was written before it', async () => {
    await bakery.sql('update cart set fulfilment = null, address = null, phone = null where id > $1', [0]);
    await asksAgain('Shall we bring it');
    await reads(vera, 'Where to?', () => vera.taps('🚚'));
    await asksAgain('Shall we bring it');
    await reads(vera, 'Where to?', () => vera.taps('🚚'));
    await reads(vera, 'Which phone number', () => vera.says('Lindenstraße 5'));
    await asksAgain('Which phone number');
    await reads(vera, 'To Lindenstraße 5', () => vera.says('+49 30 1234567'));
    await reads(vera, 'Which phone number', () => vera.taps('📞'));
    await reads(vera, 'Your cart', () => vera.command('cart'));
    await reads(vera, 'To Lindenstraße 5', () => vera.taps('✅'));
  });

  it('is obeyed though the cart is gone meanwhile', async () => {
    await reads(vera, 'Which phone number', () => vera.taps('📞'));
    await comesToRest(bakery.sql);
    await bakery.sql('delete from cart where id > $1', [0]);
    await reads(vera, 'Your cart is empty', () => vera.command('cart'));
    expect(bakery.logged).toEqual([]);
  });
});

it('Every promise is kept after all that', async () => {
  await comesToRest(bakery.sql);
  expect(await brokenPromises(bakery.sql)).toEqual([]);
});

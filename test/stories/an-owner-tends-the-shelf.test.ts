import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import type { MessageView } from '../../src/pretend-telegram/people/views.ts';
import { Bakery } from '../support/bakery.ts';
import { fillsCart, hears, orders, reads } from '../support/conversation.ts';
import { brokenPromises, comesToRest } from '../support/invariants.ts';

type Bad = string | ((person: Person) => unknown);

/** One white pixel. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=',
  'base64',
);
const LONG = 'a'.repeat(4_000);
const NO_WORDS: Bad[] = [
  (person) => person.sendsSticker(),
  (person) => person.sendsVoice(),
  (person) => person.sendsDocument(PICTURE, 'rye.png'),
  (person) => person.sharesContact(),
  (person) => person.sharesLocation(52.5, 13.4),
];
const NUMBERS: Bad[] = [...NO_WORDS, '-1', '1.5', '1e9', '١٢', '+5', '🍞', LONG];
/** Button on the page or under ✏️ More, its question, what is wrong with which answer, one that is right, and its trace. */
const fields: readonly [string, string, Readonly<Record<string, readonly Bad[]>>, string, string][] = [
  [
    'Name',
    'What shall it be called?',
    { 'as a text message': NO_WORDS, 'too short': ['x'], 'too long': [LONG], letters: ['🍞🍞'], 'your list': ['CAKE'] },
    'Dark rye',
    'Dark rye',
  ],
  [
    'Description',
    'few lines',
    { 'as a text message': NO_WORDS, 'too long': [LONG] },
    'Sour & <b>good</b>',
    'Sour & <b>good</b>',
  ],
  [
    'Your cost',
    'cost you',
    { 'as a price': [...NO_WORDS, '-1', '1e9', '١٢', '1.555', LONG] },
    '1,20',
    'costs you €1.20',
  ],
  ['Weight', 'grams', { 'from 1 to 100000': [...NUMBERS, '0'] }, '750', 'Weight: 750 g'],
  ['Order ahead', 'hours ahead', { 'from 0 to 336': [...NUMBERS, '337'] }, '36', 'Order ahead: 1 day 12 hr'],
];

let bakery: Bakery;
let olga: Person;
let nina: Person;
let rye: number;
const labels = ({ buttons }: MessageView) => buttons.flat().map(({ text }) => text);
const code = (name: string, ...numbers: number[]) => [name, ...numbers.map((one) => one.toString(36))].join(':');
const product = async (columns: string, id = rye) =>
  (await bakery.sql(`select ${columns} from product where id = $1`, [id]))[0];

beforeAll(async () => {
  bakery = await Bakery.open();
  rye = await bakery.product('Rye loaf', { price: 450, stock: 50 });
  await bakery.product('Cake', { price: 3_000, category: 'Cakes' });
  olga = await bakery.staff('owner', 'Olga');
  nina = await bakery.staff('owner', 'Нина', { languageCode: 'ru' });
});
afterAll(() => bakery.close());

describe('An owner at a product of the shop', () => {
  it('finds it by a part of its name, and comes back to what was found', async () => {
    await reads(olga, '2 products', () => olga.command('products'));
    await reads(olga, 'Which product are you looking for?', () => olga.taps('🔎'));
    await reads(olga, 'rye: 1', () => olga.says('rye'));
    const page = await reads(olga, 'Still missing: a photo, a description', () => olga.taps('Rye loaf · 50 pcs'));
    expect(labels(page)).toEqual([
      '👁 Take it off the shelf',
      '🕒 Sold out today',
      '✏️ Price',
      '📦 Stock',
      '📷 Add a photo',
      '✏️ More',
      '⬅️ Back to the list',
    ]);
    await reads(olga, 'rye: 1', () => olga.taps('⬅️'));
    await reads(olga, 'Which products', () => olga.taps('🎛'));
    await reads(olga, 'Without a photo: 2', () => olga.taps('⬜ Without a photo · 2'));
    await reads(olga, 'RYE: 1', () => olga.says('/products RYE'));
  });

  it.each(fields)(
    'changes its %s where it stands, and reads what is wrong with anything else',
    async (name, asked, wrong, right, trace) => {
      await olga.forges(code('prd.more', rye, 0));
      await reads(olga, asked, () => olga.taps(`✏️ ${name}`));
      for (const [words, all] of Object.entries(wrong)) {
        for (const bad of all) {
          const isAsked = ({ mine, text }: MessageView) => !mine && text.includes(words) && text.includes(asked);
          await reads(olga, isAsked, () => (typeof bad === 'string' ? olga.says(bad) : bad(olga)));
        }
      }
      const done = await reads(olga, trace, () => olga.says(right));
      expect(labels(done)).toContain('🗑 Archive');
    },
  );

  it('changes the price on the page itself, empties what may be empty, and picks hours by a button', async () => {
    await olga.forges(code('prd.see', rye, 0));
    const asked = await reads(olga, 'Now: €4.50', () => olga.taps('✏️ Price'));
    expect(asked.text).toMatch(/rye/i);
    for (const wrong of ['-1', 'free']) await reads(olga, "can't read this as a price", () => olga.says(wrong));
    for (const nothing of ['0', '0,00']) await reads(olga, 'more than 0', () => olga.says(nothing));
    await reads(olga, 'more than 999999.99 EUR', () => olga.says('1 000 000'));
    await reads(olga, 'Price: €4.80 (costs you €1.20)', () => olga.says('4.8'));
    await olga.taps('✏️ More');
    await reads(olga, 'Now: 750 g', () => olga.taps('✏️ Weight'));
    await reads(
      olga,
      ({ mine, text }) => !mine && !text.includes('750 g'),
      () => olga.taps('🗑 Remove'),
    );
    await reads(olga, 'few lines', () => olga.taps('✏️ Description'));
    await reads(olga, 'Still missing: a photo, a description', () => olga.taps('🗑 Remove'));
    await reads(olga, 'hours ahead', () => olga.taps('✏️ Order ahead'));
    await reads(
      olga,
      ({ mine, text }) => !mine && text.includes('Price: €4.80') && !text.includes('ahead'),
      () => olga.taps('As fast as the shop'),
    );
    const columns = 'description, weight_grams, lead_minutes, price, cost';
    expect(await product(columns)).toEqual({
      description: '',
      weight_grams: null,
      lead_minutes: 0,
      price: 480,
      cost: 120,
    });
  });

  it('leaves a question by a command, and nothing is changed', async () => {
    await olga.forges(code('prd.see', rye, 0));
    await reads(olga, 'Now: €4.80', () => olga.taps('✏️ Price'));
    await reads(olga, '2 products', () => olga.command('products'));
    await olga.forges(code('prd.see', rye, 0));
    await reads(olga, 'Now: €4.80', () => olga.taps('✏️ Price'));
    await reads(olga, 'Price: €4.80', () => olga.taps('❌'));
  });
});

describe('Two owners at the same product', () => {
  it('read who was quicker, and what is there now; nothing is overwritten unseen', async () => {
    await olga.forges(code('prd.see', rye, 0));
    await reads(olga, 'Now: €4.80', () => olga.taps('✏️ Price'));
    await nina.forges(code('prd.see', rye, 0));
    await reads(nina, 'Сейчас', () => nina.taps('✏️ Цена'));
    await reads(olga, 'Price: €5.20', () => olga.says('5.20'));
    await reads(nina, /Olga.*5,20/s, () => nina.says('4,90'));
    expect(await product('price')).toEqual({ price: 520 });
    await reads(nina, 'Сейчас', () => nina.taps('✏️ Цена'));
    await reads(nina, '4,90', () => nina.says('4,90'));
    const trail = await bakery.sql(
      `select p.first_name as by, a.before, a.after from audit a join person p on p.id = a.by_id
       where a.row_id = $1 and a.operation = 'edit-product' and a.after ? 'price' order by a.id desc limit 2`,
      [rye],
    );
    expect(trail).toEqual([
      { by: 'Нина', before: { price: 520 }, after: { price: 490 } },
      { by: 'Olga', before: { price: 480 }, after: { price: 520 } },
    ]);
  });
});

describe('The pictures of a product', () => {
  it('come in together, are put in order and taken away; a file is no photo', async () => {
    await olga.forges(code('prd.see', rye, 0));
    await reads(olga, 'Send a photo of Dark rye', () => olga.taps('📷 Add a photo'));
    await reads(olga, 'as a picture and not as a file', () =>
      olga.sendsDocument(PICTURE, 'rye.png', '', { mimeType: 'image/png' }),
    );
    for (const bad of [(one: Person) => one.sendsSticker(), (one: Person) => one.says('a photo')]) {
      await reads(olga, 'Please send a photo', () => bad(olga));
    }
    await reads(olga, '3 photos are in', () => {
      for (let side = 1; side <= 3; side++) olga.sendsPhoto(Buffer.concat([PICTURE, Buffer.from([side])]));
    });
    await reads(olga, '3 photos', () => olga.taps('✅ That is all'));
    await reads(olga, 'Photo 1 of 3', () => olga.taps('📷 Photos · 3'));
    const before = await photos();
    await reads(olga, 'Photo 2 of 3', () => olga.taps('▶️'));
    await reads(olga, 'Photo 1 of 3', () => olga.taps('⬆️'));
    expect(await photos()).toEqual([before[1], before[0], before[2]]);
    await reads(olga, 'Photo 2 of 3', () => olga.taps('▶️'));
    await reads(olga, 'Photo 3 of 3', () => olga.taps('▶️'));
    await reads(olga, 'Photo 1 of 3', () => olga.taps('⬆️ Show it first'));
    expect(await photos()).toEqual([before[2], before[1], before[0]]);
    await reads(olga, 'Photo 2 of 3', () => olga.taps('⬇️'));
    await reads(olga, 'Remove this photo', () => olga.taps('🗑'));
    await reads(olga, 'Photo 1 of 2', () => olga.taps('🗑'));
    expect(await photos()).toEqual([before[1], before[0]]);
    await reads(olga, '2 photos', () => olga.taps('⬅️'));
  });

  async function photos(): Promise<number[]> {
    const further = await bakery.sql<{ id: number }>(
      'select photo_id as id from product_photo where product_id = $1 order by position',
      [rye],
    );
    const first = (await product('photo_id as id')) as { id: number };
    return [first.id, ...further.map(({ id }) => id)];
  }
});

describe('A product that is gone', () => {
  it('for today: customers read so, and it is back with one tap', async () => {
    const vera = bakery.customer('Вера', 'ru');
    await olga.forges(code('prd.see', rye, 0));
    await reads(olga, 'tomorrow it is on sale again', () => olga.taps('🕒 Sold out today'));
    await reads(vera, 'сегодня уже нет', () => vera.command('start', `p_${rye.toString(36)}`));
    expect((await vera.taps('🙋'))?.text).toContain('как только появится');
    await reads(olga, 'On the shelf', () => olga.taps('🕒 There is some again'));
    await hears(vera, 'снова');
  });

  it('for good: nobody can order it, old orders say so, and the undo brings all of it back', async () => {
    const mia = bakery.customer('Mia');
    const order = await orders(mia, 'Dark rye', 'Lindenstraße 5');
    const ben = bakery.customer('Ben');
    await fillsCart(ben, 'Dark rye');
    await olga.forges(code('prd.more', rye, 0));
    await reads(olga, 'is in the archive', () => olga.taps('🗑 Archive'));
    await reads(ben, 'not on sale at the moment', () => ben.taps('🛒'));
    await reads(mia, 'not on our shelves any more', () => mia.command('start', `p_${rye.toString(36)}`));
    await reads(mia, 'not on sale at the moment', () => mia.forges(code('ord.again', order)));
    await reads(olga, 'Nothing here is called', () => olga.says('/products dark'));
    await olga.forges(code('prd.which', 0, 0));
    await reads(olga, 'Archive: 1', () => olga.taps('⬜ Archive · 1'));
    await reads(olga, 'only old orders know it', () => olga.taps('Dark rye · archived'));
    await reads(olga, "customers don't see it", () => olga.taps('↩️'));
    await reads(olga, 'On the shelf', () => olga.taps('👁'));
    await comesToRest(bakery.sql);
    expect(await brokenPromises(bakery.sql)).toEqual([]);
  });

  it('is copied under another name before that', async () => {
    await olga.forges(code('prd.more', rye, 0));
    await reads(olga, 'What is the new one called?', () => olga.taps('➕ Duplicate'));
    await reads(olga, 'on your list already', () => olga.says('dark RYE'));
    await reads(olga, /Light rye.*Stock: sold out.*Off the shelf/s, () => olga.says('Light rye'));
  });
});

describe('Buttons of a product', () => {
  it('under older messages do what they did', async () => {
    await reads(olga, 'Dark rye', () => olga.forges(code('prd.open', rye, 3)));
    await reads(olga, 'Off the shelf', () => olga.forges(code('prd.shelf', rye, 0, 3)));
    await reads(olga, 'On the shelf', () => olga.forges(code('prd.shelf', rye, 1, 3)));
    await reads(olga, 'Customers filter by these', () => olga.forges(code('prd.tags', rye, 0)));
    await reads(olga, 'traces included', () => olga.forges(code('prd.algs', rye, 0)));
    await reads(olga, 'one more photo', () => olga.forges(code('prd.photo', rye, 0)));
    await reads(olga, '3 products', () => olga.forges(code('prd.list', 0)));
  });

  it('do nothing for those who do not own its shop', async () => {
    const otherShop = await bakery.shop('Mill');
    const strangers = [
      await bakery.staff('employee', 'Emil'),
      await bakery.staff('owner', 'Otto', { shopId: otherShop }),
      bakery.customer('Mallory'),
    ];
    await comesToRest(bakery.sql);
    const before = await everything();
    const forged = [
      ...[
        'prd.see',
        'prd.more',
        'prd.copy',
        'prd.arch',
        'prd.order',
        'prd.tgs',
        'prd.ags',
        'prd.newcat',
        'prd.pha',
      ].map((one) => code(one, rye, 0)),
      ...['prd.vis', 'prd.today', 'prd.edit', 'prd.unarc', 'prd.txt', 'prd.cats', 'prd.phs', 'prd.phq', 'prd.phr'].map(
        (one) => code(one, rye, 1, 0),
      ),
      ...['prd.tgt', 'prd.agt', 'prd.phm'].map((one) => code(one, rye, 1, 1, 0)),
      code('prd.cat', rye, 1, 1, 0, 0),
      ...['cgs.open', 'cgs.merge', 'cgs.into', 'cgs.merged', 'cgs.move'].map((one) => code(one, 1, 2)),
      ...['cgs.ask', 'cgs.gone'].map((one) => code(one, 1)),
      code('cgs.edit', 1, 0, 0),
    ];
    for (const stranger of strangers) {
      for (const data of forged) {
        const answer = await stranger.forges(data);
        expect([data, answer?.text ?? '']).toEqual([
          data,
          expect.stringMatching(/owners|no such product|not there any more/),
        ]);
      }
    }
    await comesToRest(bakery.sql);
    expect(await everything()).toEqual(before);
    expect(bakery.logged).toEqual([]);
  });

  it('stop at once for whoever is dismissed, a question that is open too', async () => {
    await olga.forges(code('prd.see', rye, 0));
    await reads(olga, 'Now: €4.90', () => olga.taps('✏️ Price'));
    await bakery.sql(
      'update role set active = false where person_id = (select id from person where telegram_id = $1)',
      [olga.id],
    );
    await reads(olga, /owners|no such product/, () => olga.says('1.00'));
    expect(await product('price')).toEqual({ price: 490 });
    expect(bakery.logged).toEqual([]);
  });

  const everything = () =>
    bakery.sql(
      `select to_jsonb(p) as row from product p where id > $1 union all select to_jsonb(c) from category c
       union all select to_jsonb(i) from product_category i union all select to_jsonb(f) from product_photo f order by 1`,
      [0],
    );
});

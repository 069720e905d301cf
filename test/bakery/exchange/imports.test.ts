import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { addProduct } from '../../../src/bakery/catalog/console/add-product.ts';
import { exported, shopOfExport, workbookOf } from '../../../src/bakery/exchange/exports.queries.ts';
import { applyImport } from '../../../src/bakery/exchange/import/apply-import.ts';
import { fieldsOf } from '../../../src/bakery/exchange/import/columns.ts';
import { dropImport } from '../../../src/bakery/exchange/import/drop-import.ts';
import { importOf } from '../../../src/bakery/exchange/import/imports.queries.ts';
import { detailsScreen, importScreen } from '../../../src/bakery/exchange/import/imports.screens.ts';
import { prepareImport } from '../../../src/bakery/exchange/import/prepare-import.ts';
import { readGoods } from '../../../src/bakery/exchange/import/read-goods.ts';
import { templateOf } from '../../../src/bakery/exchange/import/template.ts';
import { placeOrder } from '../../../src/bakery/orders/checkout/place-order.ts';
import { rows } from '../../../src/bakery/rows.ts';
import { adjustStock } from '../../../src/bakery/stock/adjust-stock.ts';
import { sqlOf } from '../../../src/database/orm.ts';
import { readTable } from '../../../src/sheets/read-table.ts';
import { brokenPromises } from '../../support/invariants.ts';
import { oneAfterTheOther } from '../../support/one-after-the-other.ts';
import { english, labelsOf, lengthOf, says } from '../../support/says.ts';
import { type Storefront, storefront } from '../../support/storefront.ts';

let bakery: Storefront;
let olga: number;
let shopId: number;
let serial = 0;

beforeAll(async () => {
  bakery = await storefront();
  olga = await bakery.person('Olga');
});
beforeEach(async () => {
  shopId = await bakery.shop(`Shop ${++serial}`);
  await bakery.hire(olga, shopId, 'owner');
});
afterAll(() => bakery.close());

const read = (text: string, say = english) =>
  readTable(Buffer.from(text), 10_000).then((table) =>
    readGoods(table.rows, { say, currency: 'EUR', pictures: new Map() }, async () => {}),
  );
async function sends(text: string): Promise<number> {
  const { goods, wrong } = await read(text);
  return (await bakery.as(olga)(prepareImport, { shopId, fileName: 'bread.csv', goods, wrong, pictures: [] })).importId;
}
const view = async (importId: number) => (await importOf(bakery.em(), importId, [shopId]))!;
const applies = (importId: number) => bakery.as(olga)(applyImport, { importId });
const products = () => rows<Record<string, unknown>>(bakery.em())`
  select p.name, p.price, p.stock, p.on_shelf as shown, array(select c.name from product_category i
    join category c on c.id = i.category_id where i.product_id = p.id order by c.name) as categories
  from product p where p.shop_id = ${shopId} order by p.name`;

describe('The lines of a table', () => {
  it('are read with amounts, lists and words as people write them', async () => {
    const { goods, wrong } = await read(
      `Our bread in spring;;\n;;\nNAME *;Price (€);Category;Stock;Tags;Allergens;On the shelf;Inscription\n` +
        `Rye loaf;4,50 €;Bread, Dark;12.0;vegan, grandma's;Gluten;yes;нет\n'=Bun;EUR 1;;;;;;\n`.replace(
          'EUR 1',
          '1 EUR',
        ),
    );
    expect(wrong).toEqual([]);
    expect(goods).toEqual([
      {
        ...{ line: 4, name: 'Rye loaf', price: 450, categories: ['Bread', 'Dark'], stock: 12 },
        ...{ tags: ['vegan', "grandma's"], allergens: ['gluten'], onShelf: true, takesInscription: false },
      },
      { line: 5, name: '=Bun', price: 100 },
    ]);
  });

  it.each([
    ['Rye;-4', 'price'],
    ['Rye;0', 'price'],
    ['Rye;1e9', 'price'],
    ['Rye;99999999999', 'price'],
    ['Rye;1,234.50', 'price'],
    ['Rye;=1+1', 'price'],
    [`Rye;1${' '.repeat(1_900)}x 1`, 'price'],
    [`Rye;1;1${' '.repeat(1_900)}x`, 'whole-number'],
    ['Rye;$4.50', 'currency'],
    ['Rye;4,50 руб.', 'currency'],
    ['Rye;4 kg', 'currency'],
    ['Rye;4;2 kg', 'whole-number'],
    ['Rye;2026-05-04', 'day'],
    ['Rye;4;2026-05-04 12:00', 'day'],
    ['Rye;4;-1', 'whole-number'],
    ['Rye;4;10000', 'whole-number'],
    ['Rye;4;1.5', 'whole-number'],
    ['R;4', 'too-short'],
    [`Rye;4;;;;${'a '.repeat(1_001)}`, 'too-long'],
    [`Rye;4;;;;;https://example.org/${'a'.repeat(2_000)}`, 'too-long'],
    [`${'R'.repeat(81)};4`, 'too-long'],
    ['🥐🥐;4', 'letters'],
    [';4', 'no-name'],
    ['Rye;4;1;cyanide', 'unknown-word'],
    ['Rye;4;1;;perhaps', 'yes-or-no'],
  ])('are left out with a reason: "%s" (%s)', async (line, why) => {
    const { goods, wrong } = await read(`Name;Price;Stock;Allergens;On the shelf;Tags;Photo\n${line}`);
    expect(goods).toEqual([]);
    expect(wrong).toMatchObject([{ line: 2, why }]);
  });

  it.each([
    ['Weight', '100001', 'whole-number'],
    ['Lead time', '20161', 'whole-number'],
    ['Description', 'r'.repeat(1001), 'too-long'],
  ])('say of a product what could be typed too, and no more: %s', async (title, cell, why) => {
    const { goods, wrong } = await read(`Name;Price;${title}\nRye;4;${cell}`);
    expect(goods).toEqual([]);
    expect(wrong).toMatchObject([{ line: 2, why }]);
    if (why === 'unknown-word') expect(wrong[0]!.params.words).toMatch(/^gluten, .*lupin$/i);
  });

  it.each([
    ['4,50 €', 'EUR', 450],
    ['€4.50', 'EUR', 450],
    ['4.50 eur', 'EUR', 450],
    ['4,50 руб.', 'RUB', 450],
    ['120 ₽', 'RUB', 12_000],
    ['45 грн', 'UAH', 4_500],
    ['$ 4.5', 'USD', 450],
    ['1200 ¥', 'JPY', 1200],
  ])('have prices as people write them: %s', async (price, currency, minor) => {
    const table = [
      ['Name', 'Price', 'Stock', 'Weight', 'Lead time'],
      ['Rye', price, '12 шт.', '750 g', '90 min'],
    ];
    const { goods } = await readGoods(table, { say: english, currency, pictures: new Map() }, async () => {});
    expect(goods).toEqual([{ line: 2, name: 'Rye', price: minor, stock: 12, weightGrams: 750, leadMinutes: 90 }]);
  });

  it('name a product once, whatever the case, and the second says where the first stands', async () => {
    const { goods, wrong } = await read('Name;Price\nRye;4\n\nRYE;5\n');
    expect(goods).toHaveLength(1);
    expect(wrong).toMatchObject([{ line: 4, why: 'twice', params: { before: 2 } }]);
  });

  it('need titles', async () => {
    await expect(read('Rye;4\nBun;1')).rejects.toMatchObject({ code: 'exchange.no-titles' });
  });

  it.each(says)('have titles and words that are understood in $language, as our own tables have them', async (say) => {
    const shop = { name: 'A', currency: 'EUR', timeZone: 'UTC' };
    expect(fieldsOf(exported[0]!.columns(say, shop).map(({ title }) => title))).not.toContain(undefined);
    const { rows: table } = await readTable(await templateOf(say, shop), 10);
    const { goods, wrong } = await readGoods(table, { say, currency: 'EUR', pictures: new Map() }, async () => {});
    expect(wrong).toEqual([]);
    expect(goods).toMatchObject([
      { line: 2, price: 400, stock: 12, tags: ['vegan'], allergens: ['gluten'], onShelf: true },
    ]);
  });
});

describe('A table of products', () => {
  it('does nothing until it is confirmed, then all of it, once', async () => {
    const rye = await bakery.product(shopId, 'Rye loaf', 10);
    const importId = await sends('Name;Price;Stock;Category\nrye LOAF;3;12;Bread\nBun;0,80;;bread\nCake;;;\n');
    expect(await view(importId)).toMatchObject({
      state: 'ready',
      plan: {
        made: [3],
        changed: [{ productId: rye, before: { name: 'Rye loaf', price: 250, stock: 10, categories: [] } }],
      },
      wrong: [{ line: 4, why: 'no-price' }],
    });
    expect(await products()).toHaveLength(1);

    expect(await applies(importId)).toBe('done');
    expect(await applies(importId)).toBe('before');
    expect((await view(importId)).wrong).toMatchObject([{ line: 4, why: 'no-price', params: { name: 'Cake' } }]);
    expect(await products()).toEqual([
      { name: 'Bun', price: 80, stock: null, shown: true, categories: ['Bread'] },
      { name: 'rye LOAF', price: 300, stock: 12, shown: true, categories: ['Bread'] },
    ]);
    expect(await bakery.stockOf(rye)).toEqual({ stock: 12, moved: 12 });
    const [audit] = await rows<{ count: number }>(bakery.em())`
      select count(*)::int as count from audit where shop_id = ${shopId} and operation = 'apply-import'`;
    expect(audit!.count).toBeGreaterThan(3);
  });

  it('that goes out comes back and changes nothing', async () => {
    await bakery.product(shopId, '=Rye', 10);
    await bakery.product(shopId, 'Cake', null);
    const shop = (await shopOfExport(bakery.em(), shopId))!;
    const asked = { shopId, from: null, until: null };
    const { bytes } = (await workbookOf(bakery.em(), english, exported[0]!, shop, asked))!;
    const { rows: table } = await readTable(bytes, 100);
    const { goods, wrong } = await readGoods(
      table,
      { say: english, currency: 'EUR', pictures: new Map() },
      async () => {},
    );
    const { importId } = await bakery.as(olga)(prepareImport, { shopId, fileName: 'x', goods, wrong, pictures: [] });
    expect((await view(importId)).plan).toMatchObject({ made: [], changed: [], same: 2, priceless: [] });
  });

  it('meets an order: what it took is not put back', async () => {
    const rye = await bakery.product(shopId, 'Rye loaf', 10);
    const importId = await sends('Name;Stock\nRye loaf;12');
    const vera = await bakery.person('Vera');
    const front = { ...bakery, shopId };
    await front.as(vera)((await import('../../../src/bakery/cart/add-to-cart.ts')).addToCart, {
      shopId,
      productId: rye,
    });
    const { planCheckout } = await import('../../../src/bakery/orders/checkout/plan-checkout.ts');
    await bakery.as(vera)(planCheckout, {
      shopId,
      fulfilment: 'pickup',
      place: null,
      phone: { number: '+49301234567', own: false },
    } as never);
    const { checkoutOf } = await import('../../../src/bakery/orders/checkout/checkout.queries.ts');
    const [cart] = await checkoutOf(bakery.em(), shopId, vera);
    const shown = { cartId: cart!.cartId, version: cart!.version, total: 250 };
    const done = await oneAfterTheOther(bakery, { operation: placeOrder, by: vera, input: shown }, () =>
      applies(importId),
    );
    expect(done).toBe('done');
    expect(await bakery.stockOf(rye)).toEqual({ stock: 11, moved: 11 });
  });

  it.each([
    ['a price was changed', async (rye: number) => rows(bakery.em())`update product set price = 999 where id = ${rye}`],
    ['a product of that name was added', async () => bakery.product(shopId, 'Bun', 1)],
    [
      'somebody restocked',
      async (rye: number) => {
        const [{ id = 0 } = {}] = await rows<{ id: number }>(bakery.em())`
          select max(id) as id from stock_movement where product_id = ${rye}`;
        await bakery.as(olga)(adjustStock, { productId: rye, seenId: id, quantity: 6, reason: 'restock' });
      },
    ],
  ])('is shown once more when %s since, and nothing is done', async (_what, meanwhile) => {
    const rye = await bakery.product(shopId, 'Rye loaf', 10);
    const importId = await sends('Name;Price;Stock\nRye loaf;3;12\nBun;1;5');
    await meanwhile(rye);
    const before = await products();
    expect(await applies(importId)).toBe('changed');
    expect(await products()).toEqual(before);
    expect(await applies(importId)).toBe('done');
    expect((await products()).map(({ price, stock }) => [price, stock])).toEqual([
      [100, 5],
      [300, 12],
    ]);
  });

  it('tells what somebody may not have meant: categories that are new, columns that nobody knows', async () => {
    await rows(bakery.em())`insert into category (shop_id, name) values (${shopId}, 'Bread')`;
    const { unknown } = await read('Name;Prise;Price;Name\nRye;4;4;x');
    expect(unknown).toEqual(['Prise', 'Name']);
    const importId = await sends('Name;Price;Category\nRye;4;bread, Dark\nBun;1;dark\nCake;9;Cakes\nPie;;Pies');
    expect((await view(importId)).plan.about).toEqual({ categories: ['dark', 'Cakes'] });
    await bakery.product(shopId, 'Rye', 1);
    expect(await applies(importId)).toBe('changed');
    expect((await view(importId)).plan.about).toEqual({ categories: ['dark', 'Cakes'] });
  });

  it('names a product twice where only the database knows that it is the same', async () => {
    const importId = await sends('Name;Price\nΨΩΜΙΑΣ;4\nψωμιασ;5\nBun;1');
    expect((await view(importId)).wrong).toMatchObject([{ line: 3, why: 'twice', params: { before: 2 } }]);
    expect(await applies(importId)).toBe('done');
    expect((await products()).map(({ price }) => price).sort()).toEqual([100, 400]);
  });

  it('that was dropped does nothing, and one that is in cannot be dropped', async () => {
    const importId = await sends('Name;Price\nBun;1');
    expect(await bakery.as(olga)(dropImport, { importId })).toBe(true);
    await expect(applies(importId)).rejects.toMatchObject({ code: 'exchange.dropped' });
    const other = await sends('Name;Price\nBun;1');
    await applies(other);
    expect(await bakery.as(olga)(dropImport, { importId: other })).toBe(false);
    expect(await products()).toHaveLength(1);
  });

  it('is confirmed by two taps at once, and comes in once', async () => {
    const importId = await sends('Name;Price;Stock\nBun;1;5');
    const first = { operation: applyImport, by: olga, input: { importId } };
    expect(await oneAfterTheOther(bakery, first, () => applies(importId))).toBe('before');
    expect(await products()).toMatchObject([{ name: 'Bun', stock: 5 }]);
  });

  it('meets a product of a name that is new in it: nothing at all comes in, and ✅ shows why the next time', async () => {
    await bakery.product(shopId, 'Rye loaf', 10);
    const importId = await sends('Name;Price;Stock;Category\nRye loaf;9;12;Dark\nBun;1;5;\nRoll;1;5;Sweet');
    const before = await products();
    const first = { operation: addProduct, by: olga, input: { shopId, name: 'BUN', price: 80 } };
    const applied = oneAfterTheOther(bakery, first, () => applies(importId));
    await expect(applied).rejects.toMatchObject({ code: 'exchange.changed' });
    expect((await products()).filter(({ name }) => name !== 'BUN')).toEqual(before);
    expect(await rows(bakery.em())`select name from category where shop_id = ${shopId}`).toEqual([]);
    expect(await applies(importId)).toBe('changed');
    expect(await applies(importId)).toBe('done');
    expect((await products()).map(({ name, price }) => [name, price])).toEqual([
      ['Bun', 100],
      ['Roll', 100],
      ['Rye loaf', 900],
    ]);
  });

  it('is seen by owners of its shop only', async () => {
    const importId = await sends('Name;Price\nBun;1');
    expect(await importOf(bakery.em(), importId, [shopId + 1])).toBeUndefined();
    const otto = await bakery.person('Otto');
    await bakery.hire(otto, await bakery.shop(`Other ${serial}`), 'owner');
    await expect(bakery.as(otto)(applyImport, { importId })).rejects.toMatchObject({ code: 'not-allowed' });
  });

  it('may have thousands of lines', async () => {
    const lines = Array.from({ length: 5000 }, (_, i) => `Roll ${i};${1 + (i % 9)},50;Kind ${i % 20};${i % 30}`);
    const importId = await sends(`Name;Price;Category;Stock\n${lines.join('\n')}`);
    expect(await applies(importId)).toBe('done');
    const [count] = await rows(bakery.em())`select count(*)::int as products, sum(stock)::int as pieces,
      (select count(*)::int from category where shop_id = ${shopId}) as categories from product where shop_id = ${shopId}`;
    expect(count).toEqual({ products: 5000, pieces: 72_400, categories: 20 });
    const again = await sends(`Name;Price\n${lines.map((line) => `${line.split(';')[0]};7`).join('\n')}`);
    expect(await applies(again)).toBe('done');
  });

  it('leaves every stock the sum of its movements', async () => {
    const broken = await brokenPromises(await sqlOf(bakery.orm));
    expect(broken.filter((one) => one.includes('stock is the sum'))).toEqual([]);
  });
});

describe.each(says)('The screens of a table in $language', (say) => {
  const plan = {
    made: [2],
    changed: [{ line: 3, productId: 1, name: 'W'.repeat(80), before: { price: 100, onShelf: true, tags: [] } }],
    same: 1,
    priceless: [],
    seenId: 0,
  };
  const wrong = [
    'twice',
    'no-name',
    'no-price',
    'yes-or-no',
    'unknown-word',
    'price',
    'whole-number',
    'too-long',
    'letters',
    'day',
    'currency',
    'photo-twice',
  ].map((why, line) => ({
    line,
    ...(why === 'price' && { field: 'price' as const }),
    why,
    params: { name: '<b>', before: 2, word: 'x', currency: 'EUR', min: 0, max: 9, count: 80, cell: '<i>' },
  }));
  const shown = {
    importId: 1,
    shopId: 1,
    shop: 'A & B',
    fileName: 'a<b>.csv',
    currency: 'EUR',
    state: 'ready' as const,
    plan,
    wrong,
    photos: 2,
    goods: [
      { line: 2, name: 'Bun & Co', price: 100 },
      { line: 3, name: 'W', price: 250, onShelf: false, tags: ['vegan'] },
    ],
  };

  it('say what is new, changed, the same and wrong, and lead to each', () => {
    const screen = importScreen(say, shown, true);
    expect(screen.text).toContain('<b>a&lt;b&gt;.csv</b> · A &amp; B');
    expect(labelsOf(screen).map((label) => label.split(' ')[0])).toEqual(['🔎', '🔎', '🔎', '✅', '❌']);
    expect(labelsOf(importScreen(say, { ...shown, state: 'done' })).map((label) => label.split(' ')[0])).toEqual([
      '🔎',
      '⬅️',
    ]);
    expect(labelsOf(importScreen(say, { ...shown, state: 'done', wrong: [] }))).toHaveLength(1);
    const nothing = { ...shown, plan: { ...plan, made: [], changed: [] }, wrong: [] };
    expect(labelsOf(importScreen(say, nothing)).map((label) => label.split(' ')[0])).toEqual(['❌']);
  });

  it('say what somebody may not have meant', () => {
    const names = Array.from({ length: 200 }, (_, i) => `<i>${i}`);
    const about = { sheet: '<b>', columns: names, pictures: names, categories: names };
    const screen = importScreen(say, { ...shown, plan: { ...plan, about } });
    expect(screen.text.match(/200/g)).toHaveLength(3);
    expect(screen.text).toContain('&lt;b&gt;');
    expect(screen.text).not.toMatch(/\{\{|exchange\./);
    expect(lengthOf(screen)).toBeLessThan(1500);
    expect(importScreen(say, { ...shown, plan: { ...plan, about: {} } })).toEqual(importScreen(say, shown));
  });

  it('show each line with its reason, eight a page', () => {
    for (const [what, sign] of [
      [0, '«&lt;i&gt;»'],
      [1, '→'],
      [2, 'Bun &amp; Co'],
    ] as const) {
      const screen = detailsScreen(say, shown, what, 0);
      expect(screen.text).toContain(sign);
      expect(screen.text).not.toMatch(/\{\{|exchange\.|forms\./);
      expect(lengthOf(screen)).toBeLessThan(3000);
    }
    expect(labelsOf(detailsScreen(say, shown, 0, 9))).toHaveLength(2);
  });
});

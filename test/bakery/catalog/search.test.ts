import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hits } from '../../../src/bakery/catalog/finding/hits.queries.ts';
import { keepSearch } from '../../../src/bakery/catalog/finding/keep-search.ts';
import { rows } from '../../../src/bakery/rows.ts';
import { type Storefront, storefront } from '../../support/storefront.ts';

let shop: Storefront;
let vera: number;

beforeAll(async () => {
  shop = await storefront();
  vera = await shop.person('Vera');
  const bread = await category('Bread');
  const cakes = await category('Торты');
  await stands(await shop.product(shop.shopId, 'Rye loaf', 5), bread, 'Dense and dark, with crème of tartar.');
  await stands(await shop.product(shop.shopId, 'Chocolate croissant', 5), bread, 'Butter, 100% of it.');
  await stands(await shop.product(shop.shopId, 'Медовик с ёжиком', 5), cakes, 'Для любителей мёда');
  await stands(await shop.product(shop.shopId, 'Шоколадный', 0), cakes, 'Без орехов');
  const small = await category('Süßes für Zwischendurch');
  await stands(await shop.product(shop.shopId, 'Körnerbrötchen', 5), small, 'Außen Mohn, innen weich.');
  await stands(await shop.product(shop.shopId, 'Käsekuchen', 5), small, 'Mit Äpfeln aus Öhringen.');
  await stands(await shop.product(shop.shopId, 'Tarta de PIÑA', 5), cakes, 'Con azúcar y jalapeño, ¡sí!');
  await stands(await shop.product(shop.shopId, 'Ґречаний їжачок із м’ясом', 5), bread, 'Є з перцем і без.');
  await shop.change(await shop.product(shop.shopId, 'Hidden rye', 5), { onShelf: false });
  await shop.product(await shop.shop('Another'), 'Rye of another shop', 5);
});
afterAll(() => shop.close());

async function category(name: string): Promise<number> {
  const [made] = await rows<{ id: number }>(shop.em())`
    insert into category (shop_id, name) values (${shop.shopId}, ${name}) returning id`;
  return made!.id;
}

async function stands(productId: number, categoryId: number, description: string): Promise<void> {
  await rows(shop.em())`insert into product_category (product_id, category_id) values (${productId}, ${categoryId})`;
  await rows(shop.em())`update product set description = ${description} where id = ${productId}`;
}

async function looksFor(words: string, page = 0) {
  const { searchId } = await shop.as(vera)(keepSearch, { words });
  return (await hits(shop.em(), { shopId: shop.shopId, personId: vera, searchId, page }))!;
}
const found = async (words: string) => {
  const { products, isNear } = await looksFor(words);
  return { names: products.map(({ name }) => name).sort(), isNear };
};

describe('Words find', () => {
  it.each([
    ['the beginning of a word', 'cho', ['Chocolate croissant']],
    ['words in any order and case', 'LOAF rye', ['Rye loaf']],
    ['a word of the description', 'tartar', ['Rye loaf']],
    ['accents left out', 'creme', ['Rye loaf']],
    ['name and category together', 'bread croi', ['Chocolate croissant']],
    ['all of a category', 'торты', ['Tarta de PIÑA', 'Медовик с ёжиком', 'Шоколадный']],
    ['е for ё', 'ежик', ['Медовик с ёжиком']],
    ['ё for е', 'мЁдовик', ['Медовик с ёжиком']],
    ['category and name in Russian', 'торт шоколад', ['Шоколадный']],
    ['Latin letters for Cyrillic ones', 'medovik', ['Медовик с ёжиком']],
    ['German without its dots', 'kornerbrot', ['Körnerbrötchen']],
    ['German with its dots', 'KÖRNERBRÖ', ['Körnerbrötchen']],
    ['German spelled out', 'Koernerbroet', ['Körnerbrötchen']],
    ['ss for ß, and a category spelled out', 'suesses mohn', ['Körnerbrötchen']],
    ['ß for ss', 'süßes KAESE', ['Käsekuchen']],
    ['a capital umlaut of the description', 'aepfel oehringen', ['Käsekuchen']],
    ['the same with dots', 'äpfel öhringen', ['Käsekuchen']],
    ['n for ñ', 'pina', ['Tarta de PIÑA']],
    ['ñ, and accents of the description', 'piña AZÚCAR jalapeno', ['Tarta de PIÑA']],
    ['Ukrainian as it is written', 'ґречаний їжачок', ['Ґречаний їжачок із м’ясом']],
    ['Ukrainian in capitals', 'ЇЖАЧОК Є', ['Ґречаний їжачок із м’ясом']],
    ['Ukrainian without its own letters', 'гречаний іжачок', ['Ґречаний їжачок із м’ясом']],
    ['another apostrophe', "м'ясом", ['Ґречаний їжачок із м’ясом']],
    ['no apostrophe', 'мясом', ['Ґречаний їжачок із м’ясом']],
    ['an umlaut of two signs', 'ko\u0308rner', ['Körnerbrötchen']],
    ['a number', '100%', ['Chocolate croissant']],
  ])('%s: %s', async (_, words, names) => {
    expect(await found(words)).toEqual({ names, isNear: false });
  });

  it.each([
    ['crossant', 'Chocolate croissant'],
    ['choclate', 'Chocolate croissant'],
    ['шаколадный', 'Шоколадный'],
    ['мидовик', 'Медовик с ёжиком'],
  ])('what is called alike when nothing is called %s', async (words, name) => {
    const { names, isNear } = await found(words);
    expect(isNear).toBe(true);
    expect(names).toContain(name);
  });

  it('nothing typed too little, and nothing from the middle of a word', async () => {
    for (const words of ['oaf', '🥐🥐', '%', '_', '%_\\', "'; drop table product; --", '"', 'שלום', 'a'.repeat(64)]) {
      const { products, isNear } = await looksFor(words);
      expect([words, isNear ? 0 : products.length]).toEqual([words, 0]);
    }
  });

  it('the name before the description, and what is sold out last', async () => {
    const named = await shop.product(shop.shopId, 'Apple pie', 0);
    await shop.product(shop.shopId, 'Apple strudel', 4);
    const other = await shop.product(shop.shopId, 'Autumn cake', 4);
    await rows(shop.em())`update product set description = 'With apple and plum' where id = ${other}`;
    const { products } = await looksFor('apple');
    expect(products.map(({ name }) => name)).toEqual(['Apple strudel', 'Apple pie', 'Autumn cake']);
    await shop.change(named, { onShelf: false });
  });

  it('the new name and category at once, and the old ones no more', async () => {
    const bun = await shop.product(shop.shopId, 'Milk bun', 4);
    const rolls = await category('Rolls');
    await rows(shop.em())`insert into product_category (product_id, category_id) values (${bun}, ${rolls})`;
    await rows(shop.em())`update category set name = 'Buns of the day' where id = ${rolls}`;
    await rows(shop.em())`update product set name = 'Cream bun' where id = ${bun}`;
    expect((await found('milk bun')).isNear).toBe(true);
    expect((await found('rolls')).names).not.toContain('Cream bun');
    expect((await found('day cream')).names).toEqual(['Cream bun']);
    await rows(shop.em())`delete from product_category where category_id = ${rolls}`;
    expect((await found('cream day')).isNear).toBe(true);
  });
});

describe('A search', () => {
  it('is leafed through by its id, past the end too', async () => {
    for (let i = 0; i < 11; i++) await shop.product(shop.shopId, `Pretzel ${i}`, 3);
    expect(await looksFor('pretzel')).toMatchObject({ count: 11, page: 0, products: { length: 8 } });
    expect(await looksFor('pretzel', 1)).toMatchObject({ page: 1, products: { length: 3 } });
    expect(await looksFor('pretzel', 7)).toMatchObject({ page: 1, products: { length: 3 } });
  });

  it('is the same when it is asked again, and nobody else’s', async () => {
    const first = await looksFor('rye');
    expect((await looksFor('rye')).searchId).toBe(first.searchId);
    const boris = await shop.person('Boris');
    const { searchId } = first;
    expect(await hits(shop.em(), { shopId: shop.shopId, personId: boris, searchId, page: 0 })).toBeUndefined();
  });

  it('is forgotten after fifty others', async () => {
    const mia = await shop.person('Mia');
    for (let i = 0; i < 52; i++) await shop.as(mia)(keepSearch, { words: `bun ${i}` });
    const kept = await rows<{ words: string }>(shop.em())`select words from search where person_id = ${mia}`;
    expect(kept).toHaveLength(50);
    expect(kept.map(({ words }) => words)).toContain('bun 51');
    expect(kept.map(({ words }) => words)).not.toContain('bun 1');
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mergeCategory, moveCategory, removeCategory } from '../../src/bakery/catalog/categories/arrange-categories.ts';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import { Bakery } from '../support/bakery.ts';
import { known } from '../support/completed-order.ts';
import { reads } from '../support/conversation.ts';
import { oneAfterTheOther } from '../support/one-after-the-other.ts';

let bakery: Bakery;
let olga: Person;
let owner: number;
const emoji = (text: string) => `<${text}>`;

const shelves = () =>
  bakery.sql<{ name: string; shown: number; emoji: string }>(
    'select name, emoji, shown from category where shop_id = $1 order by position, name',
    [bakery.shopId],
  );
const named = async () => (await shelves()).map(({ name }) => name);
const idOf = async (name: string) =>
  (await bakery.sql<{ id: number }>('select id from category where name = $1', [name]))[0]!.id;

beforeAll(async () => {
  bakery = await Bakery.open();
  olga = await bakery.staff('owner', 'Ольга', { languageCode: 'ru' });
  owner = await known(bakery, olga);
  await bakery.product('Ржаной', { category: 'Хлеб' });
  await bakery.product('Багет', { category: 'Хлеб' });
  const both = await bakery.product('Плетёнка', { category: 'Хлеб' });
  await bakery.product('Слойка', { category: 'Выпечка' });
  await bakery.sql(
    'insert into product_category (category_id, product_id) select id, $1 from category where name = $2',
    [both, 'Выпечка'],
  );
  await bakery.sql(`update category set position = case name when 'Хлеб' then 1 else 2 end where id > $1`, [0]);
});
afterAll(() => bakery.close());

describe('An owner at the categories of the shop', () => {
  it('adds one; a name stands once, whatever the case', async () => {
    await reads(olga, 'в каком их видят', () => olga.command('categories'));
    await reads(olga, 'Как называется категория', () => olga.taps('➕'));
    for (const wrong of ['х', 'a'.repeat(41), '🍰🍰', 'ХЛЕБ']) {
      await reads(
        olga,
        ({ mine, text }) => !mine && /Как называется/.test(text),
        () => olga.says(wrong),
      );
    }
    await reads(olga, /Торты\nМесто 3 из 3 · товаров на полке: 0/, () => olga.says('Торты'));
    expect(await named()).toEqual(['Хлеб', 'Выпечка', 'Торты']);
  });

  it('gives it one emoji, renames it, and takes the emoji away', async () => {
    await reads(olga, 'один эмодзи', () => olga.taps('✏️ Эмодзи'));
    for (const wrong of ['торт', '🍰🎂', '', '1', emoji('🍰')].filter(Boolean)) {
      await reads(olga, 'ровно один эмодзи', () => olga.says(wrong));
    }
    await reads(olga, 'ровно один эмодзи', () => olga.sendsSticker());
    await reads(olga, '👩‍🍳 Торты', () => olga.says('👩‍🍳'));
    await reads(olga, 'Сейчас: 👩‍🍳', () => olga.taps('✏️ Эмодзи'));
    await reads(olga, '❤️ Торты', () => olga.says('❤'));
    await reads(olga, 'Сейчас: Торты', () => olga.taps('✏️ Название'));
    await reads(olga, 'уже есть', () => olga.says('хлеб'));
    await reads(olga, '❤️ торты и пироги', () => olga.says('торты и пироги'));
    await olga.taps('✏️ Эмодзи');
    await reads(olga, /^торты и пироги/, () => olga.taps('🗑'));
  });

  it('puts it where customers see it, and a second tap on the same button changes nothing', async () => {
    await reads(olga, 'Место 1 из 3', () => olga.taps('⬆️ В начало'));
    await reads(olga, 'Место 3 из 3', () => olga.taps('⬇️ В конец'));
    await reads(olga, 'Место 2 из 3', () => olga.taps('⬆️ Выше'));
    const first = `cgs.move:${(await idOf('торты и пироги')).toString(36)}:0`;
    await reads(olga, 'Место 1 из 3', () => olga.forges(first));
    await olga.forges(first);
    expect(await named()).toEqual(['торты и пироги', 'Хлеб', 'Выпечка']);
    await reads(olga, 'Место 2 из 3', () => olga.taps('⬇️'));
    expect(await named()).toEqual(['Хлеб', 'торты и пироги', 'Выпечка']);
  });

  it('merges two: each product stands in the other one, once', async () => {
    await reads(olga, 'в каком их видят', () => olga.command('categories'));
    await reads(olga, 'Место 3 из 3 · товаров на полке: 2', () => olga.taps('Выпечка · 2'));
    await reads(olga, 'В какую категорию', () => olga.taps('✏️ Объединить'));
    await reads(olga, 'Перенести всё из категории Выпечка в категорию Хлеб', () => olga.taps('Хлеб · 3'));
    await reads(olga, 'товаров на полке: 2', () => olga.taps('❌'));
    await olga.taps('✏️ Объединить');
    await olga.taps('Хлеб · 3');
    await reads(olga, /Хлеб\nМесто 1 из 2 · товаров на полке: 4/, () => olga.taps('✅'));
    expect(await shelves()).toMatchObject([{ name: 'Хлеб', shown: 4 }, { name: 'торты и пироги' }]);
  });

  it('removes one: its products stay, and are found under what has no category', async () => {
    await reads(olga, 'Удалить категорию Хлеб', () => olga.taps('🗑'));
    const sure = await reads(olga, 'В том порядке', () => olga.taps('🗑'));
    expect(sure.buttons.flat().map(({ text }) => text)).toContain('торты и пироги · 0');
    await reads(olga, '4 товара', () => olga.command('products'));
    const vera = bakery.customer('Vera');
    await reads(vera, 'Hello, Vera', () => vera.command('start'));
    await reads(
      vera,
      ({ buttons }) => buttons.flat().some(({ text }) => text === 'Other · 4'),
      () => vera.taps('🥐'),
    );
    expect(bakery.logged).toEqual([]);
  });

  it('and another owner do it one after the other: nobody moves what the other has merged away', async () => {
    for (const name of ['Один', 'Два', 'Три']) await bakery.product(`В ${name}`, { category: name });
    const [one, two, three] = [await idOf('Один'), await idOf('Два'), await idOf('Три')];
    const run = bakery.run;
    const actor = { personId: owner, operator: false };
    const em = () => bakery.orm.em.fork() as never;
    const merging = { operation: mergeCategory, by: owner, input: { categoryId: one, intoId: two } };
    await oneAfterTheOther({ orm: bakery.orm, em }, merging, () =>
      run(moveCategory, actor, { categoryId: three, to: 0 }),
    );
    expect((await named())[0]).toBe('Три');
    const removing = { operation: removeCategory, by: owner, input: { categoryId: two } };
    const late = oneAfterTheOther({ orm: bakery.orm, em }, removing, () =>
      run(mergeCategory, actor, { categoryId: three, intoId: two }),
    );
    await expect(late).rejects.toMatchObject({ code: 'category.unknown' });
    expect(await named()).toEqual(['Три', 'торты и пироги']);
  });

  it('is not merged into itself, whatever a button says: nothing is lost', async () => {
    const three = await idOf('Три');
    const data = `cgs.merged:${three.toString(36)}:${three.toString(36)}`;
    expect((await olga.forges(data))?.text).toContain('Этой категории больше нет');
    expect(await named()).toContain('Три');
  });
});

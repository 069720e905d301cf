import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { shelveOne, shelvePage, shelveSome } from '../../src/bakery/catalog/console/own-products.actions.ts';
import { sumOf } from '../../src/bakery/catalog/own-list/shelve-some.screens.ts';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import { Bakery } from '../support/bakery.ts';
import { reads } from '../support/conversation.ts';

describe('An owner who clears the shelf before the holidays', () => {
  let bakery: Bakery;
  let olga: Person;
  let oksana: Person;

  beforeAll(async () => {
    bakery = await Bakery.open();
    for (const name of ['Bun', 'Cake', 'Rye loaf']) await bakery.product(name);
    olga = await bakery.staff('owner', 'Olga');
    oksana = await bakery.staff('owner', 'Оксана', { languageCode: 'ru' });
  });
  afterAll(() => bakery.close());

  const labels = ({ buttons }: { buttons: readonly (readonly { text: string }[])[] }) =>
    buttons.flat().map(({ text }) => text);
  const toast = (person: Person) => person.chat().notices.at(-1)?.text;
  const onShelf = async () =>
    (await bakery.sql<{ name: string }>('select name from product where on_shelf and id > $1 order by name', [0])).map(
      ({ name }) => name,
    );
  it('takes one off by a tap, and the others at once, and reads how many', async () => {
    await reads(olga, '3 products', () => olga.command('products'));
    const page = await reads(olga, 'What is ticked stands on the shelf', () => olga.taps('👁 Several at once'));
    expect(labels(page)).toEqual([
      '☑️ Bun',
      '☑️ Cake',
      '☑️ Rye loaf',
      '👁 Put all on',
      '👁 Take all off',
      '⬅️ Back to the list',
    ]);
    await reads(
      olga,
      ({ buttons }) => labels({ buttons }).includes('⬜ Cake'),
      () => olga.taps('☑️ Cake'),
    );
    expect(await onShelf()).toEqual(['Bun', 'Rye loaf']);
    await olga.taps('👁 Take all off');
    expect(toast(olga)).toBe('2 products are off the shelf now.');
    await olga.taps('👁 Take all off');
    expect(toast(olga)).toBe('They are so already.');
    expect(await onShelf()).toEqual([]);
  });

  it('puts one on, and all, in her own language', async () => {
    await reads(oksana, '3 товара', () => oksana.command('products'));
    await reads(oksana, 'Что отмечено, стоит на полке', () => oksana.taps('👁 Сразу несколько'));
    await reads(
      oksana,
      ({ buttons }) => labels({ buttons }).includes('☑️ Bun'),
      () => oksana.taps('⬜ Bun'),
    );
    await oksana.taps('👁 Поставить всё');
    expect(toast(oksana)).toBe('2 товара теперь на полке.');
    expect(await onShelf()).toEqual(['Bun', 'Cake', 'Rye loaf']);
  });

  it('moves nothing that was not on the page she saw', async () => {
    await bakery.product('Apple pie');
    await reads(
      oksana,
      ({ buttons }) => labels({ buttons }).includes('☑️ Apple pie'),
      () => oksana.taps('👁 Снять всё'),
    );
    expect(toast(oksana)).toContain('Список тем временем изменился');
    expect(await onShelf()).toHaveLength(4);
  });

  it('is the only one who may: not an employee, nor the owner of another bakery', async () => {
    const all = await bakery.sql<{ productId: number }>(
      'select id as "productId" from product order by lower(name), $1',
      [0],
    );
    const off = shelvePage.write({ shown: 0, place: 0, sum: sumOf(all as never) });
    const one = shelveOne.write({ productId: all[0]!.productId, shown: 0, place: 0 });
    const emil = await bakery.staff('employee', 'Emil');
    const otto = await bakery.staff('owner', 'Otto', { shopId: await bakery.shop('Mill') });
    for (const data of [off, one, shelveSome.write({ place: 0 })]) {
      expect((await emil.forges(data))?.text).toContain('owners');
    }
    for (const data of [off, one]) await otto.forges(data);
    expect(await onShelf()).toHaveLength(4);
    await olga.forges(off);
    expect(toast(olga)).toBe('4 products are off the shelf now.');
    expect(bakery.logged).toEqual([]);
  });
});

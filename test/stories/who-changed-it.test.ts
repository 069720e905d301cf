import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { shelveProducts } from '../../src/bakery/catalog/own-list/shelve-products.ts';
import { packPlace } from '../../src/bakery/tables/list-place.ts';
import { openRow } from '../../src/bakery/tables/tables.actions.ts';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import type { MessageView } from '../../src/pretend-telegram/people/views.ts';
import { Bakery } from '../support/bakery.ts';
import { reads } from '../support/conversation.ts';

/** Amounts have spaces that do not break. */
const labels = ({ buttons }: MessageView) => buttons.flat().map(({ text }) => text.replaceAll('\u00a0', ' '));

describe('An owner who asks who changed it', () => {
  let bakery: Bakery;
  let olga: Person;
  let mila: Person;
  let shopOfMila: number;

  const idOf = async ({ id }: Person) => {
    const [row] = await bakery.sql<{ id: number }>('select id from person where telegram_id = $1', [id]);
    return row!.id;
  };

  const priceOf = async (productId: number) => {
    const [row] = await bakery.sql<{ price: number }>('select price from product where id = $1', [productId]);
    return row!.price;
  };

  beforeAll(async () => {
    bakery = await Bakery.open();
    shopOfMila = await bakery.shop('Other bakery');
    olga = await bakery.staff('owner', 'Olga');
    mila = await bakery.staff('owner', 'Mila', { languageCode: 'ru', shopId: shopOfMila });
  });
  afterAll(() => bakery.close());

  it('reads that nobody has changed anything yet', async () => {
    await reads(olga, 'Nobody has changed anything yet', () => olga.command('audit'));
    await reads(mila, 'Пока никто ничего не менял', () => mila.command('audit'));
  });

  it('sees who took what off the shelf, and what it was before', async () => {
    const actor = { personId: await idOf(olga), operator: false };
    const rye = await bakery.product('Rye loaf');
    await bakery.run(shelveProducts, actor, { shopId: bakery.shopId, productIds: [rye], onShelf: false });

    const list = await reads(
      olga,
      ({ buttons }) => JSON.stringify(buttons).includes('Rye loaf'),
      () => olga.command('audit'),
    );
    expect(labels(list)[0]).toMatch(/✏️ .+ Olga: Rye loaf · On/);
    const change = await reads(olga, 'Olga changed this', () => olga.taps(labels(list)[0]!));
    expect(change.text).toContain('Products · Rye loaf');
    expect(change.text).toContain('On the shelf: yes → no');
    await reads(olga, 'Changes · Crumb & Co', () => olga.taps('⬅️'));
  });

  it('leafs through many, and asks for one person, one table, one day', async () => {
    const actor = { personId: await idOf(olga), operator: false };
    const rolls = [];
    for (let i = 1; i <= 10; i++) rolls.push(await bakery.product(`Roll ${i}`));
    await bakery.run(shelveProducts, actor, { shopId: bakery.shopId, productIds: rolls, onShelf: false });
    const first = await reads(olga, 'Changes', () => olga.command('audit'));
    expect(
      labels(first)
        .slice(0, 8)
        .every((text) => text.includes('Roll')),
    ).toBe(true);
    const second = await reads(
      olga,
      ({ buttons }) => JSON.stringify(buttons).includes('Rye loaf'),
      () => olga.taps('▶️'),
    );
    expect(labels(second).filter((text) => text.includes('Roll'))).toHaveLength(2);
    await reads(
      olga,
      ({ buttons }) => !JSON.stringify(buttons).includes('Rye loaf'),
      () => olga.taps('◀️'),
    );

    await reads(olga, 'Whose changes', () => olga.taps('🎛 Who'));
    await reads(olga, 'Changes ·', () => olga.taps('⬜ Olga'));
    await reads(olga, 'Changes of what', () => olga.taps('🎛 What'));
    await reads(olga, 'Nothing like that was changed', () => olga.taps('⬜ Categories'));
    await reads(
      olga,
      ({ buttons }) => JSON.stringify(buttons).includes('Roll'),
      () => olga.taps('🗑 All changes'),
    );
    await reads(olga, 'Which day', () => olga.taps('🎛 Day'));
    await reads(
      olga,
      ({ buttons }) => JSON.stringify(buttons).includes('Roll'),
      () => olga.taps('⬜ Today'),
    );
  });

  it('types a day, and is asked again when it is none', async () => {
    await reads(olga, 'Changes', () => olga.command('audit'));
    await reads(olga, 'Which day', () => olga.taps('🎛 Day'));
    await reads(olga, 'For example', () => olga.taps('✏️ Another day'));
    await reads(olga, "I can't read this day", () => olga.says('31.2.'));
    const none = await reads(olga, 'Nothing like that was changed', () => olga.says('1.2.2024'));
    expect(none.text).toContain('🎛 Thu 1 Feb (2024)');
  });

  it('changes a price in the tables, and takes that back; what was changed since stays', async () => {
    const rye = await bakery.product('Poppy roll', { price: 120 });
    const row = openRow.write({
      place: packPlace({ table: 2, by: 0, sort: 0 }, 'from'),
      ofId: 0,
      searchId: 0,
      rowId: rye,
      partId: 0,
    });
    await reads(olga, 'Price: €1.20', () => olga.forges(row));
    await reads(olga, 'what would you like to change?', () => olga.taps('✏️ Edit'));
    await reads(olga, 'Now: €1.20', () => olga.taps('✏️ Price'));
    await reads(olga, 'Price: €1.50', () => olga.says('1.50'));
    const list = await reads(olga, 'Changes', () => olga.command('audit'));
    await reads(olga, 'Price: €1.20 → €1.50', () => olga.taps(labels(list)[0]!));
    await reads(olga, 'Changes ·', () => olga.taps('↩️'));
    expect(await priceOf(rye)).toBe(120);
    const [undoing, changing] = labels(await reads(olga, 'Changes', () => olga.command('audit')));
    expect([undoing, changing].every((text) => text!.includes('Poppy roll'))).toBe(true);
    await reads(olga, '€1.50 → €1.20', () => olga.taps(undoing!));
    await reads(olga, 'Changes ·', () => olga.taps('↩️'));
    expect(await priceOf(rye)).toBe(150);
    const [change] = await bakery.sql<{ id: number }>(
      `select id from audit where row_id = $1 and table_name = 'product' and after ->> 'price' = '120'`,
      [rye],
    );
    expect(await olga.forges(`aud.undo:${change!.id.toString(36)}:0:0:0`)).toMatchObject({
      text: expect.stringContaining('changed again since'),
    });
  });

  it('meets nothing of another bakery, and nobody else meets it', async () => {
    await reads(mila, 'Пока никто ничего не менял', () => mila.command('audit'));
    const [newest] = await bakery.sql<{ id: number }>('select max(id) as id from audit where shop_id = $1', [
      bakery.shopId,
    ]);
    for (const code of ['one', 'undo']) {
      const data = `aud.${code}:${newest!.id.toString(36)}:0:0:0`;
      expect(await mila.forges(data)).toMatchObject({ text: expect.stringContaining('не ваша пекарня') });
    }
    // Of a row of theirs nothing is told, and of no table there is nothing.
    await reads(mila, 'никто этого не менял', () => mila.forges('aud.of:2:1:0:0'));
    expect(await mila.forges('aud.of:2s:1:0:0')).toMatchObject({ text: expect.stringContaining('не ваша пекарня') });
    const vera = bakery.customer('Vera');
    await vera.command('start');
    await reads(vera, 'owner', () => vera.command('audit'));
    for (const data of ['tbl.no:0:8:0:0', '+tbl.no:0:8:1:0', '+aud.of:2:1:0:0', 'aud.day:0:0:0']) {
      expect(await vera.forges(data)).toMatchObject({ text: expect.stringContaining('owner') });
    }
    expect(await vera.forges('++tbl.no')).toMatchObject({ text: expect.stringContaining('out of date') });
    expect(bakery.logged).toEqual([]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { packPlace } from '../../src/bakery/tables/list-place.ts';
import { openRow, openTable } from '../../src/bakery/tables/tables.actions.ts';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import type { MessageView } from '../../src/pretend-telegram/people/views.ts';
import { Bakery } from '../support/bakery.ts';
import { orders, reads } from '../support/conversation.ts';
import { comesToRest } from '../support/invariants.ts';

const rowButton = (table: number, rowId: number) =>
  openRow.write({ place: packPlace({ table, by: 0, sort: 0 }, 'from'), ofId: 0, searchId: 0, rowId, partId: 0 });

/** Amounts have spaces that do not break. */
const labels = ({ buttons }: MessageView) => buttons.flat().map(({ text }) => text.replaceAll('\u00a0', ' '));

describe('An owner who looks things up', () => {
  let bakery: Bakery;
  let olga: Person;
  let mila: Person;
  let vera: Person;
  let number: number;
  let theirs: number;

  beforeAll(async () => {
    bakery = await Bakery.open();
    for (let i = 1; i <= 9; i++) await bakery.product(`Roll ${i}`, { stock: 5 });
    const other = await bakery.shop('Other bakery');
    theirs = await bakery.product('Secret loaf', {}, other);
    olga = await bakery.staff('owner', 'Olga');
    mila = await bakery.staff('owner', 'Mila', { languageCode: 'ru' });
    vera = bakery.customer('Vera');
    await vera.command('start', `shop_${bakery.shopId.toString(36)}`);
    number = await orders(vera, 'Roll 1');
    // Its card would come in between, with buttons of its own.
    await comesToRest(bakery.sql);
  });
  afterAll(() => bakery.close());

  it('goes from an order to its customer and to all that belongs to it, and back', async () => {
    await reads(olga, 'All tables · Crumb & Co', () => olga.command('tables'));
    await reads(olga, 'All tables ·', () => olga.taps('▶️'));
    const list = await reads(olga, 'Orders · Crumb & Co', () => olga.taps('Orders'));
    const row = await reads(olga, `Number: ${number}`, () => olga.taps(`${number} · new · `));
    expect(row.id).toBe(list.id);
    expect(row.text).toContain('Total: €4');
    const lines = await reads(olga, `Order lines · ${number} · new`, () => olga.taps('Order lines'));
    expect(labels(lines)[0]).toBe(`№ ${number} · Roll 1 · 1`);
    const why = await reads(olga, 'moves by its own buttons', () => olga.taps('➕ Add'));
    expect(labels(why)).toEqual(['👩‍🍳 Open the order']);
    await reads(olga, `Number: ${number}`, () => olga.taps(`⬅️ ${number} · new`));
    await reads(olga, 'Order lines', () => olga.taps('Order lines'));
    await reads(olga, 'Baked: 0', () => olga.taps(`№ ${number} · Roll 1`));
    await reads(olga, `Number: ${number}`, () => olga.taps('Order: №'));
    const person = await reads(olga, 'First name: Vera', () => olga.taps('Customer: Vera'));
    // What does not point at her is not offered.
    expect(labels(person)).toContain('Orders');
    expect(labels(person)).not.toContain('Batches');
    await reads(olga, 'People · Crumb & Co', () => olga.taps('⬅️ People'));
  });

  it('is told why an order is not changed by hand, and shown where it is done, with the row still above', async () => {
    const row = await reads(olga, `Number: ${number}`, () => olga.forges(rowButton(8, number)));
    const why = await reads(olga, 'moves by its own buttons', () => olga.taps('✏️ Edit'));
    expect(why.id).toBeGreaterThan(row.id);
    expect(labels(why)).toEqual(['👩‍🍳 Open the order']);
    await reads(olga, 'Vera', () => olga.taps('👩‍🍳 Open the order'));
    const again = await reads(olga, 'Orders · Crumb & Co', () => olga.taps('⬅️ Orders'));
    expect(again.id).toBe(row.id);
  });

  it('searches, sorts, and takes a whole page off the shelf, in her own language', async () => {
    await reads(mila, 'Все таблицы', () => mila.command('tables'));
    const first = await reads(mila, 'Товары · Crumb & Co', () => mila.taps('Товары'));
    expect(labels(first).slice(0, 2)).toEqual(['☑️ Roll 1 · 4 € · 4', '☑️ Roll 2 · 4 € · 5']);
    const newest = await reads(mila, 'Товары', () => mila.taps('🎛 По названию'));
    expect(labels(newest)[0]).toBe('☑️ Roll 9 · 4 € · 5');
    await reads(mila, 'Номер или первые буквы', () => mila.taps('🔎'));
    const found = await reads(mila, 'Найдено по «roll 3»', () => mila.says('roll 3'));
    expect(labels(found)[0]).toBe('☑️ Roll 3 · 4 € · 5');
    const hidden = await reads(mila, /Товары/, () => mila.taps('👁 Скрыть все здесь'));
    expect(labels(hidden)[0]).toBe('⬜ Roll 3 · 4 € · 5');
    const [row] = await bakery.sql<{ hidden: string[] }>(
      'select array_agg(name) as hidden from product where not on_shelf and $1',
      [true],
    );
    expect(row!.hidden).toEqual(['Roll 3']);
  });

  it('meets nothing of another bakery, whatever is forged, and nor does anybody else', async () => {
    const place = theirs.toString(36);
    for (const data of [rowButton(2, theirs), rowButton(99, 1), `tbl.fields:2:${place}:0`, `tbl.drop:2:${place}:0`]) {
      expect(await olga.forges(data)).toMatchObject({ text: expect.stringContaining('gone, or not of your bakery') });
    }
    await reads(vera, 'owner', () => vera.command('tables'));
    expect(await vera.forges(openTable.write({ place: 0, ofId: 0, searchId: 0, rowId: 0, partId: 0 }))).toMatchObject({
      text: expect.stringContaining('owner'),
    });
    expect(bakery.logged).toEqual([]);
  });
});

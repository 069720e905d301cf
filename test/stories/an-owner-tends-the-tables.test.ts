import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { packPlace } from '../../src/bakery/tables/list-place.ts';
import { openRow, openTable } from '../../src/bakery/tables/tables.actions.ts';
import { tables } from '../../src/bakery/tables/tables.ts';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import type { MessageView } from '../../src/pretend-telegram/people/views.ts';
import { Bakery } from '../support/bakery.ts';
import { orders, reads } from '../support/conversation.ts';
import { comesToRest } from '../support/invariants.ts';

const OTTO = 700_701;
const placeOf = (name: string) =>
  packPlace({ table: tables.findIndex((table) => table.name === name), by: 0, sort: 0 }, 'from');
const rowOf = (name: string, rowId: number, partId = 0) =>
  openRow.write({ place: placeOf(name), ofId: 0, searchId: 0, rowId, partId });
const listFrom = (name: string, rowId: number) =>
  openTable.write({ place: placeOf(name), ofId: 0, searchId: 0, rowId, partId: 0 });
const labels = ({ buttons }: MessageView) => buttons.flat().map(({ text }) => text.replaceAll('\u00a0', ' '));

describe('An owner who tends the tables', () => {
  let bakery: Bakery;
  let olga: Person;
  let mila: Person;
  let loaf: number;
  const one = async <Row extends object>(sql: string, values: unknown[] = [true]) =>
    (await bakery.sql<Row>(sql, values))[0]!;
  const roleOf = async (name: string) =>
    (
      await one<{ id: number }>(
        'select r.id from role r join person p on p.id = r.person_id where p.first_name = $1 order by r.id',
        [name],
      )
    ).id;

  beforeAll(async () => {
    bakery = await Bakery.open({ ownerIds: [OTTO] });
    loaf = await bakery.product('Rye loaf', { stock: 5 });
    olga = await bakery.staff('owner', 'Olga');
    mila = await bakery.staff('employee', 'Mila', { languageCode: 'ru' });
    const vera = bakery.customer('Vera');
    await vera.command('start', `shop_${bakery.shopId.toString(36)}`);
    await orders(vera, 'Rye loaf');
    await comesToRest(bakery.sql);
  });
  afterAll(() => bakery.close());

  it('dismisses somebody from their row, but not the last owner; who was dismissed has no page', async () => {
    const last = await roleOf('Olga');
    await reads(olga, 'Kind: owner', () => olga.forges(rowOf('role', last)));
    await reads(olga, 'come back by an invitation', () => olga.taps('🗑'));
    expect(await olga.taps('🗑')).toMatchObject({ text: expect.stringContaining('last owner') });

    const role = await roleOf('Mila');
    await reads(olga, 'Kind: employee', () => olga.forges(rowOf('role', role)));
    const page = await reads(olga, 'Mila · employee', () => olga.taps('👥 Suspend, change, dismiss'));
    await reads(olga, /^Mila · employee · Active: yes/, () => olga.taps('🗑 Remove'));
    const list = await reads(olga, 'Roles · Crumb & Co', () => olga.taps('🗑 Remove'));
    expect(labels(list)).toContain('Mila · employee · Active: no');
    expect(list.id).toBeLessThan(page.id);
    await reads(olga, 'Active: no', () => olga.taps('Mila · employee'));
    const why = await reads(olga, 'comes back by /invite', () => olga.taps('✏️ Edit'));
    expect(labels(why)).toEqual([]);
    await reads(mila, 'сотрудник', () => mila.command('board'));
    const changes = await reads(olga, 'Changes · Roles · Mila', () => olga.taps('📄 Who changed this'));
    expect(labels(changes)[0]).toMatch(/^✏️ .+ Olga: Active, On/);
    const change = await reads(olga, 'Active: yes → no', () => olga.taps(labels(changes)[0]!));
    expect(change.id).toBeGreaterThan(changes.id);
  });

  it('ends a link and takes a photo and a category away, each with a question before', async () => {
    const owner = await one<{ id: number }>('select person_id as id from role where kind = $1', ['owner']);
    const link = await one<{ id: number }>(
      `insert into invitation (token_hash, kind, shop_id, created_by_id, expires_at)
       values ('x', 'courier', $1, $2, now() + interval '1 day') returning id`,
      [bakery.shopId, owner.id],
    );
    await reads(olga, 'Valid until', () => olga.forges(rowOf('invitation', link.id)));
    await reads(olga, 'Make this link useless?', () => olga.taps('🗑'));
    await reads(olga, 'Invitations · Crumb & Co', () => olga.taps('🗑'));
    await reads(olga, 'Revoked', () => olga.forges(rowOf('invitation', link.id)));

    const photo = await one<{ id: number }>(
      `with made as (insert into photo (file_id) values ('a'), ('b') returning id),
        first as (update product set photo_id = (select min(id) from made) where id = $1)
       insert into product_photo (product_id, photo_id, position) select $1, max(id), 1 from made returning photo_id as id`,
      [loaf],
    );
    await reads(olga, 'Product: Rye loaf', () => olga.forges(rowOf('product_photo', loaf, photo.id)));
    await reads(olga, "can't be brought back", () => olga.taps('🗑'));
    await reads(olga, 'Nothing here yet', () => olga.taps('🗑'));
    const bread = await one<{ id: number }>('select id from category where shop_id = $1', [bakery.shopId]);
    await reads(olga, 'Category: Bread', () => olga.forges(rowOf('product_category', loaf, bread.id)));
    await reads(olga, 'The product stays', () => olga.taps('🗑'));
    await reads(olga, 'In categories', () => olga.taps('🗑'));
    expect(await one('select count(*)::int as left from product_category where product_id = $1', [loaf])).toEqual({
      left: 0,
    });
  });

  it('writes a note about a customer, who is named by the question, and comes back to the row', async () => {
    const vera = await one<{ id: number }>('select id from customer where shop_id = $1', [bakery.shopId]);
    await reads(olga, 'Person: Vera', () => olga.forges(rowOf('customer', vera.id)));
    await reads(olga, 'Vera', () => olga.taps('✏️'));
    await reads(olga, 'Vera', () => olga.taps('✏️'));
    const row = await reads(olga, 'Rings twice', () => olga.says('Rings twice'));
    expect(labels(row).at(-1)).toBe('⬅️ Customers');
    await reads(olga, 'people say it of themselves', async () => {
      await reads(olga, 'First name: Vera', () => olga.taps('Person: Vera'));
      await olga.taps('✏️');
    });
  });

  it('finds the rows of a product by its name, those of an order by its number, and no empty page before the first', async () => {
    const list = await reads(olga, 'Stock ledger', () => olga.forges(listFrom('stock_movement', 0)));
    expect(labels(list)[0]).toMatch(/^Rye loaf · /);
    await reads(olga, 'A number, or the first letters', () => olga.taps('🔎'));
    await reads(olga, 'Nothing begins like that', () => olga.says('bun'));
    await reads(olga, 'A number, or the first letters', () => olga.taps('🔎'));
    expect(labels(await reads(olga, 'Found for', () => olga.says('RYE')))[0]).toMatch(/^Rye loaf · /);
    await reads(olga, 'Deliveries', () => olga.forges(listFrom('delivery', 0)));
    await reads(olga, 'Of which order?', () => olga.taps('🔎'));
    await reads(olga, 'Nothing has this number', () => olga.says('99'));

    const first = await one<{ id: number }>('select max(id) as id from stock_movement where $1');
    const back = await reads(olga, 'Stock ledger', () => olga.forges(listFrom('stock_movement', first.id)));
    expect(labels(back)).not.toContain('◀️ Previous');
    await reads(olga, 'Orders', () => olga.forges(listFrom('orders', 0)));
    // A button from before the rows above were gone.
    const before = packPlace({ table: 6, by: 0, sort: 0 }, 'before');
    const data = openTable.write({ place: before, ofId: 0, searchId: 0, rowId: first.id, partId: 0 });
    expect(labels(await reads(olga, 'Stock ledger', () => olga.forges(data)))[0]).toMatch(/^Rye loaf/);
  });

  it('is the operator, who sees every bakery in its own money, and goes to work there', async () => {
    const yen = await bakery.shop('Edo', { deliveryFee: 300 });
    await bakery.sql(`update shop set currency = 'JPY' where id = $1`, [yen]);
    const otto = bakery.telegram.person({ id: OTTO, firstName: 'Otto', languageCode: 'en' });
    await reads(otto, 'Hello, Otto', () => otto.command('start'));
    const list = await reads(otto, 'Bakeries', () => otto.forges(listFrom('shop', 0)));
    expect(labels(list)).toEqual(expect.arrayContaining([expect.stringContaining('Edo')]));
    await reads(otto, 'Delivery fee: ¥300', () => otto.taps('Edo'));
    await reads(otto, 'Edo', () => otto.taps('✏️ Edit'));
    await reads(otto, 'Now: ¥300', () => otto.taps('✏️ Delivery fee'));
    await reads(otto, 'Delivery fee: ¥500', () => otto.says('500'));
    expect(await one('select delivery_fee as fee from shop where id = $1', [yen])).toEqual({ fee: 500 });
    await reads(otto, 'Edo', () => otto.taps('🏪 Its tables: work here'));
    await reads(otto, 'Edo', () => otto.command('tables'));
    expect(await olga.forges(rowOf('shop', yen))).toMatchObject({
      text: expect.stringContaining('gone, or not of your bakery'),
    });
    expect(bakery.logged).toEqual([]);
  });
});

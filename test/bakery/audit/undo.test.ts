import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { oneChange } from '../../../src/bakery/audit/audit.queries.ts';
import { undoableField } from '../../../src/bakery/audit/undoable.ts';
import { archiveProduct } from '../../../src/bakery/catalog/console/archive-product.ts';
import { editProduct } from '../../../src/bakery/catalog/console/edit-product.ts';
import { setOnShelf } from '../../../src/bakery/catalog/console/set-on-shelf.ts';
import { tagProduct } from '../../../src/bakery/catalog/console/tag-product.ts';
import { shelveProducts } from '../../../src/bakery/catalog/own-list/shelve-products.ts';
import { editCustomer } from '../../../src/bakery/customers/edit-customer.ts';
import { rows } from '../../../src/bakery/rows.ts';
import { setHours } from '../../../src/bakery/shops/hours/set-hours.ts';
import { editShop } from '../../../src/bakery/shops/settings/edit-shop.ts';
import { suspendStaff } from '../../../src/bakery/staff/suspend-staff.ts';
import { setLowLevel } from '../../../src/bakery/stock/set-low-level.ts';
import type { Turn } from '../../../src/chat/turn.ts';
import { oneAfterTheOther } from '../../support/one-after-the-other.ts';
import { type StaffedBakery, staffedBakery } from '../../support/staffed-bakery.ts';

describe('A change that is taken back', () => {
  let bakery: StaffedBakery;
  let [olga, nina, mila, shopId, loaf] = [0, 0, 0, 0, 0];
  let loaves = 0;

  beforeAll(async () => {
    bakery = await staffedBakery();
    [olga, nina, mila] = [await bakery.person('Olga'), await bakery.person('Nina'), await bakery.person('Mila')];
    shopId = await bakery.shop('Crumb & Co');
    for (const owner of [olga, nina]) await bakery.hire(owner, shopId, 'owner');
    await bakery.hire(mila, await bakery.shop('Other'), 'owner');
  });
  beforeEach(async () => {
    loaf = await bakery.product(shopId, `Loaf ${++loaves}`, 9);
    await rows(bakery.em())`update product set price = 100 where id = ${loaf}`;
  });
  afterAll(() => bakery.close());

  const product = async () => {
    const [row] = await rows<Record<string, unknown>>(bakery.em())`select * from product where id = ${loaf}`;
    return row!;
  };
  const price = (by: number, seen: number, value: number) =>
    bakery.as(by)(editProduct, { productId: loaf, field: 'price', value, seen });

  /** The newest change of a row, as it can be taken back by somebody; undefined when it is not plain. */
  async function undoing(table: string, rowId: number, by: number) {
    const [{ id } = { id: 0 }] = await rows<{ id: number }>(bakery.em())`
      select max(id) as id from audit where table_name = ${table} and row_id = ${rowId}`;
    const change = (await oneChange(bakery.em(), shopId, id))!;
    const plain = undoableField(change);
    const turn = {
      run: bakery.as(by),
      read: (query: (...of: unknown[]) => unknown, ...of: unknown[]) => query(bakery.em(), ...of),
    } as unknown as Turn;
    if (!plain) return undefined;
    const { field } = plain;
    const answer = { rowId, field, value: change.before![field], seen: change.after![field] };
    return () => plain.save(turn, answer, 'EUR');
  }
  const undone = async (table: string, rowId: number, by: number) => (await undoing(table, rowId, by))!();

  it('by another owner, and that again by the first', async () => {
    await price(olga, 100, 200);
    expect(await undone('product', loaf, nina)).toEqual({ isSaved: true });
    expect(await product()).toMatchObject({ price: 100 });
    expect(await undone('product', loaf, olga)).toEqual({ isSaved: true });
    expect(await product()).toMatchObject({ price: 200 });
    const trail = await rows<object>(bakery.em())`
      select by_id, after ->> 'price' as price from audit where table_name = 'product' and row_id = ${loaf} order by id`;
    expect(trail).toEqual([
      { by_id: olga, price: '200' },
      { by_id: nina, price: '100' },
      { by_id: olga, price: '200' },
    ]);
  });

  it('stays when somebody changes the field at that moment, and nobody of another bakery takes it back', async () => {
    await price(olga, 100, 200);
    const undo = (await undoing('product', loaf, nina))!;
    const first = {
      operation: editProduct,
      by: olga,
      input: { productId: loaf, field: 'price' as const, value: 300, seen: 200 },
    };
    expect(await oneAfterTheOther(bakery, first, undo)).toEqual({ isSaved: false, by: 'Olga', now: 300 });
    expect(await product()).toMatchObject({ price: 300 });
    await expect(undone('product', loaf, mila)).rejects.toMatchObject({ code: 'not-allowed' });
    expect(await product()).toMatchObject({ price: 300 });
  });

  it('is a name that another product has taken: refused', async () => {
    await bakery.as(olga)(editProduct, { productId: loaf, field: 'name', value: 'Stollen', seen: `Loaf ${loaves}` });
    await bakery.product(shopId, `Loaf ${loaves}`, 1);
    await expect(undone('product', loaf, olga)).rejects.toMatchObject({ code: 'field.taken' });
    expect(await product()).toMatchObject({ name: 'Stollen' });
  });

  it('was 👁: it is on the shelf again, and whoever waits for it is told', async () => {
    const vera = await bakery.person('Vera');
    await rows(bakery.em())`insert into product_watch (product_id, person_id) values (${loaf}, ${vera})`;
    await bakery.as(olga)(shelveProducts, { shopId, productIds: [loaf], onShelf: false });
    await bakery.news();
    expect(await undone('product', loaf, nina)).toEqual({ isSaved: true });
    expect(await product()).toMatchObject({ on_shelf: true });
    expect(await bakery.news()).toEqual(['product.back']);

    await bakery.as(olga)(setOnShelf, { productId: loaf, onShelf: false });
    const undo = (await undoing('product', loaf, nina))!;
    await bakery.as(olga)(archiveProduct, { productId: loaf });
    expect(await undo()).toMatchObject({ isSaved: false, now: false });
    expect(await product()).toMatchObject({ on_shelf: false });
  });

  it('was a field of what is archived by now; archiving itself is no field', async () => {
    await price(olga, 100, 200);
    const undo = (await undoing('product', loaf, nina))!;
    await bakery.as(olga)(archiveProduct, { productId: loaf });
    expect(await undo()).toEqual({ isSaved: true });
    expect(await product()).toMatchObject({ price: 100 });
    await bakery.as(olga)(archiveProduct, { productId: await bakery.product(shopId, 'Old', 1) });
    const [old] = await rows<{ id: number }>(bakery.em())`select id from product where name = ${'Old'}`;
    expect(await undoing('product', old!.id, olga)).toBeUndefined();
  });

  it('was tags, a level that was reached at once, hours or a note', async () => {
    await bakery.as(olga)(setLowLevel, { productId: loaf, level: 9, seen: null });
    expect(await undone('product', loaf, nina)).toEqual({ isSaved: true });
    expect(await product()).toMatchObject({ low_at: null });
    await bakery.as(olga)(tagProduct, { productId: loaf, tag: 'vegan', isTagged: true });
    expect(await undone('product', loaf, nina)).toEqual({ isSaved: true });
    expect(await product()).toMatchObject({ tags: [] });

    const [sunday, always] = [[{ from: '08:00', until: '11:00' }], [{ from: '00:00', until: '24:00' }]];
    await bakery.as(olga)(setHours, { shopId, days: ['sun'], spans: sunday, seen: [always] });
    expect(await undone('shop', shopId, nina)).toEqual({ isSaved: true });
    const [shop] = await rows<{ hours: unknown }>(bakery.em())`select hours from shop where id = ${shopId}`;
    expect(shop!.hours).toBeNull();

    const vera = await bakery.person('Vera');
    await bakery.order({ shopId, customerId: vera, lines: { [loaf]: 1 } });
    const [{ id } = { id: 0 }] = await rows<{ id: number }>(bakery.em())`
      select id from customer where person_id = ${vera} and shop_id = ${shopId}`;
    await bakery.as(olga)(editCustomer, { customerId: id, field: 'note', value: 'Rings twice', seen: null });
    expect(await undone('customer', id, nina)).toEqual({ isSaved: true });
  });

  it('is no currency once there are orders, and no role', async () => {
    const young = await bakery.shop('Young');
    for (const owner of [olga, nina]) await bakery.hire(owner, young, 'owner');
    await bakery.as(olga)(editShop, { shopId: young, column: 'currency', value: 'USD', seen: 'EUR' });
    const change = await rows<{ id: number }>(bakery.em())`select max(id) as id from audit where shop_id = ${young}`;
    const plain = undoableField((await oneChange(bakery.em(), young, change[0]!.id))!)!;
    const bun = await bakery.product(young, 'Bun', 9);
    await bakery.order({ shopId: young, customerId: await bakery.person('Vera'), lines: { [bun]: 1 } });
    const turn = { run: bakery.as(olga) } as unknown as Turn;
    const answer = { rowId: young, field: 'currency', value: 'EUR', seen: 'USD' };
    await expect(plain.save(turn, answer, 'USD')).rejects.toMatchObject({ code: 'shop.currency-locked' });

    const [role] = await rows<{ id: number }>(bakery.em())`
      select id from role where person_id = ${nina} and shop_id = ${shopId}`;
    await bakery.as(olga)(suspendStaff, { roleId: role!.id });
    expect(await undoing('role', role!.id, olga)).toBeUndefined();
  });
});

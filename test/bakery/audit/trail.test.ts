import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { changePage, namesIn } from '../../../src/bakery/audit/audit.queries.ts';
import { changeScreen } from '../../../src/bakery/audit/audit.screens.ts';
import { dayChoices } from '../../../src/bakery/audit/filter.screens.ts';
import { pastDay } from '../../../src/bakery/audit/past-day.ts';
import { addCategory } from '../../../src/bakery/catalog/categories/add-category.ts';
import { mergeCategory } from '../../../src/bakery/catalog/categories/arrange-categories.ts';
import { placeInCategory } from '../../../src/bakery/catalog/categories/place-in-category.ts';
import { shelveProducts } from '../../../src/bakery/catalog/own-list/shelve-products.ts';
import { assignDelivery } from '../../../src/bakery/deliveries/assigning/assign-delivery.ts';
import { inviteStaff } from '../../../src/bakery/invitations/invite-staff.ts';
import { revokeInvitation } from '../../../src/bakery/invitations/revoke-invitation.ts';
import { rows } from '../../../src/bakery/rows.ts';
import { linkGroup } from '../../../src/bakery/shops/groups/link-group.ts';
import { unlinkGroup } from '../../../src/bakery/shops/groups/unlink-group.ts';
import { setHours } from '../../../src/bakery/shops/hours/set-hours.ts';
import { pauseOrders } from '../../../src/bakery/shops/settings/pause-orders.ts';
import { clearPin } from '../../../src/bakery/staff/clear-pin.ts';
import { adjustStock } from '../../../src/bakery/stock/adjust-stock.ts';
import { loadI18n } from '../../../src/i18n/i18n.ts';
import { allOperations } from '../../rules/business.ts';
import { type StaffedBakery, staffedBakery } from '../../support/staffed-bakery.ts';

/** What employees and owners do without the trail, and where it stands instead. */
const elsewhere: Record<string, string> = {
  'start-baking': 'order_step',
  'mark-ready': 'order_step',
  'hand-over-order': 'order_step',
  'reject-order': 'order_step',
  'undo-step': 'order_step',
  'record-batch': 'batch, stock_movement',
  'correct-batch': 'batch, stock_movement',
  'use-spare': 'order_step, order_line',
  'take-cash': 'cash_handover',
  'confirm-handover': 'cash_handover',
  'answer-customer': 'order_message',
  'prepare-import': 'goods_import',
  'drop-import': 'goods_import',
};

const { sayIn } = await loadI18n();
const now = new Date('2026-11-21T12:00:00Z');
const place = { shop: 'Crumb & Co', currency: 'EUR', timeZone: 'Europe/Berlin', now };
const [HASH, PIN] = ['0123456789abcdef'.repeat(4), 'scrypt:never-to-be-seen'];

describe('The trail', () => {
  let bakery: StaffedBakery;
  let [olga, emil, boris, shopId, loaf, order] = [0, 0, 0, 0, 0, 0];

  beforeAll(async () => {
    bakery = await staffedBakery();
    [olga, emil, boris] = [await bakery.person('Olga'), await bakery.person('Emil'), await bakery.person('Boris')];
    shopId = await bakery.shop('Crumb & Co');
    await bakery.hire(olga, shopId, 'owner');
    await bakery.hire(emil, shopId, 'employee');
    await bakery.hire(boris, shopId, 'courier');
    loaf = await bakery.product(shopId, 'Rye loaf', 9);
    order = await bakery.order({ shopId, customerId: await bakery.person('Vera'), lines: { [loaf]: 1 } });
  });
  afterAll(() => bakery.close());

  const trail = (table: string) => rows<Record<string, unknown>>(bakery.em())`
    select by_id as by, operation, before, after from audit where table_name = ${table} and shop_id = ${shopId} order by id`;
  const last = async (table: string) => (await trail(table)).at(-1)!;

  it('has whatever employees and owners do, or it stands in a ledger of its own', async () => {
    const operations = await allOperations();
    const silent = operations.filter(
      ({ audited, allow }) => !audited && (allow.includes('owner') || allow.includes('employee')),
    );
    expect(silent.map(({ name }) => name).filter((name) => !elsewhere[name])).toEqual([]);
    const gone = Object.keys(elsewhere).filter((name) => !silent.some((one) => one.name === name));
    expect(gone).toEqual([]);
  });

  it('tells of merged categories which products moved, and whose page names them', async () => {
    const as = bakery.as(olga);
    for (const name of ['Bread', 'Breads']) await as(addCategory, { shopId, name, emoji: '' });
    const [bread, breads] = (
      await rows<{ id: number }>(bakery.em())`
      select id from category where shop_id = ${shopId} order by id`
    ).map(({ id }) => id);
    await as(placeInCategory, { productId: loaf, categoryId: breads!, isIn: true });
    await as(mergeCategory, { categoryId: breads!, intoId: bread! });
    expect((await trail('product_category')).map(({ before, after }) => [before, after])).toEqual([
      [null, { category_id: breads, product_id: loaf }],
      [null, { category_id: bread, product_id: loaf }],
      [{ category_id: breads, product_id: loaf }, null],
    ]);
    expect(await last('category')).toMatchObject({ by: olga, operation: 'merge-category', after: null });

    const { changes } = await changePage(bakery.em(), {
      ...{ shopId, table: 'product_category' },
      cursor: { id: 0, way: 'after' },
    });
    const texts = [];
    for (const change of changes) {
      const names = await namesIn(bakery.em(), change);
      texts.push(changeScreen(sayIn('ru'), { ...change, names }, { byId: 0, table: 0, day: 0 }, place).text);
    }
    expect(texts[1]).toContain('По категориям · Rye loaf');
    expect(texts[1]).toContain('Категория: Bread');
  });

  it('tells of many at once one by one, of stock, of a pause and of hours', async () => {
    const as = bakery.as(olga);
    const bun = await bakery.product(shopId, 'Bun', 4);
    await as(shelveProducts, { shopId, productIds: [loaf, bun], onShelf: false });
    expect((await trail('product')).slice(-2)).toEqual([
      { by: olga, operation: 'shelve-products', before: { on_shelf: true }, after: { on_shelf: false } },
      { by: olga, operation: 'shelve-products', before: { on_shelf: true }, after: { on_shelf: false } },
    ]);
    await as(adjustStock, { productId: bun, quantity: 3, reason: 'restock', seenId: await newest(bun) });
    expect(await last('product')).toMatchObject({ before: { stock: 4 }, after: { stock: 7 } });
    await as(pauseOrders, { shopId, until: Date.UTC(9999, 11, 31) });
    await as(setHours, {
      ...{ shopId, days: ['sat', 'sun'], spans: [] },
      seen: [[{ from: '00:00', until: '24:00' }], [{ from: '00:00', until: '24:00' }]],
    });
    const { changes } = await changePage(bakery.em(), { shopId, table: 'shop', cursor: { id: 0, way: 'after' } });
    const texts = changes.map(
      (change) => changeScreen(sayIn('en'), { ...change, names: {} }, { byId: 0, table: 0, day: 0 }, place).text,
    );
    const old = { ...changes[0]!, at: new Date('2024-11-21T09:00:00Z'), names: {} };
    expect(changeScreen(sayIn('en'), old, { byId: 0, table: 0, day: 0 }, place).text).toContain('Nov, 10:00 (2024)');
    expect(texts[0]).toContain('Opening hours: – → <b>Mon–Fri 00:00–24:00; Sat–Sun closed</b>');
    expect(texts[1]).toContain('Paused until: – → <b>until you say otherwise</b>');
  });

  it('tells of links, groups, PINs and couriers, and nothing that opens a door', async () => {
    const as = bakery.as(olga);
    await as(inviteStaff, { shopId, kind: 'courier', tokenHash: HASH, uses: 1, days: 7 });
    const [link] = await rows<{ id: number }>(bakery.em())`select id from invitation where shop_id = ${shopId}`;
    await as(revokeInvitation, { invitationId: link!.id });
    expect((await trail('invitation')).map(({ operation }) => operation)).toEqual([
      'invite-staff',
      'revoke-invitation',
    ]);

    await as(linkGroup, { shopId, chatId: -100_200, title: 'Kitchen', isForum: false });
    await as(unlinkGroup, { shopId });
    expect((await trail('group_board')).map(({ operation }) => operation)).toEqual(['link-group', 'unlink-group']);

    await rows(bakery.em())`update person set pin_hash = ${PIN} where id = ${emil}`;
    const [role] = await rows<{ id: number }>(bakery.em())`select id from role where person_id = ${emil}`;
    await as(clearPin, { roleId: role!.id });
    expect(await trail('person')).toEqual([
      { by: olga, operation: 'clear-pin', before: { has_pin: true }, after: { has_pin: false } },
    ]);

    const { changes } = await changePage(bakery.em(), { shopId, table: 'person', cursor: { id: 0, way: 'after' } });
    const { text } = changeScreen(sayIn('en'), { ...changes[0]!, names: {} }, { byId: 0, table: 0, day: 0 }, place);
    expect(text).toContain('Has a PIN: yes → <b>no</b>');

    await bakery.as(emil)(assignDelivery, { orderId: order, courierId: boris });
    expect(await last('delivery')).toMatchObject({
      by: emil,
      operation: 'assign-delivery',
      after: { courier_id: boris },
    });

    const [{ code } = { code: '' }] = await rows<{ code: string }>(bakery.em())`
      select code from delivery where order_id = ${order}`;
    const [{ all } = { all: '' }] = await rows<{ all: string }>(bakery.em())`
      select string_agg(concat(before, after), ' ') as all from audit where ${true}`;
    for (const secret of [HASH, PIN, 'token_hash', 'pin_hash', `"${code}"`]) expect(all).not.toContain(secret);
  });

  it('is asked for a day of any year', () => {
    const { choices, count, page } = dayChoices(sayIn('en'), place, '2024-11-20', 91);
    expect([count, page]).toEqual([732, 91]);
    expect(choices.at(-1)).toMatchObject({ name: expect.stringContaining('20 Nov (2024)'), value: 20241120 });
    expect(dayChoices(sayIn('de'), place, undefined, 3).choices).toEqual([{ name: 'Heute', value: 20261121 }]);
    for (const [written, day] of [
      ['24.12.', 20251224],
      ['21/11', 20261121],
      [' 1.2.2025 ', 20250201],
      ['2026-11-20', 20261120],
      ['31.2.', undefined],
      ['1.1. - 3.1.2026', undefined],
      ['yesterday', undefined],
    ] as const) {
      expect([written, pastDay(written, '2026-11-21')]).toEqual([written, day]);
    }
  });

  it.each([{}, { day: 20260105 }, { table: 'product' }, { rowId: 7, table: 'product' }])(
    'holds every change once, forth and back, asked for %j',
    async (filter) => {
      const shop = await bakery.shop(`Shop of ${JSON.stringify(filter)}`);
      await rows(bakery.em())`
        insert into audit (shop_id, by_id, operation, table_name, row_id, at)
        select ${shop}::int, ${olga}::int, 'edit', 'product', 7, timestamptz '2026-01-05 00:30+01' + n * interval '1 minute'
        from generate_series(1, 20) n`;
      await rows(bakery.em())`
        insert into audit (shop_id, by_id, operation, table_name, row_id, at)
        values (${shop}, ${olga}, 'edit', 'shop', 8, timestamptz '2026-01-04 23:59+01')`;
      const page = (id = 0, way: 'after' | 'before' | 'from' = 'after') =>
        changePage(bakery.em(), { shopId: shop, ...filter, cursor: { id, way } });
      const count = Object.keys(filter).length === 0 ? 21 : 20;
      const pages = [await page()];
      while (pages.at(-1)!.hasAfter) pages.push(await page(pages.at(-1)!.changes.at(-1)!.id));
      const ids = pages.flatMap(({ changes }) => changes.map(({ id }) => id));
      expect(new Set(ids).size).toBe(count);
      expect(ids.length).toBe(count);
      const [first, second, third] = pages;
      expect(first!.hasBefore).toBe(false);
      expect((await page(third!.changes[0]!.id, 'before')).changes).toEqual(second!.changes);
      const back = await page(second!.changes[0]!.id, 'from');
      expect(back).toMatchObject({ changes: second!.changes, hasBefore: true, hasAfter: true });
      // Fewer than a page above: the first page, whole.
      expect((await page(first!.changes[3]!.id, 'before')).changes).toEqual(first!.changes);
      expect(await page(first!.changes[0]!.id, 'from')).toMatchObject({ hasBefore: false });
    },
  );

  async function newest(productId: number): Promise<number> {
    const [found] = await rows<{ id: number }>(bakery.em())`
      select coalesce(max(id), 0) as id from stock_movement where product_id = ${productId}`;
    return found!.id;
  }
});

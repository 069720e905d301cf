import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { placeInCategoryCalled } from '../../../src/bakery/catalog/categories/place-in-category.ts';
import { archiveProduct } from '../../../src/bakery/catalog/console/archive-product.ts';
import { duplicateProduct } from '../../../src/bakery/catalog/console/duplicate-product.ts';
import { exported, shopOfExport, workbookOf } from '../../../src/bakery/exchange/exports.queries.ts';
import { applyImport } from '../../../src/bakery/exchange/import/apply-import.ts';
import { importOf } from '../../../src/bakery/exchange/import/imports.queries.ts';
import { prepareImport } from '../../../src/bakery/exchange/import/prepare-import.ts';
import { readGoods } from '../../../src/bakery/exchange/import/read-goods.ts';
import { rows } from '../../../src/bakery/rows.ts';
import { readTable } from '../../../src/sheets/read-table.ts';
import { english } from '../../support/says.ts';
import { type StaffedBakery, staffedBakery } from '../../support/staffed-bakery.ts';

/** What a product has become where it is sold, and what the database reckons: all else is what its owner says of it. */
const become = `{id,shop_id,stock,spare,spare_at,sold_out_until,archived_at,is_sold_out,is_low,is_placed,was_shown,sold,
  rating_sum,rating_count,version,created_at,photo_id,words,folded,beginnings}`;

let bakery: StaffedBakery;
let olga: number;
let here: number;
let pie: number;

beforeAll(async () => {
  bakery = await staffedBakery();
  olga = await bakery.person('Olga');
  here = await ownedShop('Here');
  pie = await bakery.product(here, 'Apple pie', 9);
  await bakery.as(olga)(placeInCategoryCalled, { productId: pie, name: 'Pies' });
  await rows(bakery.em())`
    update product set description = 'With cinnamon', lead_minutes = 120, tags = '{vegan}', allergens = '{gluten}',
      takes_inscription = true where id = ${pie}`;
  for (const column of await numbersNotSaid()) {
    await bakery.orm.em.getConnection().execute(`update product set ${column} = 7 where id = ${pie}`);
  }
});
afterAll(() => bakery.close());

async function ownedShop(name: string): Promise<number> {
  const shopId = await bakery.shop(name);
  await bakery.hire(olga, shopId, 'owner');
  return shopId;
}

async function saidOf(productId: number): Promise<Record<string, unknown>> {
  const [found] = await rows<{ said: Record<string, unknown> }>(bakery.em())`
    select to_jsonb(p) - ${become}::text[] as said from product p where id = ${productId}`;
  return found!.said;
}

/** The columns for a number that are empty. */
async function numbersNotSaid(): Promise<string[]> {
  const found = await rows<{ name: string }>(bakery.em())`
    select column_name::text as name from information_schema.columns
    where table_name = ${'product'} and data_type = 'integer' and is_nullable = 'YES'`;
  const said = await saidOf(pie);
  return found.map(({ name }) => name).filter((name) => said[name] === null);
}

/** The table of the first bakery, looked at in another one. */
async function comesInto(shopId: number) {
  const shop = (await shopOfExport(bakery.em(), here))!;
  const days = { shopId: here, from: null, until: null };
  const workbook = await workbookOf(bakery.em(), english, exported[0]!, shop, days);
  const { rows: table } = await readTable(workbook!.bytes, 100);
  const context = { say: english, currency: 'EUR', pictures: new Map() };
  const { goods, wrong } = await readGoods(table, context, async () => {});
  const sent = { shopId, fileName: 'pies.xlsx', goods, wrong, pictures: [] };
  const { importId } = await bakery.as(olga)(prepareImport, sent);
  return { importId, plan: (await importOf(bakery.em(), importId, [shopId]))!.plan };
}

describe('Everything that an owner says of a product', () => {
  it('is said of this one, so that nothing below is true for want of words', async () => {
    const empty = Object.entries(await saidOf(pie)).filter(([, value]) => !value || `${value}` === '');
    expect(empty).toEqual([]);
  });

  it('is copied, and the copy waits off the shelf', async () => {
    const copy = await bakery.as(olga)(duplicateProduct, { productId: pie, name: 'Pear pie' });
    expect(await saidOf(copy.productId)).toEqual({ ...(await saidOf(pie)), name: 'Pear pie', on_shelf: false });
    await bakery.as(olga)(archiveProduct, { productId: copy.productId });
  });

  it('goes out in a table, comes into another bakery, and is nothing new the second time', async () => {
    const there = await ownedShop('There');
    const { importId, plan } = await comesInto(there);
    expect(plan).toMatchObject({ made: [2], changed: [] });
    expect(await bakery.as(olga)(applyImport, { importId })).toBe('done');
    const [made] = await rows<{ id: number }>(bakery.em())`select id from product where shop_id = ${there}`;
    expect(await saidOf(made!.id)).toEqual(await saidOf(pie));
    const again = await comesInto(there);
    expect(again.plan).toMatchObject({ made: [], changed: [], same: 1 });
  });

  it('is written over what another bakery says of it', async () => {
    const there = await ownedShop('Elsewhere');
    const plain = await bakery.product(there, 'APPLE PIE', 1);
    const { importId } = await comesInto(there);
    expect(await bakery.as(olga)(applyImport, { importId })).toBe('done');
    expect(await saidOf(plain)).toEqual(await saidOf(pie));
  });
});

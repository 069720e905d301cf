import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { changeField, type FieldChange } from '../../src/bakery/change-field.ts';
import { operation } from '../../src/bakery/operation.ts';
import { rows } from '../../src/bakery/rows.ts';
import { type StaffedBakery, staffedBakery } from '../support/staffed-bakery.ts';

interface Change extends FieldChange {
  readonly shopId: number;
}

const change = operation({
  name: 'change-field',
  allow: ['owner'],
  audited: true,
  shop: async (_em, { shopId }: Change) => shopId,
  run: ({ em }, _actor, asked: Change) => changeField(em, asked),
});
const changeUnsigned = operation({ ...change, name: 'change-unsigned', audited: false });

let bakery: StaffedBakery;
let shopId: number;
let olga: number;
let nina: number;
let rye: number;
beforeAll(async () => {
  bakery = await staffedBakery();
  shopId = await bakery.shop('Crumb & Co');
  olga = await bakery.person('Olga');
  nina = await bakery.person('Nina');
  await bakery.hire(olga, shopId, 'owner');
  await bakery.hire(nina, shopId, 'owner');
});
beforeEach(async () => {
  await rows(bakery.em())`delete from audit where id > ${0}`;
  const [made] = await rows<{ id: number }>(bakery.em())`
    insert into product (shop_id, name, price, stock) values (${shopId}, 'Rye ' || gen_random_uuid(), 400, 5) returning id`;
  rye = made!.id;
});
afterAll(() => bakery.close());

const price = (value: number, seen: number): Change => ({
  shopId,
  table: 'product',
  id: rye,
  column: 'price',
  value,
  seen,
});
const audit = () => rows(bakery.em())`
  select shop_id, by_id, operation, table_name, row_id, before, after from audit where id > ${0} order by id`;
const product = async () =>
  (await rows<Record<string, unknown>>(bakery.em())`select * from product where id = ${rye}`)[0];

describe('A field that an owner changes', () => {
  it('is saved, counted as a version, and written down with who, when, before and after', async () => {
    expect(await bakery.as(olga)(change, price(450, 400))).toEqual({ isSaved: true });

    expect(await product()).toMatchObject({ price: 450, version: 2 });
    expect(await audit()).toEqual([
      {
        shop_id: shopId,
        by_id: olga,
        operation: 'change-field',
        table_name: 'product',
        row_id: rye,
        before: { price: 400 },
        after: { price: 450 },
      },
    ]);
  });

  it('is not overwritten by whoever asked earlier: they learn who was quicker, and what is there now', async () => {
    await bakery.as(olga)(change, price(450, 400));

    expect(await bakery.as(nina)(change, price(390, 400))).toEqual({ isSaved: false, by: 'Olga', now: 450 });
    expect(await product()).toMatchObject({ price: 450 });
    expect(await audit()).toHaveLength(1);
  });

  it('leaves no trace when nothing becomes different', async () => {
    expect(await bakery.as(olga)(change, price(400, 400))).toEqual({ isSaved: true });
    expect(await audit()).toEqual([]);
  });

  it.each([
    ['words', 'description', 'Dark and sour', ''],
    ['a list', 'tags', ['vegan'], []],
    ['a number that may be missing', 'weight_grams', 800, null],
    ['nothing', 'stock', null, 5],
    ['yes or no', 'takes_inscription', true, false],
  ])('holds %s', async (_, column, value, seen) => {
    const asked = { shopId, table: 'product', id: rye, column, value, seen };
    expect(await bakery.as(olga)(change, asked)).toEqual({ isSaved: true });
    expect((await product())![column]).toEqual(value);
  });

  it('may not be the same as a unique one of another row, and says so', async () => {
    await rows(
      bakery.em(),
    )`update product set name = 'Poppy roll' where id = ${await bakery.product(shopId, 'Plain roll', 1)}`;
    const asked = {
      shopId,
      table: 'product',
      id: rye,
      column: 'name',
      value: 'POPPY roll',
      seen: (await product())!.name as string,
    };
    await expect(bakery.as(olga)(change, asked)).rejects.toMatchObject({
      code: 'field.taken',
      params: { value: 'POPPY roll' },
    });
  });
});

describe('The audit trail', () => {
  it('is signed for one transaction only: the next one on the same connection writes nothing', async () => {
    await bakery.as(olga)(change, price(450, 400));
    await bakery.as(olga)(changeUnsigned, price(500, 450));
    expect(await audit()).toHaveLength(1);
  });

  it('does not know what was rolled back', async () => {
    const failing = operation({
      ...change,
      name: 'change-and-fail',
      async run({ em }, _actor, asked: Change) {
        await changeField(em, asked);
        throw new Error('Power cut');
      },
    });
    await expect(bakery.as(olga)(failing, price(450, 400))).rejects.toThrow('Power cut');
    expect(await audit()).toEqual([]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Bakery } from '../support/bakery.ts';
import { reads } from '../support/conversation.ts';
import { comesToRest } from '../support/invariants.ts';
import { rowsByTable } from '../support/secrets-of-a-bakery.ts';

/** To whom a bakery is closed, its rows are not there either. */
const refused = /for the bakery's (owners|employees)|There is no such product here|not there any more/;

describe('Somebody who is dismissed while a question is open', () => {
  let bakery: Bakery;
  beforeAll(async () => {
    bakery = await Bakery.open();
    await bakery.product('Rye loaf');
    await bakery.staff('owner', 'Otto');
  });
  afterAll(() => bakery.close());

  it.each([
    ['a product’s field', 'prd.edit:1:0:0', 'Stale loaf'],
    ['a setting of the shop', 'shp.edit:1:0', 'Crumbs'],
    ['a count of the stock', 'stk.count:1:0:0:0', '3'],
    ['a category', 'cgs.edit:1:0:0', 'Stones'],
    ['a row of a table', 'tbl.edit:2:1:0', 'Stale loaf'],
    ['a customer’s number', 'cus.find', '+4930123456'],
  ])('answers %s in vain', async (_, question, answer) => {
    const olga = await bakery.staff('owner', 'Olga');
    await reads(olga, 'Olga', () => olga.command('start'));
    const asked = await reads(olga, /./, () => olga.forges(question));
    expect(JSON.stringify(asked.buttons)).toContain('❌');
    await bakery.sql(
      'update role set active = false where person_id = (select id from person where telegram_id = $1)',
      [olga.id],
    );
    const before = await rowsByTable(bakery.sql);
    const told = await reads(olga, /./, () => olga.says(answer));
    expect(told.text).toMatch(refused);
    await comesToRest(bakery.sql);
    const after = await rowsByTable(bakery.sql);
    for (const table of ['shop', 'product', 'category', 'stock_movement', 'customer', 'audit']) {
      expect(after.get(table)).toEqual(before.get(table));
    }
  });
});

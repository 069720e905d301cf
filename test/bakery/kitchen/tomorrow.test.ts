import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sheetOf } from '../../../src/bakery/kitchen/baking/sheet.queries.ts';
import { suggestionForTomorrow } from '../../../src/bakery/kitchen/baking/tomorrow.queries.ts';
import { rows } from '../../../src/bakery/rows.ts';
import { type StaffedBakery, staffedBakery } from '../../support/staffed-bakery.ts';

let bakery: StaffedBakery;
let shopId: number;
let vera: number;
let cake: number;
let rye: number;
let names = 0;
/** Friday evening in Berlin, where it is 23:30. */
const friday = new Date('2026-11-20T22:30:00Z');

beforeAll(async () => {
  bakery = await staffedBakery();
  vera = await bakery.person('Vera');
});
beforeEach(async () => {
  shopId = await bakery.shop(`Bulka ${++names}`);
  cake = await bakery.product(shopId, 'Cake', null);
  rye = await bakery.product(shopId, 'Rye', 500);
});
afterAll(() => bakery.close());

async function order(due: string, lines: Record<number, number>, status = 'completed'): Promise<void> {
  const orderId = await bakery.order({ shopId, customerId: vera, fulfilment: 'pickup', lines });
  await rows(bakery.em())`update orders set due_at = ${new Date(due)}, placed_at = ${new Date(due)}, status = ${status}
    where id = ${orderId}`;
}

const suggested = async () =>
  (await suggestionForTomorrow(bakery.em(), shopId, 0, friday)).products.map(({ name, pieces }) => `${pieces} ${name}`);

describe('Tomorrow’s suggestion', () => {
  it('is the average of the last four same weekdays, rounded up, and of nothing else', async () => {
    await order('2026-10-24T00:00:00+02:00', { [rye]: 4 });
    await order('2026-10-31T12:00:00+01:00', { [rye]: 5, [cake]: 1 });
    await order('2026-11-14T23:59:00+01:00', { [rye]: 6 });
    await order('2026-11-13T12:00:00+01:00', { [rye]: 90 });
    await order('2026-10-17T12:00:00+02:00', { [rye]: 90 });
    await order('2026-11-14T12:00:00+01:00', { [rye]: 90 }, 'cancelled');
    expect(await suggested()).toEqual(['4 Rye', '1 Cake']);
  });

  it('counts the weeks of a young shop, and is empty for a new one', async () => {
    expect(await suggested()).toEqual([]);
    await order('2026-11-07T12:00:00+01:00', { [rye]: 10 });
    await order('2026-11-14T12:00:00+01:00', { [rye]: 3 });
    expect(await suggested()).toEqual(['7 Rye']);
  });
});

describe('The sheet for a day', () => {
  it('has what is due on that day of the shop’s calendar, today’s also what is late', async () => {
    await order('2026-11-20T09:00:00+01:00', { [cake]: 1 }, 'pending');
    await order('2026-11-20T23:50:00+01:00', { [cake]: 2 }, 'baking');
    await order('2026-11-21T00:10:00+01:00', { [cake]: 3 }, 'pending');
    await order('2026-11-22T09:00:00+01:00', { [cake]: 9 }, 'pending');
    const cells = async (days: number) =>
      (await sheetOf(bakery.em(), shopId, days, friday)).cells.map(({ slotAt, pieces }) => [
        slotAt?.toISOString() ?? 'late',
        pieces,
      ]);
    expect(await cells(0)).toEqual([
      ['late', 1],
      ['2026-11-20T22:30:00.000Z', 2],
    ]);
    expect(await cells(1)).toEqual([['2026-11-20T23:00:00.000Z', 3]]);
    expect((await sheetOf(bakery.em(), shopId, 1, friday)).day).toEqual(new Date('2026-11-21T11:00:00Z'));
  });
});

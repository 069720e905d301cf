import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { acceptDelivery } from '../../../src/bakery/deliveries/accept-delivery.ts';
import { offerCard } from '../../../src/bakery/deliveries/deliveries.notices.ts';
import { finishDelivery } from '../../../src/bakery/deliveries/finish-delivery.ts';
import { pickUpDelivery } from '../../../src/bakery/deliveries/pick-up-delivery.ts';
import { kitchenCard } from '../../../src/bakery/kitchen/kitchen.notices.ts';
import { orderCard, toldNotice } from '../../../src/bakery/orders/orders.notices.ts';
import { rows } from '../../../src/bakery/rows.ts';
import type { Notice } from '../../../src/chat/notice.ts';
import { loadI18n } from '../../../src/i18n/i18n.ts';
import { type StaffedBakery, staffedBakery } from '../../support/staffed-bakery.ts';

const { sayIn } = await loadI18n();
let bakery: StaffedBakery;
let orderId: number;
let vera: number;
let anna: number;
let emil: number;
let shopId: number;

beforeAll(async () => {
  bakery = await staffedBakery();
  shopId = await bakery.shop('Bulka');
  await rows(bakery.em())`update shop set proof = 'code' where id = ${shopId}`;
  [vera, anna, emil] = [await bakery.person('Vera'), await bakery.person('Anna'), await bakery.person('Emil')];
  await bakery.hire(anna, shopId, 'courier');
  await bakery.hire(emil, shopId, 'employee');
});
beforeEach(async () => {
  orderId = await placed(vera);
});
afterAll(() => bakery.close());

async function placed(customerId: number): Promise<number> {
  const lines = { [await bakery.product(shopId, `Rye ${Math.random()}`, 5)]: 1 };
  return bakery.order({ shopId, customerId, status: 'ready', lines });
}
const leaves = async () => {
  await bakery.as(anna)(acceptDelivery, { orderId });
  await bakery.as(anna)(pickUpDelivery, { orderId });
};
const brings = (proof: { code?: string; photo?: string } = {}) =>
  bakery.as(anna)(finishDelivery, { orderId, ...proof });
const kept = async () => {
  const [found] = await rows<{ code: string; wrong: number; fileId: string | null }>(bakery.em())`
    select d.code, d.wrong_codes as wrong, p.file_id as "fileId" from delivery d
      left join photo p on p.id = d.proof_photo_id where d.order_id = ${orderId}`;
  return found!;
};
const wrongCode = async () => ((await kept()).code === '0000' ? '0001' : '0000');
const sees = async (notice: Notice, personId: number) => {
  const screen = await notice.render({ em: bakery.em(), say: sayIn('en'), personId, now: new Date() }, orderId);
  return JSON.stringify(screen ?? '');
};

describe('A bakery that asks for a code', () => {
  it('ends a delivery with the four digits of the customer’s card, once', async () => {
    await leaves();
    expect(await brings()).toEqual({ needs: 'code', left: 5 });
    expect(await bakery.statusOf(orderId)).toMatchObject({ order: 'in_transit' });
    const { code } = await kept();
    expect(code).toMatch(/^\d{4}$/);
    expect(await brings({ code })).toBeNull();
    expect(await brings({ code })).toBeNull();
    expect(await bakery.statusOf(orderId)).toMatchObject({ order: 'completed', delivery: 'delivered' });
  });

  it('shows it to the customer while somebody is coming, and never to the staff', async () => {
    const { code } = await kept();
    expect(await sees(orderCard, vera)).not.toContain('Tell the courier');
    await leaves();
    expect(await sees(orderCard, vera)).toContain(`Tell the courier at the door: <b>${code}</b>`);
    expect(await sees(toldNotice, vera)).toContain(code);
    await rows(bakery.em())`update delivery set code = '9753' where order_id = ${orderId}`;
    for (const [card, personId] of [
      [kitchenCard, emil],
      [offerCard, anna],
    ] as const) {
      expect(await sees(card, personId)).not.toContain('9753');
    }
    await brings({ code: '9753' });
    expect(await sees(orderCard, vera)).not.toContain('9753');
  });

  it('counts wrong codes, and after five takes a photo only', async () => {
    await leaves();
    for (const left of [4, 3, 2, 1]) expect(await brings({ code: await wrongCode() })).toEqual({ needs: 'code', left });
    expect(await brings({ photo: 'AgAC too early' })).toEqual({ needs: 'code', left: 1 });
    expect(await brings({ code: await wrongCode() })).toEqual({ needs: 'photo', left: 0 });
    expect(await brings({ code: (await kept()).code })).toEqual({ needs: 'photo', left: 0 });
    expect(await kept()).toMatchObject({ wrong: 5, fileId: null });
    expect(await brings({ photo: 'AgAC the door' })).toBeNull();
    expect((await kept()).fileId).toBe('AgAC the door');
    expect(await bakery.statusOf(orderId)).toMatchObject({ order: 'completed' });
  });

  it('counts five wrong codes sent at once as five', async () => {
    await leaves();
    const code = await wrongCode();
    await Promise.all(Array.from({ length: 5 }, () => brings({ code })));
    expect((await kept()).wrong).toBe(5);
    expect(await brings({ code: (await kept()).code })).toEqual({ needs: 'photo', left: 0 });
  });

  it('takes a photo at once when the customer can read no card', async () => {
    const gone = await bakery.person('Greta, who blocked the bot');
    await rows(bakery.em())`update person set unreachable_since = now() where id = ${gone}`;
    orderId = await placed(gone);
    await leaves();
    expect(await brings({ code: '1234' })).toEqual({ needs: 'photo', left: 0 });
    expect(await brings({ photo: 'AgAC at Greta’s' })).toBeNull();
  });

  it('lets nobody else try', async () => {
    await leaves();
    const boris = await bakery.person('Boris');
    await bakery.hire(boris, shopId, 'courier');
    const { code } = await kept();
    await expect(bakery.as(boris)(finishDelivery, { orderId, code })).rejects.toMatchObject({
      code: 'delivery.not-yours',
    });
    expect((await kept()).wrong).toBe(0);
  });

  it('makes another code for each order', async () => {
    const codes = await rows<{ code: string }>(bakery.em())`
      select delivery_code() as code from generate_series(1, ${200})`;
    expect(codes.every(({ code }) => /^\d{4}$/.test(code))).toBe(true);
    expect(new Set(codes.map(({ code }) => code)).size).toBeGreaterThan(150);
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Operation } from '../../../src/bakery/operation.ts';
import { cancelOrder } from '../../../src/bakery/orders/cancel-order.ts';
import { checkoutOf } from '../../../src/bakery/orders/checkout/checkout.queries.ts';
import { leaveNote } from '../../../src/bakery/orders/checkout/leave-note.ts';
import { payWith } from '../../../src/bakery/orders/checkout/pay-with.ts';
import { placeOrder, type Shown } from '../../../src/bakery/orders/checkout/place-order.ts';
import { timesOf } from '../../../src/bakery/orders/checkout/times.queries.ts';
import { wishTime } from '../../../src/bakery/orders/checkout/wish-time.ts';
import { rows } from '../../../src/bakery/rows.ts';
import type { Hours } from '../../../src/bakery/shops/hours/hours.ts';
import { lindenstrasse, type Storefront, storefront } from '../../support/storefront.ts';

/** Friday, noon in Berlin; the shop is open till six, on Saturday from 07:30. */
const noon = new Date('2026-11-20T11:00:00Z');
const hours: Hours = {
  week: { fri: [{ from: '07:00', until: '18:00' }], sat: [{ from: '07:30', until: '12:00' }] },
  days: {},
};
const saturday = (clock: string) => new Date(`2026-11-21T${clock}:00+01:00`);

let shop: Storefront;
let rye: number;
let serial = 0;
beforeAll(async () => {
  shop = await storefront();
});
beforeEach(async () => {
  rye = await shop.product(shop.shopId, `Rye loaf ${++serial}`, 100);
  await rows(
    shop.em(),
  )`update shop set hours = ${JSON.stringify(hours)}::jsonb, lead_minutes = 30, slot_capacity = null,
    cut_off = null, minimum = 0, free_from = null, delivery_fee = 0, radius_km = null, slot_minutes = 30
    where id = ${shop.shopId}`;
});
afterAll(() => shop.close());

const at = <Input, Result>(now: Date, personId: number, operation: Operation<Input, Result>, input: Input) =>
  shop.orm.em
    .fork()
    .transactional((em) =>
      operation.run(
        { em: em as ReturnType<Storefront['em']>, now, emit: () => {} },
        { personId, operator: false },
        input,
      ),
    );
const wishes = (personId: number, slotAt: Date | null, now = noon) =>
  at(now, personId, wishTime, { shopId: shop.shopId, slotAt });
const places = async (personId: number, shown: Shown, now = noon) =>
  (await at(now, personId, placeOrder, shown)).orderId;
const summary = async (personId: number) => (await checkoutOf(shop.em(), shop.shopId, personId))[0]!;

/** Somebody with a loaf in the cart who has said how it goes out. */
async function customer(name: string): Promise<number> {
  const person = await shop.person(name);
  await shop.takes(person, { [rye]: 1 });
  await shop.says(person);
  return person;
}

async function orderOf(orderId: number) {
  const [order] = await rows<{
    due_at: Date;
    slot_minutes: number | null;
    note: string | null;
    change_from: number | null;
  }>(shop.em())`select due_at, slot_minutes, note, change_from from orders where id = ${orderId}`;
  return order!;
}

describe('What an order promises', () => {
  it('is as soon as possible when nothing was said', async () => {
    const vera = await customer('Vera');
    const order = await orderOf(await places(vera, await shop.sees(vera)));
    expect(order).toEqual({
      due_at: new Date('2026-11-20T11:30:00Z'),
      slot_minutes: null,
      note: null,
      change_from: null,
    });
  });

  it('waits for the opening, and for the cake in it', async () => {
    const vera = await customer('Vera');
    const night = new Date('2026-11-20T20:00:00Z');
    expect((await orderOf(await places(vera, await shop.sees(vera), night))).due_at).toEqual(saturday('08:00'));
    const cake = await shop.product(shop.shopId, `Cake ${serial}`, null);
    await rows(shop.em())`update product set lead_minutes = 150 where id = ${cake}`;
    await shop.takes(vera, { [rye]: 1, [cake]: 1 });
    expect((await orderOf(await places(vera, await shop.sees(vera), night))).due_at).toEqual(saturday('10:00'));
  });

  it('is the wished slot, with note and change, once', async () => {
    const vera = await customer('Vera');
    await wishes(vera, saturday('09:00'));
    await at(noon, vera, leaveNote, { shopId: shop.shopId, note: '<b>Ring</b> twice 🔔' });
    await at(noon, vera, payWith, { shopId: shop.shopId, changeFrom: 2000 });
    const order = await orderOf(await places(vera, await shop.sees(vera)));
    expect(order).toEqual({
      due_at: saturday('09:00'),
      slot_minutes: 30,
      note: '<b>Ring</b> twice 🔔',
      change_from: 2000,
    });
    await shop.takes(vera, { [rye]: 1 });
    expect(await summary(vera)).toMatchObject({ slotAt: null, note: null, changeFrom: null });
  });

  it('of a banknote that is not enough any more is none', async () => {
    const vera = await customer('Vera');
    await at(noon, vera, payWith, { shopId: shop.shopId, changeFrom: 300 });
    await shop.takes(vera, { [rye]: 1 });
    expect((await orderOf(await places(vera, await shop.sees(vera)))).change_from).toBeNull();
  });

  it('is not moved far without asking', async () => {
    const vera = await customer('Vera');
    const shown = { ...(await shop.sees(vera)), due: noon.getTime() / 60_000 + 30 };
    const closed = new Date('2026-11-20T17:00:00Z');
    const refusal = { code: 'order.later', params: { at: saturday('08:00').getTime() } };
    await expect(places(vera, shown, closed)).rejects.toMatchObject(refusal);
    await places(vera, shown, new Date('2026-11-20T11:50:00Z'));
  });
});

describe('An order', () => {
  /** How many statements the operation itself takes. */
  const statements = async (personId: number, shown: Shown) => {
    let count = 0;
    const [now, emit] = [noon, () => {}];
    await shop.orm.em.fork().transactional(async (manager) => {
      const getKysely = () => {
        count++;
        return (manager as ReturnType<Storefront['em']>).getKysely();
      };
      const em = new Proxy(manager as ReturnType<Storefront['em']>, {
        get: (target, name) => (name === 'getKysely' ? getKysely : Reflect.get(target, name)),
      });
      await placeOrder.run({ em, now, emit }, { personId, operator: false }, shown);
    });
    return count;
  };

  it('takes two statements; confirmed again too; four where slots are counted', async () => {
    const vera = await customer('Vera');
    const shown = await shop.sees(vera);
    expect(await statements(vera, shown)).toBe(2);
    expect(await statements(vera, shown)).toBe(2);
    await shop.takes(vera, { [rye]: 1 });
    await wishes(vera, saturday('09:30'));
    expect(await statements(vera, await shop.sees(vera))).toBe(2);
    await rows(shop.em())`update shop set slot_capacity = 5 where id = ${shop.shopId}`;
    await shop.takes(vera, { [rye]: 1 });
    await wishes(vera, saturday('09:30'));
    expect(await statements(vera, await shop.sees(vera))).toBe(4);
  });
});

describe('A slot', () => {
  it.each([
    ['before the lead time is over', new Date('2026-11-20T11:00:00Z')],
    ['between two', saturday('09:10')],
    ['while the shop is closed', saturday('13:00')],
    ['next year', new Date('2027-11-20T08:00:00Z')],
  ])('%s cannot be wished for, and nothing is changed', async (_when, slot) => {
    const vera = await customer('Vera');
    const { version } = await shop.sees(vera);
    await expect(wishes(vera, slot)).rejects.toMatchObject({ code: 'order.slot-passed' });
    expect(await summary(vera)).toMatchObject({ version, slotAt: null });
  });

  it('gives the cart a new version: the ✅ from before orders nothing', async () => {
    const vera = await customer('Vera');
    const shown = await shop.sees(vera);
    await wishes(vera, saturday('09:00'));
    await expect(places(vera, shown)).rejects.toMatchObject({ code: 'order.changed' });
  });

  it('that passes meanwhile is refused', async () => {
    const vera = await customer('Vera');
    await wishes(vera, saturday('09:00'));
    await expect(places(vera, await shop.sees(vera), saturday('08:45'))).rejects.toMatchObject({
      code: 'order.slot-passed',
    });
  });

  it('that the owner takes away is refused', async () => {
    const vera = await customer('Vera');
    await wishes(vera, saturday('09:00'));
    await rows(shop.em())`update shop set hours = ${JSON.stringify({ ...hours, days: { '2026-11-21': [] } })}::jsonb
      where id = ${shop.shopId}`;
    await expect(places(vera, await shop.sees(vera))).rejects.toMatchObject({ code: 'order.slot-passed' });
  });

  it('has its last place for one of ten who want it at once; the others may choose anew', async () => {
    await rows(shop.em())`update shop set slot_capacity = 1 where id = ${shop.shopId}`;
    const people = await Promise.all(Array.from({ length: 10 }, (_, i) => customer(`Guest ${i}`)));
    const slot = saturday('10:30');
    for (const person of people) await wishes(person, slot);
    const placed = await Promise.allSettled(people.map(async (one) => places(one, await shop.sees(one))));
    expect(placed.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const codes = placed.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []));
    expect(new Set(codes)).toEqual(new Set(['order.slot-full']));
    const late = people[placed.findIndex(({ status }) => status === 'rejected')]!;
    const times = await timesOf(shop.em(), shop.shopId, late, noon);
    const free = times!.days.flatMap(({ slots }) => slots.map((one) => one.getTime()));
    expect(free).not.toContain(slot.getTime());
    await expect(wishes(late, slot)).rejects.toMatchObject({ code: 'order.slot-full' });
    await wishes(late, saturday('11:30'));
    await places(late, await shop.sees(late));
  });

  it('has room again when an order is cancelled', async () => {
    await rows(shop.em())`update shop set slot_capacity = 1 where id = ${shop.shopId}`;
    const [vera, nora] = [await customer('Vera'), await customer('Nora')];
    await wishes(vera, saturday('11:00'));
    const orderId = await places(vera, await shop.sees(vera));
    await expect(wishes(nora, saturday('11:00'))).rejects.toMatchObject({ code: 'order.slot-full' });
    await shop.as(vera)(cancelOrder, { orderId });
    await wishes(nora, saturday('11:00'));
    await places(nora, await shop.sees(nora));
  });
});

describe('What a shop asks of an order', () => {
  it('is enough: what is missing is said', async () => {
    await rows(shop.em())`update shop set minimum = 500 where id = ${shop.shopId}`;
    const vera = await customer('Vera');
    const refusal = { code: 'order.minimum', params: { missing: 250, minimum: 500 } };
    await expect(places(vera, await shop.sees(vera))).rejects.toMatchObject(refusal);
    await shop.takes(vera, { [rye]: 1 });
    await places(vera, await shop.sees(vera));
  });

  it('is a fee, until there is enough for a free delivery', async () => {
    await rows(shop.em())`update shop set delivery_fee = 200, free_from = 500 where id = ${shop.shopId}`;
    const vera = await customer('Vera');
    expect((await shop.says(vera, { fulfilment: 'delivery', place: lindenstrasse })).total).toBe(450);
    await shop.takes(vera, { [rye]: 1 });
    const shown = await shop.sees(vera);
    expect(shown.total).toBe(500);
    await rows(shop.em())`update shop set free_from = null where id = ${shop.shopId}`;
    const refusal = { code: 'order.total-changed', params: { before: 500, total: 700 } };
    await expect(places(vera, shown)).rejects.toMatchObject(refusal);
  });

  it('is a place not too far away, as far as that is known', async () => {
    await rows(
      shop.em(),
    )`update shop set latitude = 52.52, longitude = 13.405, radius_km = 8 where id = ${shop.shopId}`;
    const vera = await customer('Vera');
    const potsdam = { address: 'Am Kanal 1', latitude: 52.4, longitude: 13.06 };
    const far = await shop.says(vera, { fulfilment: 'delivery', place: potsdam });
    await expect(places(vera, far)).rejects.toMatchObject({ code: 'order.too-far', params: { radius: 8 } });
    const near = { address: null, latitude: 52.5, longitude: 13.4 };
    await places(vera, await shop.says(vera, { fulfilment: 'delivery', place: near }));
    const nora = await customer('Nora');
    await places(nora, await shop.says(nora, { fulfilment: 'delivery', place: lindenstrasse }));
    const pia = await customer('Pia');
    await shop.says(pia, { fulfilment: 'delivery', place: potsdam });
    await places(pia, await shop.says(pia, { fulfilment: 'pickup' }));
  });

  it('is an opening some day', async () => {
    await rows(shop.em())`update shop set hours = '{"week":{},"days":{}}' where id = ${shop.shopId}`;
    const vera = await customer('Vera');
    await expect(places(vera, await shop.sees(vera))).rejects.toMatchObject({ code: 'order.closed' });
    expect(await timesOf(shop.em(), shop.shopId, vera, noon)).toMatchObject({ days: [] });
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { placeOrder } from '../../src/bakery/orders/checkout/place-order.ts';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import { Bakery, ways } from '../support/bakery.ts';
import { hears, orders, reachesSummary, reads } from '../support/conversation.ts';
import { brokenPromises, comesToRest } from '../support/invariants.ts';

const TAPS = 20;
const COURIERS = 50;

describe.each(ways)('Whoever taps twice ($front, queues on $queues)', (way) => {
  let bakery: Bakery;
  let rye: number;
  beforeAll(async () => {
    bakery = await Bakery.open(way);
    rye = await bakery.product('Rye loaf', { price: 450, stock: 40 });
  });
  afterAll(() => bakery.close());

  const isSound = async () => {
    await comesToRest(bakery.sql);
    expect(await brokenPromises(bakery.sql)).toEqual([]);
    expect(bakery.logged).toEqual([]);
  };

  it(`confirms ${TAPS} times and orders once; every tap is answered`, async () => {
    const vera = bakery.customer('Vera');
    const summary = await reachesSummary(vera, 'Rye loaf');
    const taps = Array.from({ length: TAPS }, () => vera.presses('✅').answer);
    const card = await reads(vera, /^Order \d+ · /, () => Promise.all(taps));
    expect(card.id).toBe(summary.id);
    expect(await bakery.orders()).toHaveLength(1);
    expect(await bakery.stockOf(rye)).toBe(39);
    await isSound();
  });

  it('orders once even where nobody keeps the taps in line', async () => {
    const oleg = bakery.customer('Oleg');
    await reachesSummary(oleg, 'Rye loaf');
    const [cart] = await bakery.sql<{ personId: number; cartId: number; version: number }>(
      `select person_id as "personId", c.id as "cartId", version from cart c join person p on p.id = c.person_id
       where telegram_id = $1`,
      [oleg.id],
    );
    const { personId, cartId, version } = cart!;
    const confirm = () => bakery.run(placeOrder, { personId, operator: false }, { cartId, version, total: 450 });
    const placed = await Promise.all(Array.from({ length: TAPS }, confirm));
    expect(new Set(placed.map(({ orderId }) => orderId)).size).toBe(1);
    expect(await bakery.orders()).toHaveLength(2);
    expect(await bakery.stockOf(rye)).toBe(38);
    await isSound();
  });

  it(`takes a delivery from ${COURIERS} couriers who want it at once, and all others learn who has it`, async () => {
    const couriers: Person[] = [];
    for (let i = 1; i <= COURIERS; i++) couriers.push(await bakery.staff('courier', `Courier ${i}`));
    const orderId = await orders(bakery.customer('Nina'), 'Rye loaf');
    await Promise.all(couriers.map((courier) => hears(courier, `Delivery of order ${orderId}`)));
    const answers = await Promise.all(couriers.map((courier) => courier.presses('🛵').answer));

    const [trip] = await bakery.sql<{ courier: string; status: string }>(
      `select first_name as courier, status from delivery d join person p on p.id = courier_id where order_id = $1`,
      [orderId],
    );
    expect(trip!.status).toBe('accepted');
    expect(answers).not.toContain(null);
    const taken = `${trip!.courier} was faster and has taken this delivery.`;
    const isTheirs = ({ firstName }: Person) => firstName === trip!.courier;
    for (const [i, courier] of couriers.entries()) {
      // Where the answer took over a second the toast was empty, and the words come as a message.
      if (!isTheirs(courier) && answers[i]?.text !== taken) await hears(courier, taken);
      else expect(answers[i]?.text).toBe(isTheirs(courier) ? undefined : taken);
    }
    for (const courier of couriers) {
      await hears(courier, isTheirs(courier) ? `Your delivery of order ${orderId}` : `taken by ${trip!.courier}.`);
    }
    const accepted = await bakery.sql(`select id from outbox where type = 'delivery.accepted'`, []);
    expect(accepted).toHaveLength(1);
    await isSound();
    for (const courier of couriers) {
      const cards = courier.chat().messages.filter(({ text }) => text.toLowerCase().includes(`order ${orderId}`));
      expect(cards).toHaveLength(1);
    }
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Bakery } from '../support/bakery.ts';
import { hears, reads } from '../support/conversation.ts';
import { orderQuickly } from '../support/order-quickly.ts';
import { until } from '../support/until.ts';

const CROWD = 1_000;
/** What a reply may be behind, of a thousand; on an idle machine it is two or three. */
const FEW = 100;

describe('A thousand people who are told the same, at Telegram’s real rates', () => {
  let bakery: Bakery;
  let rye: number;
  let crowd: number[];

  beforeAll(async () => {
    bakery = await Bakery.open({ rates: true });
    rye = await bakery.product('Rye loaf', { stock: 5 });
    const ids = Array.from({ length: CROWD }, (_, n) => {
      return bakery.telegram.person({ firstName: `Guest ${n}`, started: true }).id;
    });
    const known = await bakery.sql<{ id: number }>(
      `insert into person (telegram_id, first_name, telegram_language, shop_id)
       select guest, 'Guest', 'en', $2 from unnest($1::bigint[]) guest returning id`,
      [ids, bakery.shopId],
    );
    crowd = known.map(({ id }) => id);
  });
  afterAll(() => bakery.close());

  const sent = () => bakery.telegram.calls({ method: 'sendMessage' }).length;
  const happens = (event: object) =>
    bakery.sql(`insert into outbox (type, payload) values ($1::jsonb->>'type', $1::jsonb)`, [JSON.stringify(event)]);

  it('hold up neither a reply nor the news of an order, and Telegram never says 429', async () => {
    const vera = bakery.customer('Vera');
    const emil = await bakery.staff('employee', 'Emil');
    await happens({ type: 'product.back', productId: rye, personIds: crowd });
    await until(async () => (sent() < 40 ? `${sent()} are told` : undefined));

    const before = sent();
    await reads(vera, 'Hello, Vera', () => vera.command('start'));
    expect(sent() - before).toBeLessThan(FEW);

    const later = sent();
    const number = await orderQuickly(bakery, rye);
    await hears(emil, `Order ${number} · new`);
    expect(sent() - later).toBeLessThan(FEW);

    const guests = Array.from({ length: 12 }, (_, n) => bakery.customer(`Ida ${n}`));
    await Promise.all(guests.map((guest) => reads(guest, guest.firstName, () => guest.command('start'))));
    expect(sent()).toBeLessThan(CROWD);
    expect(bakery.telegram.refusals()).toEqual([]);
    expect(bakery.logged).toEqual([]);
  });
});

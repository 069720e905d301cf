import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addToCart } from '../../src/bakery/cart/add-to-cart.ts';
import { placeOrder } from '../../src/bakery/orders/checkout/place-order.ts';
import { planCheckout } from '../../src/bakery/orders/checkout/plan-checkout.ts';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import type { MessageView } from '../../src/pretend-telegram/people/views.ts';
import type { Match } from '../../src/pretend-telegram/people/waiting.ts';
import { Bakery, ways } from '../support/bakery.ts';

/** What somebody reads after something was done. */
async function reads(person: Person, match: Match, act: () => unknown): Promise<MessageView> {
  const since = person.mark();
  await act();
  return person.sees(match, { since, within: 10_000 });
}

const labels = ({ buttons }: MessageView) => buttons.flat().map(({ text }) => text);

describe.each(ways)('One order between kitchen and couriers ($front, queues on $queues)', (way) => {
  let bakery: Bakery;
  let emil: Person;
  let anna: Person;
  let boris: Person;
  let vera: Person;
  let veraId: number;
  let rye: number;

  beforeAll(async () => {
    bakery = await Bakery.open(way);
    rye = await bakery.product('Rye loaf', { price: 450, stock: 9 });
    emil = await bakery.staff('employee', 'Emil', { languageCode: 'ru' });
    anna = await bakery.staff('courier', 'Anna');
    boris = await bakery.staff('courier', 'Boris', { languageCode: 'ru' });
    vera = bakery.customer('Vera');
    await reads(vera, 'Vera', () => vera.command('start'));
    const [row] = await bakery.sql<{ id: number }>('select id from person where telegram_id = $1', [vera.id]);
    veraId = row!.id;
  });
  afterAll(() => bakery.close());

  async function order(): Promise<number> {
    const actor = { personId: veraId, operator: false };
    const { shopId } = bakery;
    await bakery.run(addToCart, actor, { shopId, productId: rye });
    const place = { address: 'Lindenstraße 5, Berlin', latitude: null, longitude: null };
    const phone = { number: '+49301234567', own: false };
    await bakery.run(planCheckout, actor, { shopId, fulfilment: 'delivery', place, phone });
    const [cart] = await bakery.sql<{ id: number; version: number }>(
      'select id, version from cart where person_id = $1',
      [veraId],
    );
    const shown = { cartId: cart!.id, version: cart!.version, total: 450 };
    return (await bakery.run(placeOrder, actor, shown)).orderId;
  }

  it('is baked, taken by one, and brought; everybody has one card', async () => {
    const orderId = await order();
    const card = await emil.sees(`Заказ ${orderId} · новый`, { within: 10_000 });
    expect(labels(card)).toEqual(['👩‍🍳 Начать печь', '⛔ Отказать', '👥 Выбрать курьера', '⬅️ Заказы в работе']);
    await anna.sees(`Delivery of order ${orderId}`, { within: 10_000 });
    const offer = await boris.sees(`Доставка заказа ${orderId}`, { within: 10_000 });
    expect(offer.text).not.toContain('Vera');

    await reads(emil, 'в печи', () => emil.taps('👩‍🍳'));
    const mine = await reads(anna, 'Your delivery', () => anna.taps('🛵'));
    expect(mine.text).toContain('📍 To: Lindenstraße 5, Berlin\n📞 For: Vera, +49301234567');
    expect(labels(mine)).toEqual(['📍 Show on the map', '💬 Write to Vera', '↩️ Give back', '⬅️ Deliveries']);
    const taken = await boris.sees('повезёт Anna', { within: 10_000 });
    expect(taken.id).toBe(offer.id);
    expect(labels(taken)).toEqual(['🚚 Доставки']);
    await emil.sees('Курьер: Anna', { within: 10_000 });

    await boris.forges(`dlv.accept:${orderId.toString(36)}`);
    expect(boris.chat().notices.at(-1)?.text).toBe('Anna уже везёт этот заказ.');
    await anna.forges(`dlv.pickup:${orderId.toString(36)}`);
    expect(anna.chat().notices.at(-1)?.text).toBe(`Order ${orderId} is not ready yet. You will hear when it is.`);

    await reads(anna, `Order ${orderId} is ready for you.`, () => emil.taps('🔔'));
    await reads(anna, 'on its way', () => anna.taps('📤'));
    await reads(anna, 'is delivered', () => anna.taps('🏁'));
    await bakery.telegram.settled();
    expect(await emil.sees('выполнен', { within: 10_000 })).toMatchObject({ id: card.id });
    expect(await bakery.orders()).toMatchObject([{ id: orderId, status: 'completed' }]);
    expect(boris.chat().messages.filter(({ mine }) => !mine)).toHaveLength(1);
  });

  it('is rejected from its card with a reason; giving up the question brings the card back', async () => {
    const orderId = await order();
    const card = await emil.sees(`Заказ ${orderId} · новый`, { within: 10_000 });
    await reads(emil, 'Почему не получится?', () => emil.taps('⛔'));
    const again = await reads(emil, `Заказ ${orderId} · новый`, () => emil.taps('❌'));
    expect(again.id).toBe(card.id);
    await reads(emil, 'Почему не получится?', () => emil.taps('⛔'));
    await reads(anna, 'called off', async () => {
      const off = await reads(emil, 'Причина: Мы закрываемся', () => emil.taps('Мы закрываемся'));
      expect(off.id).toBe(card.id);
    });
    await vera.sees('We are closing', { within: 10_000 });
    expect(await bakery.stockOf(rye)).toBe(8);
  });

  it('that moved on while the reason was asked stays as it is, and the question goes away', async () => {
    const orderId = await order();
    const card = await emil.sees(`Заказ ${orderId} · новый`, { within: 10_000 });
    await reads(emil, 'Почему не получится?', () => emil.taps('⛔'));
    await bakery.sql(`update orders set status = 'in_transit' where id = $1`, [orderId]);
    await reads(emil, 'уже в пути', () => emil.says('Печь сломалась'));
    expect(await emil.sees(`Заказ ${orderId} · в пути`)).toMatchObject({ id: card.id });
    await reads(emil, 'ничего не нашлось', () => emil.says('Ну ладно'));
    await bakery.sql(`update orders set status = 'completed' where id = $1`, [orderId]);
    await bakery.sql(`update delivery set status = 'called_off' where order_id = $1`, [orderId]);
  });

  it('given back goes to the other courier', async () => {
    const orderId = await order();
    await anna.sees(`Delivery of order ${orderId}`, { within: 10_000 });
    await reads(anna, `Your delivery of order ${orderId}`, () => anna.taps('🛵'));
    await boris.sees(`Заказ ${orderId}: повезёт Anna`, { within: 10_000 });
    await reads(anna, 'Why do you give it back?', () => anna.taps('↩️'));
    await reads(boris, `Заказу ${orderId} снова нужен курьер`, () => anna.taps('Too far for me'));
    await emil.sees('Курьер отказался: Мне слишком далеко', { within: 10_000 });
    await reads(boris, `Ваша доставка заказа ${orderId}`, () => boris.taps('🛵'));
    await anna.sees(`Order ${orderId}: taken by Boris`, { within: 10_000 });
  });

  it('is found on the board and in the list', async () => {
    await reads(emil, '1 заказ в работе', () => emil.command('board'));
    await reads(emil, 'новый', () => emil.taps('🚚 4'));
    await reads(boris, 'Ваши: 1', () => boris.command('deliveries'));
    await reads(boris, 'Ваша доставка', () => boris.taps('🚚 4'));
    await reads(boris, 'вы на смене', () => boris.command('duty'));
    await reads(boris, 'вы не на смене', () => boris.taps('🔴'));
    await reads(boris, 'Вы не на смене, и', () => boris.taps('🚚 Доставки'));
  });

  it('cannot be touched by a customer, nor found by her', async () => {
    const before = await bakery.orders();
    for (const code of ['kit.open', 'kit.bake', 'kit.ready', 'kit.hand', 'dlv.open', 'dlv.accept', 'dlv.done']) {
      const since = vera.mark();
      await vera.forges(`${code}:4`);
      await vera.forges(`${code}:zzzzzzzzzz`);
      await expect(vera.sees(/Lindenstraße|Order 4/, { since, within: 50 })).rejects.toThrow('does not see');
    }
    expect(await bakery.orders()).toEqual(before);
    expect(bakery.logged).toEqual([]);
  });
});

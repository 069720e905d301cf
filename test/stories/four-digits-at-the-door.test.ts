import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createCanvas } from '@napi-rs/canvas';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import { Bakery, ways } from '../support/bakery.ts';
import { hears, orders, reads } from '../support/conversation.ts';

describe.each(ways)('A code at the door ($front, queues on $queues)', (way) => {
  let bakery: Bakery;
  let anna: Person;
  let emil: Person;
  let vera: Person;
  let orderId: number;
  let code: string;

  beforeAll(async () => {
    bakery = await Bakery.open(way);
    await bakery.product('Rye loaf', { stock: 99 });
    await bakery.sql(`update shop set proof = 'code', bakes_to_order = false where id = $1`, [bakery.shopId]);
    anna = await bakery.staff('courier', 'Anna', { languageCode: 'ru' });
    emil = await bakery.staff('employee', 'Emil');
  });
  beforeEach(async () => {
    vera = bakery.customer('Vera');
    orderId = await orders(vera, 'Rye loaf');
    await hears(anna, `Доставка заказа ${orderId}`);
    await reads(anna, 'Ваша доставка', () => anna.taps('🛵'));
    const sent = await reads(vera, 'is on its way to you, with Anna', () => anna.taps('📤'));
    code = /<b>(\d{4})<\/b>|: (\d{4})/.exec(sent.text)?.slice(1).find(Boolean) ?? '';
    expect(code).toMatch(/^\d{4}$/);
  });
  afterAll(() => bakery.close());

  it('is asked of the courier and ends the delivery', async () => {
    await reads(anna, 'Какие четыре цифры', () => anna.taps('🏁'));
    await reads(anna, 'В коде четыре цифры', () => anna.says('не знаю'));
    await reads(anna, 'Осталось 4 попытки', () => anna.says(code === '0000' ? '0001' : '0000'));
    await reads(anna, `Заказ ${orderId} доставлен`, () => anna.says(code));
    await hears(vera, `Order ${orderId} is delivered`);
    expect(bakery.logged).toEqual([]);
  });

  it('gives way to a photo after five wrong ones; giving up brings the card back', async () => {
    const wrong = code === '0000' ? '0001' : '0000';
    await reads(anna, 'Осталось 5 попыток', () => anna.taps('🏁'));
    await reads(anna, 'Ваша доставка', () => anna.taps('❌'));
    await reads(anna, 'Осталось 5 попыток', () => anna.taps('🏁'));
    for (const left of ['4 попытки', '3 попытки', '2 попытки', '1 попытка']) {
      await reads(anna, left, () => anna.says(wrong));
    }
    await reads(anna, 'Пришлите фото', () => anna.says(wrong));
    await reads(anna, `Заказ ${orderId} доставлен`, () =>
      anna.sendsPhoto(createCanvas(320, 240).toBuffer('image/png')),
    );
    await hears(vera, `Order ${orderId} is delivered`);
    const shown = await reads(emil, 'took this photo at the door', () => emil.taps('📷 Photo at the door'));
    expect(shown).toMatchObject({ photo: expect.anything(), text: expect.stringContaining(`Order ${orderId}`) });
    await reads(emil, `Order ${orderId} · done`, () => emil.taps('⬅️ Back to the order'));
    const olga = await bakery.staff('owner', 'Olga', { shopId: await bakery.shop('Elsewhere') });
    for (const stranger of [vera, anna, olga]) {
      const answer = await stranger.forges(`dlv.proof:${orderId.toString(36)}`);
      expect(answer).toMatchObject({ text: expect.any(String) });
      expect(stranger.chat().messages.some(({ text }) => /took this photo|сфотографиров/.test(text))).toBe(false);
    }
    await bakery.sql(`update role set active = false where kind = $1 and shop_id = $2`, ['employee', bakery.shopId]);
    await emil.forges(`dlv.proof:${orderId.toString(36)}`);
    await bakery.telegram.settled();
    expect(emil.chat().messages.filter(({ text }) => text.includes('took this photo'))).toEqual([]);
    await bakery.sql(`update role set active = true where kind = $1 and shop_id = $2`, ['employee', bakery.shopId]);
    expect(bakery.logged).toEqual([]);
  });
});

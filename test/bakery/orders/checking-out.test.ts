import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { addToCart } from '../../../src/bakery/cart/add-to-cart.ts';
import { type CheckoutDraft, checkoutForm } from '../../../src/bakery/orders/checkout/checkout.form.ts';
import { checkoutOf } from '../../../src/bakery/orders/checkout/checkout.queries.ts';
import { rows } from '../../../src/bakery/rows.ts';
import type { Answer } from '../../../src/chat/form.ts';
import type { Turn } from '../../../src/chat/turn.ts';
import { english } from '../../support/says.ts';
import { lindenstrasse, type Storefront, storefront } from '../../support/storefront.ts';

let shop: Storefront;
let vera: number;
let rye: number;
beforeAll(async () => {
  shop = await storefront();
  rye = await shop.product(shop.shopId, 'Rye loaf', 1000);
});
beforeEach(async () => {
  vera = await shop.person('Vera');
  await shop.takes(vera, { [rye]: 1 });
});
afterAll(() => shop.close());

const known = async (personId: number) => (await checkoutOf(shop.em(), shop.shopId, personId))[0]!;
const phoneOf = async (personId: number) => {
  const [person] = await rows<{ phone: string | null }>(shop.em())`select phone from person where id = ${personId}`;
  return person!.phone;
};

describe('What was said at a checkout', () => {
  it('is not asked for the next order: way, address and a typed number', async () => {
    await shop.buys(vera, { [rye]: 1 }, 'delivery');
    await shop.takes(vera, { [rye]: 1 });
    expect(await known(vera)).toMatchObject({
      fulfilment: 'delivery',
      address: 'Lindenstraße 5',
      phone: '+49301234567',
    });
    expect(await phoneOf(vera)).toBeNull();
  });

  it('keeps the address while an order is picked up', async () => {
    await shop.says(vera, { fulfilment: 'delivery', place: lindenstrasse });
    await shop.says(vera, { fulfilment: 'pickup', phone: null });
    expect(await known(vera)).toMatchObject({ fulfilment: 'pickup', address: 'Lindenstraße 5', phone: '+49301234567' });
  });

  it('replaces an address by a shared location', async () => {
    await shop.says(vera, { fulfilment: 'delivery', place: lindenstrasse });
    await shop.says(vera, { fulfilment: 'delivery', place: { address: null, latitude: 52.52, longitude: 13.4 } });
    expect(await known(vera)).toMatchObject({ address: null, latitude: 52.52, longitude: 13.4 });
  });

  it('makes a shared number the own one', async () => {
    await shop.says(vera, { phone: { number: '+491511111111', own: true } });
    expect(await phoneOf(vera)).toBe('+491511111111');
    expect(await known(vera)).toMatchObject({ phone: '+491511111111' });
  });

  it('never takes a number away from somebody the shop has registered', async () => {
    const registered = await shop.person('Registered');
    await rows(shop.em())`update person set phone = '+491522222222' where id = ${registered}`;
    await shop.says(vera, { phone: { number: '+491522222222', own: true } });
    expect(await phoneOf(vera)).toBeNull();
    expect(await phoneOf(registered)).toBe('+491522222222');
    expect(await known(vera)).toMatchObject({ phone: '+491522222222' });
  });

  it('is another number for the orders from here, and the own one stays', async () => {
    await shop.says(vera, { phone: { number: '+491511111112', own: true } });
    await shop.says(vera, { phone: { number: '+33123456789', own: false } });
    expect(await known(vera)).toMatchObject({ phone: '+33123456789' });
    expect(await phoneOf(vera)).toBe('+491511111112');
  });

  it('in one shop is the number in another one too', async () => {
    await shop.says(vera);
    const other = await shop.shop(`Other ${vera}`);
    const roll = await shop.product(other, 'Roll', null);
    await shop.as(vera)(addToCart, { shopId: other, productId: roll });
    const [line] = await checkoutOf(shop.em(), other, vera);
    expect(line).toMatchObject({ fulfilment: null, address: null, phone: '+49301234567' });
  });

  it('gives the cart a new version each time', async () => {
    const first = await shop.says(vera);
    expect((await shop.says(vera)).version).toBe(first.version + 1);
  });

  it('needs a cart', async () => {
    const nobody = await shop.person('Nobody');
    await expect(shop.says(nobody)).rejects.toMatchObject({ code: 'order.empty' });
  });
});

describe('The questions of a checkout', () => {
  const { steps } = checkoutForm;
  /** A shop that brings things up to eight kilometres. */
  const area = { shopLatitude: 52.52, shopLongitude: 13.405, radiusKm: 8 };
  const berlin: unknown = { say: english, visitor: { shopId: 1 }, read: async () => area };
  const read = (step: keyof typeof steps, answer: Answer, draft: Partial<CheckoutDraft> = {}) =>
    steps[step]!.read(answer, draft, berlin as Turn);
  const written = (text: string): Answer => ({ kind: 'text', text });

  it('take the two ways only', () => {
    expect(read('fulfilment', { kind: 'choice', value: 0 })).toEqual({ value: 'delivery' });
    expect(read('fulfilment', { kind: 'choice', value: 1 })).toEqual({ value: 'pickup' });
    expect(read('fulfilment', { kind: 'choice', value: 2 })).toEqual({ wrong: 'choice' });
    expect(read('fulfilment', written('drone'))).toEqual({ wrong: 'choice' });
  });

  it('take an address as it is written, tidied', async () => {
    expect(await read('place', written('<b>Mill</b> Street & Co 4\n2nd floor\u202E'))).toEqual({
      value: { address: '<b>Mill</b> Street & Co 4 2nd floor', latitude: null, longitude: null },
    });
    expect(await read('place', { kind: 'location', latitude: 52.5, longitude: 13.4 })).toEqual({
      value: { address: null, latitude: 52.5, longitude: 13.4 },
    });
  });

  it.each<[string, Answer, string]>([
    ['too short', written('\u202E\u200Fx\u0000'), 'too-short'],
    ['too long', written('a'.repeat(4096)), 'too-long'],
    ['a sticker', { kind: 'other' }, 'place'],
    ['a photo', { kind: 'photo', fileId: 'AgAC' }, 'place'],
  ])('do not take an address that is %s', async (_what, answer, wrong) => {
    expect(await read('place', answer)).toMatchObject({ wrong });
  });

  it('do not take a location farther than the shop goes, and say how far it is', async () => {
    expect(await read('place', { kind: 'location', latitude: 52.4, longitude: 13.06 })).toEqual({
      wrong: 'too-far',
      params: { distance: '26.9', radius: '8' },
    });
  });

  it('ask for an address only when it is to be brought', () => {
    expect(steps.place!.when!({ fulfilment: 'pickup' })).toBe(false);
    expect(steps.place!.when!({ fulfilment: 'delivery' })).toBe(true);
  });

  it('read a number for the country of the shop', () => {
    expect(read('phone', written('030 1234567'), { country: 'DE' })).toEqual({
      value: { number: '+49301234567', own: false },
    });
    expect(read('phone', { kind: 'contact', phone: '49301', own: false })).toEqual({ wrong: 'someone-elses-phone' });
  });
});

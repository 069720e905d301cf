import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { claimCard } from '../../../src/bakery/customers/claim-card.ts';
import { customerDetails } from '../../../src/bakery/customers/customer.queries.ts';
import { makeCard } from '../../../src/bakery/customers/make-card.ts';
import { registerCustomer } from '../../../src/bakery/customers/register-customer.ts';
import { placeOrder } from '../../../src/bakery/orders/checkout/place-order.ts';
import { hashOf } from '../../../src/bakery/people/invitation-link.ts';
import { setPhone } from '../../../src/bakery/people/profile/set-phone.ts';
import { rows } from '../../../src/bakery/rows.ts';
import { oneAfterTheOther } from '../../support/one-after-the-other.ts';
import type { Storefront } from '../../support/storefront.ts';
import { twoBakeries } from './two-bakeries.ts';

let bakery: Storefront;
let shopId: number;
let other: number;
let emma: number;
let stan: number;
let vera: number;
let mallory: number;
let rye: number;
let phone: string;
let numbers = 0;

beforeAll(async () => {
  ({ bakery, shopId, other, emma, stan, rye } = await twoBakeries());
});
beforeEach(async () => {
  vera = await bakery.person('Vera');
  mallory = await bakery.person('Mallory');
  phone = `+4915120000${100 + ++numbers}`;
});
afterAll(() => bakery.close());

const registers = async (by = emma, shop = shopId, called = 'Frau Weber') => {
  const email = `${called.replace(' ', '.')}${phone}@example.com`;
  return (await bakery.as(by)(registerCustomer, { shopId: shop, phone, called, email })).customerId;
};
const card = async (customerId: number, token: string, by = emma) =>
  bakery.as(by)(makeCard, { customerId, tokenHash: hashOf(token) });
const opens = (who: number, token: string) => bakery.as(who)(claimCard, { tokenHash: hashOf(token) });
const details = (customerId: number, shop = shopId) => customerDetails(bakery.em(), shop, customerId);
const customersOf = (personId: number) =>
  rows<{ shop_id: number; called: string | null; is_met: boolean }>(bakery.em())`
    select shop_id, called, is_met from customer where person_id = ${personId} order by shop_id`;

describe('The card of a registered customer', () => {
  it('makes what the shop wrote down belong to whoever opens it, once', async () => {
    const customerId = await registers();
    await card(customerId, `one ${phone}`);
    expect(await opens(vera, `one ${phone}`)).toEqual({ claimed: { shop: 'Crumb & Co', shopId } });
    expect(await details(customerId)).toMatchObject({ name: 'Vera', called: 'Frau Weber', isMet: true, phone });
    const [person] = await rows<{ email: string; phone: string | null }>(bakery.em())`
      select email, phone from person where id = ${vera}`;
    // A number is only theirs when they share it themselves.
    expect(person).toEqual({ email: `Frau.Weber${phone}@example.com`, phone: null });
    expect(await opens(vera, `one ${phone}`)).toMatchObject({ claimed: { shopId } });
    await expect(card(customerId, `two ${phone}`)).rejects.toMatchObject({ code: 'customer.has-account' });
  });

  it('answers alike when it is unknown, used, replaced or too old, and counts the tries with the invitations', async () => {
    const customerId = await registers();
    await card(customerId, `first ${phone}`);
    await card(customerId, `second ${phone}`);
    expect(await opens(mallory, `first ${phone}`)).toEqual({ refused: 'unknown' });
    await rows(bakery.em())`update customer set link_until = now() where id = ${customerId}`;
    expect(await opens(mallory, `second ${phone}`)).toEqual({ refused: 'unknown' });
    await card(customerId, `third ${phone}`);
    await opens(vera, `third ${phone}`);
    expect(await opens(mallory, `third ${phone}`)).toEqual({ refused: 'unknown' });
    for (const guess of ['a', 'b']) expect(await opens(mallory, guess)).toEqual({ refused: 'unknown' });
    expect(await opens(mallory, 'c')).toEqual({ refused: 'try-later' });
    expect(await customersOf(mallory)).toEqual([]);
  });

  it('is used up by nobody who works in the bakery, and stays the customer’s', async () => {
    const customerId = await registers();
    await card(customerId, phone);
    const anna = await bakery.person('Anna');
    await bakery.hire(anna, shopId, 'courier');
    for (const who of [emma, anna]) expect(await opens(who, phone)).toEqual({ refused: 'staff' });
    const operator = await bakery.as(stan, true)(claimCard, { tokenHash: hashOf(phone) });
    expect(operator).toEqual({ refused: 'staff' });
    expect(await opens(vera, phone)).toMatchObject({ claimed: { shopId } });
    expect(await opens(emma, phone)).toEqual({ refused: 'unknown' });
  });

  it('belongs to one of two who open it at the same moment', async () => {
    const customerId = await registers();
    await card(customerId, phone);
    const first = { operation: claimCard, by: vera, input: { tokenHash: hashOf(phone) } };
    expect(await oneAfterTheOther(bakery, first, () => opens(mallory, phone))).toEqual({ refused: 'unknown' });
    expect(await details(customerId)).toMatchObject({ name: 'Vera' });
  });

  it.each([
    ['before', true],
    ['after', false],
  ])(
    'is taken %s somebody shares the number from their own account, and nothing is doubled or lost',
    async (_, cardFirst) => {
      const customerId = await registers();
      await card(customerId, phone);
      const taking = { operation: claimCard, by: vera, input: { tokenHash: hashOf(phone) } };
      const sharing = { operation: setPhone, by: mallory, input: { phone } };
      if (cardFirst) await oneAfterTheOther(bakery, taking, () => bakery.as(mallory)(setPhone, { phone }));
      else await oneAfterTheOther(bakery, sharing, () => opens(vera, phone));
      expect(await details(customerId)).toMatchObject({ name: 'Vera', isMet: true });
      const held = await rows<{ id: number }>(bakery.em())`select id from person where phone = ${phone}`;
      expect(held).toEqual([{ id: mallory }]);
      expect(await customersOf(mallory)).toEqual([]);
    },
  );

  it('is nobody else’s any more when the one it is about orders at that moment', async () => {
    await bakery.as(vera)(setPhone, { phone });
    const customerId = await registers();
    await card(customerId, phone);
    await bakery.takes(vera, { [rye]: 1 });
    const shown = await bakery.says(vera);
    const ordering = { operation: placeOrder, by: vera, input: shown };
    expect(await oneAfterTheOther(bakery, ordering, () => opens(mallory, phone))).toEqual({ refused: 'unknown' });
    expect(await details(customerId)).toMatchObject({ name: 'Vera', isMet: true, orders: 1 });
  });

  it('brings a regular customer what was written down, on the one page they have', async () => {
    await bakery.buys(vera, { [rye]: 2 });
    const customerId = await registers();
    await card(customerId, phone);
    await opens(vera, phone);
    expect(await details(customerId)).toBeUndefined();
    expect(await customersOf(vera)).toEqual([{ shop_id: shopId, called: 'Frau Weber', is_met: true }]);
  });

  it('opens nothing that another bakery has written down for the same number', async () => {
    const here = await registers();
    const there = await registers(stan, other, 'Frau W');
    await card(here, phone);
    await opens(mallory, phone);
    expect(await customersOf(mallory)).toEqual([{ shop_id: shopId, called: 'Frau Weber', is_met: true }]);
    expect(await details(there, other)).toMatchObject({ name: 'Frau W', isMet: false });
    await bakery.as(vera)(setPhone, { phone });
    expect(await customersOf(vera)).toEqual([{ shop_id: other, called: 'Frau W', is_met: false }]);
  });
});

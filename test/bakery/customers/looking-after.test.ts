import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { keepSearch } from '../../../src/bakery/catalog/finding/keep-search.ts';
import { blockCustomer, unblockCustomer } from '../../../src/bakery/customers/block-customer.ts';
import { customerDetails, ordersOfCustomer } from '../../../src/bakery/customers/customer.queries.ts';
import {
  customerOfOrder,
  customersByName,
  customersByPhone,
  newestCustomers,
} from '../../../src/bakery/customers/customers.queries.ts';
import { editCustomer } from '../../../src/bakery/customers/edit-customer.ts';
import { registerCustomer } from '../../../src/bakery/customers/register-customer.ts';
import { wantedIn } from '../../../src/bakery/customers/wanted.ts';
import { placeOrder } from '../../../src/bakery/orders/checkout/place-order.ts';
import { erasePerson } from '../../../src/bakery/people/erase-person.ts';
import { allAbout } from '../../../src/bakery/people/my-data.queries.ts';
import { setPhone } from '../../../src/bakery/people/profile/set-phone.ts';
import { rows } from '../../../src/bakery/rows.ts';
import { oneAfterTheOther } from '../../support/one-after-the-other.ts';
import type { Storefront } from '../../support/storefront.ts';
import { twoBakeries } from './two-bakeries.ts';

let bakery: Storefront;
let shopId: number;
let other: number;
let emma: number;
let olga: number;
let stan: number;
let vera: number;
let rye: number;
let phone: string;
let numbers = 0;

beforeAll(async () => {
  ({ bakery, shopId, other, emma, stan, rye } = await twoBakeries());
  olga = await bakery.person('Olga');
  await bakery.hire(olga, shopId, 'owner');
});
beforeEach(async () => {
  vera = await bakery.person('Vera');
  phone = `+4915130000${100 + ++numbers}`;
});
afterAll(() => bakery.close());

const registers = (by = emma, shop = shopId, called = 'Frau Weber') =>
  bakery.as(by)(registerCustomer, { shopId: shop, phone, called, email: null });
const details = (customerId: number, shop = shopId) => customerDetails(bakery.em(), shop, customerId);
const customerOf = async (personId: number) =>
  (
    await rows<{ id: number }>(bakery.em())`
    select id from customer where shop_id = ${shopId} and person_id = ${personId}`
  )[0]!.id;
const byPhone = async (number: string, shop = shopId) =>
  (await customersByPhone(bakery.em(), shop, number, 0)).customers.map(({ name }) => name);
const byName = async (words: string, shop = shopId) =>
  (await customersByName(bakery.em(), shop, words, 0)).customers.map(({ name }) => name);
const edits = (customerId: number, field: 'called' | 'phone' | 'note', value: string, seen: string | null, by = emma) =>
  bakery.as(by)(editCustomer, { customerId, field, value, seen });

describe('A customer registered by phone', () => {
  it('is the same one the second time, whoever registers them', async () => {
    const first = await registers();
    expect(first.isNew).toBe(true);
    expect(await registers(olga)).toEqual({ customerId: first.customerId, isNew: false });
    expect(await byPhone(phone)).toEqual(['Frau Weber']);
    const [written] = await rows<{ operation: string }>(bakery.em())`
      select operation from audit where table_name = 'customer' and row_id = ${first.customerId}`;
    expect(written).toEqual({ operation: 'register-customer' });
  });

  it('shows nothing of a person whom another bakery or the bot knows, until they order here', async () => {
    await bakery.as(vera)(setPhone, { phone });
    await registers(stan, other, 'Verotschka');
    expect(await byPhone(phone)).toEqual([]);
    const { customerId, isNew } = await registers();
    expect(isNew).toBe(true);
    expect(await details(customerId)).toMatchObject({ name: 'Frau Weber', email: null, language: null, phone });
    expect(await byName('Vera')).not.toContain('Vera');
    expect(await details(customerId, other)).toBeUndefined();

    await bakery.buys(vera, { [rye]: 2 });
    expect(await details(customerId)).toMatchObject({
      name: 'Vera',
      called: 'Frau Weber',
      language: 'en',
      orders: 1,
      spent: 500,
    });
    expect(await byName('vera', other)).not.toContain('Vera');
  });

  it('is corrected by the shop until they speak for themselves; the note stays the shop’s', async () => {
    const { customerId } = await registers();
    await edits(customerId, 'called', 'Frau Wéber', 'Frau Weber');
    expect(await edits(customerId, 'called', 'Frau Huber', 'Frau Weber', olga)).toEqual({
      isSaved: false,
      by: 'Emma',
      now: 'Frau Wéber',
    });
    await rows(bakery.em())`update customer set is_met = true where id = ${customerId}`;
    await expect(edits(customerId, 'called', 'X', 'Frau Wéber')).rejects.toMatchObject({ code: 'customer.own-data' });
    await expect(edits(customerId, 'phone', '+4930999', phone)).rejects.toMatchObject({ code: 'customer.own-data' });
    expect(await edits(customerId, 'note', 'Rings twice', null)).toEqual({ isSaved: true });
  });

  it('gets another number: its holder’s page, and nobody is left behind', async () => {
    const { customerId } = await registers();
    const right = `${phone}9`;
    await bakery.as(vera)(setPhone, { phone: right });
    expect(await edits(customerId, 'phone', right, phone)).toEqual({ isSaved: true });
    expect(await customerOf(vera)).toBe(customerId);
    expect(await rows(bakery.em())`select 1 from person where phone = ${phone}`).toEqual([]);
    expect(await details(customerId)).toMatchObject({ name: 'Frau Weber', phone: right });

    const second = await registers();
    const taken = edits(second.customerId, 'phone', right, phone);
    await expect(taken).rejects.toMatchObject({ code: 'customer.phone-known' });
    expect(await edits(second.customerId, 'phone', '+4930123', '+4930')).toMatchObject({ isSaved: false, now: phone });
  });

  it('is corrected while the wrong number’s owner shares it: their account is left alone', async () => {
    const { customerId } = await registers();
    const right = `${phone}8`;
    const correcting = {
      operation: editCustomer,
      by: emma,
      input: { customerId, field: 'phone' as const, value: right, seen: phone },
    };
    await oneAfterTheOther(bakery, correcting, () => bakery.as(vera)(setPhone, { phone }));
    expect(await rows(bakery.em())`select 1 from customer where person_id = ${vera}`).toEqual([]);
    expect(await byPhone(right)).toEqual(['Frau Weber']);
  });
});

describe('Finding a customer', () => {
  it('reads numbers as people write them, names, and order numbers', () => {
    expect(wantedIn('0151 2345 6789', 'DE')).toEqual({ phone: '+4915123456789', orderId: null, name: null });
    expect(wantedIn('612 345 678', 'ES')).toMatchObject({ phone: '+34612345678' });
    expect(wantedIn('#12', 'DE')).toMatchObject({ orderId: 12 });
    expect(wantedIn(' Vera ')).toEqual({ phone: null, orderId: null, name: 'Vera' });
    for (const nothing of ['', '?!', '٣', '0', '99999999999999999999', '🥐']) expect(wantedIn(nothing)).toBeUndefined();
  });

  it('knows who gave a number for an order only, and whose order it was; in this shop alone', async () => {
    const orderId = await bakery.buys(vera, { [rye]: 1 });
    const customerId = await customerOf(vera);
    expect(await byPhone('+49301234567')).toContain('Vera');
    expect(await byPhone('+49301234567', other)).toEqual([]);
    expect(await customerOfOrder(bakery.em(), shopId, orderId)).toBe(customerId);
    expect(await customerOfOrder(bakery.em(), other, orderId)).toBeUndefined();
    expect((await ordersOfCustomer(bakery.em(), shopId, customerId, 0)).orders).toMatchObject([{ orderId }]);
    expect((await ordersOfCustomer(bakery.em(), other, customerId, 0)).orders).toEqual([]);
  });

  it('reads any word of a name, whatever the case, accents and order; of their own names too, once they are met', async () => {
    const { customerId } = await registers(emma, shopId, 'Anne-Sophie Müller');
    for (const words of ['mül', 'MULLER', 'Mueller', 'sophie', 'müller anne', 'an m']) {
      expect(await byName(words)).toContain('Anne-Sophie Müller');
    }
    for (const words of ['üller', 'müller eva', 'ophie']) expect(await byName(words)).toEqual([]);
    expect(await byName('müller', other)).toEqual([]);
    await edits(customerId, 'called', 'Анна Ковалёва', 'Anne-Sophie Müller');
    expect(await byName('müller')).toEqual([]);
    expect(await byName('КОВАЛЕВА')).toEqual(['Анна Ковалёва']);

    await bakery.as(vera)(setPhone, { phone });
    await rows(bakery.em())`update person set last_name = ${'Lindqvist'} where id = ${vera}`;
    expect(await byName('lindqvist')).toEqual([]);
    await bakery.buys(vera, { [rye]: 1 });
    expect(await byName('lindqvist')).toEqual(['Vera Lindqvist']);
    await rows(bakery.em())`update person set last_name = ${'Lindner'} where id = ${vera}`;
    expect(await byName('lindqvist')).toEqual([]);
    expect(await byName('lindner vera')).toEqual(['Vera Lindner']);
  });

  it('shows a word that is typed in full before those that begin so', async () => {
    for (const called of ['Olivia Ekström', 'Anna Ek', 'Ekaterina Noll']) {
      phone = `+4915130000${100 + ++numbers}`;
      await registers(emma, shopId, called);
    }
    expect(await byName('ek')).toEqual(['Anna Ek', 'Ekaterina Noll', 'Olivia Ekström']);
  });

  it('pages through many of one name, each once, and takes % and _ as they are', async () => {
    for (let i = 0; i < 11; i++) {
      const one = await bakery.person(`Zoe_${i}`);
      await rows(bakery.em())`insert into customer (shop_id, person_id) values (${shopId}, ${one})`;
    }
    const pages = await Promise.all([0, 1].map((page) => customersByName(bakery.em(), shopId, 'ZOE_', page)));
    const names = pages.flatMap(({ customers }) => customers.map(({ name }) => name));
    expect(new Set(names).size).toBe(11);
    expect(pages.map(({ hasMore }) => hasMore)).toEqual([true, false]);
    for (const wild of ['Z%e', 'Z_e', '%']) expect(await byName(wild)).toEqual([]);
    const newest = await newestCustomers(bakery.em(), shopId, 0);
    expect(newest).toMatchObject({ hasMore: true });
    expect(newest.customers[0]).toMatchObject({ name: 'Zoe_10' });
  });
});

describe('Somebody who may not order', () => {
  it('is refused in this shop only, keeps the cart, and orders it when they may again', async () => {
    await bakery.buys(vera, { [rye]: 1 });
    const customerId = await customerOf(vera);
    await bakery.takes(vera, { [rye]: 3 });
    expect(await bakery.as(emma)(blockCustomer, { customerId, reason: 'Never at home' })).toBe(true);
    expect(await bakery.as(olga)(blockCustomer, { customerId, reason: 'Again' })).toBe(false);
    expect(await details(customerId)).toMatchObject({ blockedReason: 'Never at home', blockedBy: 'Emma' });
    const blocked = { code: 'order.blocked', params: { shop: 'Crumb & Co', address: 'Marktplatz 1' } };
    await expect(bakery.says(vera).then((shown) => bakery.places(vera, shown))).rejects.toMatchObject(blocked);
    expect(await bakery.cartOf(vera)).toMatchObject({ pieces: 3 });
    await bakery.as(olga)(unblockCustomer, { customerId });
    await bakery.places(vera, await bakery.says(vera));
  });

  it('has ordered before they were blocked, or not at all', async () => {
    await bakery.buys(vera, { [rye]: 1 });
    const blocking = {
      operation: blockCustomer,
      by: emma,
      input: { customerId: await customerOf(vera), reason: 'Never at home' },
    };
    await bakery.takes(vera, { [rye]: 1 });
    const shown = await bakery.says(vera);
    const second = await oneAfterTheOther(bakery, blocking, () =>
      bakery.places(vera, shown).catch((error: unknown) => error),
    );
    expect(second).toMatchObject({ code: 'order.changed' });
    expect(await bakery.cartOf(vera)).toMatchObject({ pieces: 1 });

    const wanda = await bakery.person('Wanda');
    await bakery.buys(wanda, { [rye]: 1 });
    await bakery.takes(wanda, { [rye]: 1 });
    const ordering = { operation: placeOrder, by: wanda, input: await bakery.says(wanda) };
    const customerId = await customerOf(wanda);
    await oneAfterTheOther(bakery, ordering, () =>
      bakery.as(emma)(blockCustomer, { customerId, reason: 'Never at home' }),
    );
    expect(await details(customerId)).toMatchObject({ orders: 2, blockedBy: 'Emma' });
  });
});

describe('What a shop wrote down', () => {
  it('is the person’s to read, and goes when they ask to be forgotten', async () => {
    await bakery.as(vera)(setPhone, { phone });
    const { customerId } = await registers();
    await edits(customerId, 'note', 'Likes it dark', null);
    await bakery.as(emma)(blockCustomer, { customerId, reason: 'Never at home' });
    expect(await allAbout(bakery.em(), vera)).toMatchObject({
      customer_of: [{ called: 'Frau Weber', phone, note: 'Likes it dark', blocked_reason: 'Never at home' }],
    });
    for (const words of ['Weber', 'frau web', 'Müller']) await bakery.as(emma)(keepSearch, { words });
    await bakery.as(vera)(erasePerson, {});
    expect(await details(customerId)).toBeUndefined();
    expect(await rows(bakery.em())`select word from customer_word where customer_id = ${customerId}`).toEqual([]);
    const sought = await rows<{ words: string }>(bakery.em())`select words from search where person_id = ${emma}`;
    expect(sought).toEqual([{ words: 'Müller' }]);
    const everything = await rows<{ all: string }>(bakery.em())`
      select k::text || coalesce((select string_agg(a::text, '') from audit a where a.table_name = 'customer'
        and a.row_id = k.id), '') as all from customer k where id = ${customerId}`;
    expect(everything[0]!.all).not.toMatch(/Weber|Likes|Never|15130000/);
  });
});

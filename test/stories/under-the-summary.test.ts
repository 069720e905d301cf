import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { writeNote } from '../../src/bakery/orders/checkout/checkout.actions.ts';
import { hears, reads } from '../support/conversation.ts';
import { choosesTomorrow, FridayBakery, SUMMARY } from '../support/friday-bakery.ts';

let friday: FridayBakery;
beforeAll(async () => {
  friday = await FridayBakery.open();
});
beforeEach(() => friday.has());
afterAll(() => friday.close());

describe('A first order', () => {
  it('picked up and paid in cash takes a newcomer eight taps or messages after /start', async () => {
    const vera = await friday.comes('Vera');
    await reads(vera, /received/, () => vera.taps('✅'));
    const updates = await friday.bakery.sql('select 1 from inbox where lane = $1', [vera.id]);
    expect(updates.length - 1).toBe(8);
  });
});

describe('The buttons under a summary', () => {
  it('take a note as it was written, and take it back', async () => {
    const vera = await friday.comes('Vera');
    await reads(vera, 'What should the bakery know?', () => vera.taps('💬'));
    await reads(vera, 'at most 300 characters', () => vera.says('a'.repeat(301)));
    await reads(vera, 'as a text message', () => vera.sendsSticker());
    await reads(vera, '💬 <b>Ring</b> & wait 🔔', () => vera.says('<b>Ring</b>\n& wait 🔔\u202E'));
    await reads(vera, 'What should the bakery know?', () => vera.taps('💬'));
    const { text } = await reads(vera, SUMMARY, () => vera.taps('⏭'));
    expect(text).not.toContain('💬');
    await reads(vera, 'What should the bakery know?', () => vera.taps('💬'));
    await reads(vera, '💬 🎂🎂', () => vera.says('🎂🎂'));
    await reads(vera, /received/, () => vera.taps('✅'));
    expect(await friday.lastOrder()).toMatchObject({ note: '🎂🎂', change: null });
  });

  it('take no note for another order once this one is placed', async () => {
    const vera = await friday.comes('Vera');
    await reads(vera, 'What should the bakery know?', () => vera.taps('💬'));
    await friday.bakery.sql('delete from cart_line where product_id > $1', [0]);
    await reads(vera, 'Your cart is empty', () => vera.says('For an order that is placed'));
    await vera.forges(writeNote.write({}));
    const asked = vera.chat().messages.filter(({ text }) => text.includes('What should the bakery know?'));
    expect(asked).toHaveLength(1);
    const notes = await friday.bakery.sql('select note from cart where note is not null and id > $1', [0]);
    expect(notes).toEqual([]);
  });

  it('take the banknote, chosen or written, when it is enough', async () => {
    const vera = await friday.comes('Vera');
    await reads(vera, 'You pay €4.50 in cash', () => vera.taps('💵'));
    await reads(vera, 'less than the €4.50', () => vera.says('4'));
    await reads(vera, "can't read this as a price", () => vera.says('1e3'));
    await reads(vera, 'change from €50', () => vera.says('50'));
    await reads(vera, 'You pay €4.50 in cash', () => vera.taps('💵'));
    const { text } = await reads(vera, SUMMARY, () => vera.taps('💵 I have it'));
    expect(text).not.toContain('change from');
    await reads(vera, 'You pay €4.50 in cash', () => vera.taps('💵'));
    await reads(vera, 'change from €10', () => vera.taps('💵 €10'));
    await reads(vera, /received/, () => vera.taps('✅'));
    expect(await friday.lastOrder()).toMatchObject({ change: 1000 });
  });

  it('take another phone number', async () => {
    const vera = await friday.comes('Vera');
    await reads(vera, 'Which phone number', () => vera.taps('📞'));
    await reads(vera, '📞 +49301234567', () => vera.says('030 1234567'));
    await reads(vera, 'Which phone number', () => vera.taps('📞'));
    await reads(vera, '📞 +33123456789', () => vera.says('+33 1 23 45 67 89'));
    await reads(vera, /received/, () => vera.taps('✅'));
    expect(await friday.lastOrder()).toMatchObject({ phone: '+33123456789' });
  });

  it('lead back to the summary from every question', async () => {
    const vera = await friday.comes('Vera');
    for (const button of ['💬', '💵', '📞']) {
      await vera.taps(button);
      await reads(vera, SUMMARY, () => vera.taps('❌'));
    }
    await reads(vera, 'When would you like it?', () => vera.taps('🕒 Time'));
    await reads(vera, SUMMARY, () => vera.taps('⬅️'));
    await reads(vera, /received/, () => vera.taps('✅'));
  });
});

describe('A place', () => {
  it('outside the radius is refused with the distance, shared or saved', async () => {
    await friday.has({ radius_km: 8, delivery_fee: 200, free_from: 900 });
    const vera = await friday.comes('Vera', '🚚');
    await hears(vera, 'Goods €4.50, delivery €2');
    await friday.bakery.sql(
      `insert into address (person_id, kind, latitude, longitude, address) select id, 'home', 52.4, 13.06, null from person where telegram_id = $1`,
      [vera.id],
    );
    await reads(vera, 'Where to?', () => vera.taps('📍'));
    await reads(vera, 'That is 26.9 km from the bakery; we deliver up to 8 km', () => vera.taps('📍 Home'));
    await reads(vera, '26.9 km', () => vera.sharesLocation(52.4, 13.06));
    await reads(vera, 'the place on the map', () => vera.sharesLocation(52.5, 13.4));
    await friday.has({ radius_km: 1 });
    const before = await friday.ordersNow();
    await reads(vera, 'we deliver up to 1 km', () => vera.taps('✅'));
    expect(await friday.ordersNow()).toBe(before);
  });

  it('far away does not matter to who picks it up', async () => {
    await friday.has({ radius_km: 8 });
    const vera = await friday.comes('Vera', '🚚');
    await friday.bakery.sql(
      `update cart set latitude = 52.4, longitude = 13.06 where person_id = (select id from person where telegram_id = $1)`,
      [vera.id],
    );
    await reads(vera, 'we deliver up to 8 km', () => vera.taps('✅'));
    await reads(vera, 'At Crumb & Co', () => vera.taps('🏃'));
    await reads(vera, /received/, () => vera.taps('✅'));
  });
});

describe('A ✅ under a summary from before', () => {
  it.each([
    ['a price', `update product set price = 460 where id > $1`, 'The total is €4.60 now, it was €4.50'],
    [
      'the minimum',
      `update shop set minimum = 1000 where id > $1`,
      'Orders here begin at €10: €5.50 is missing still.',
    ],
    [
      'the hours',
      `update shop set hours = '{"week":{},"days":{}}' where id > $1`,
      'no opening hours in the coming weeks',
    ],
    [
      'the lead time',
      `update shop set lead_minutes = 300 where id > $1`,
      'It would take longer by now: ready from 17:05',
    ],
    ['the cart, on another device,', `update cart set version = version + 1 where id > $1`, 'Something has changed'],
  ])('after %s changed says so and orders nothing', async (_what, change, words) => {
    const vera = await friday.comes('Vera');
    const before = await friday.ordersNow();
    await friday.bakery.sql(change, [0]);
    expect(await vera.taps('✅')).toMatchObject({ text: expect.stringContaining(words) });
    expect(await friday.ordersNow()).toBe(before);
    await friday.bakery.sql('update product set price = 450 where id > $1', [0]);
  });

  it('after the wish changed says so, and the new summary orders what it shows', async () => {
    const vera = await friday.comes('Vera');
    const old = await hears(vera, SUMMARY);
    const data = await friday.bakery.sql<{ id: number; version: number }>(
      'select c.id, c.version from cart c join person p on p.id = c.person_id where telegram_id = $1',
      [vera.id],
    );
    await choosesTomorrow(vera, '11:00');
    const before = await friday.ordersNow();
    const { id, version } = data[0]!;
    const forged = `ord.place:${id.toString(36)}:${version.toString(36)}:${(450).toString(36)}`;
    expect(await vera.forges(forged)).toMatchObject({ text: expect.stringContaining('Something has changed') });
    expect(await friday.ordersNow()).toBe(before);
    expect(old.text).not.toContain('tomorrow 11:00');
    await reads(vera, /received/, () => vera.taps('✅'));
    expect(await friday.lastOrder()).toMatchObject({ due: new Date('2026-11-21T10:00:00Z') });
  });

  it('and answers to questions go to the shop they were asked for, though another one was looked at', async () => {
    const vera = await friday.comes('Vera');
    await reads(vera, 'What should the bakery know?', () => vera.taps('💬'));
    const other = await friday.bakery.shop(`Other ${Date.now()}`);
    await friday.bakery.sql('update person set shop_id = $2 where telegram_id = $1', [vera.id, other]);
    await reads(vera, '💬 Ring twice', () => vera.says('Ring twice'));
    await friday.bakery.sql('update person set shop_id = $2 where telegram_id = $1', [vera.id, other]);
    await friday.bakery.sql('update product set price = 460 where id > $1', [0]);
    await reads(vera, 'Total: €4.60', () => vera.taps('✅'));
    await reads(vera, /received/, () => vera.taps('✅'));
    expect(await friday.lastOrder()).toMatchObject({ note: 'Ring twice' });
  });

  it('left nothing in the log', () => {
    expect(friday.bakery.logged).toEqual([]);
  });
});

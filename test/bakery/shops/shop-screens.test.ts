import { describe, expect, it } from '@jest/globals';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { create } from 'qrcode';
import type { Hours } from '../../../src/bakery/shops/hours/hours.ts';
import { readNear, writeNear } from '../../../src/bakery/shops/near.ts';
import { qrOf } from '../../../src/bakery/shops/qr.ts';
import type { ShopPage } from '../../../src/bakery/shops/shop-page.queries.ts';
import { shopPageScreen, shopQrScreen } from '../../../src/bakery/shops/shop-page.screens.ts';
import type { ShopInList } from '../../../src/bakery/shops/shops.queries.ts';
import { shopsScreen } from '../../../src/bakery/shops/shops.screens.ts';
import { linkTo } from '../../../src/chat/link.ts';
import { english, labelsOf, lengthOf, says } from '../../support/says.ts';

/** A Friday, eleven in the morning in Berlin. */
const now = new Date('2026-12-18T10:00:00Z');
const usual = [
  { from: '14:00', until: '18:00' },
  { from: '07:00', until: '12:30' },
];
const hours: Hours = {
  week: { tue: usual, wed: usual, thu: usual, fri: usual, sat: [{ from: '07:00', until: '24:00' }] },
  days: { '2026-12-25': [], '2026-12-24': [{ from: '07:00', until: '12:00' }], '2027-01-01': [], '2026-12-17': [] },
};
const mill: ShopPage = {
  shopId: 7,
  name: 'Mill <&> Sons',
  description: 'Bread as <i>flat</i> as the land.',
  address: 'Mill Street 1',
  latitude: 52.53,
  longitude: 13.4,
  timeZone: 'Europe/Berlin',
  hours,
  currency: 'EUR',
  shopFee: 250,
  freeFrom: 3_000,
  minimum: 1_000,
  radiusKm: 7.5,
  leadMinutes: 90,
};
const view = { shop: mill, botName: 'bulka_bot', now };
const inList: ShopInList = { ...mill, inCart: 0, count: 1 };
const here = writeNear({ latitude: 52.52, longitude: 13.405 });
const list = { firstName: 'Vera', shops: [inList], page: 0, near: 0, hasHome: false, now };
const urlsOf = (screen: { buttons?: readonly (readonly object[])[] }) =>
  (screen.buttons ?? []).flat().flatMap((button) => ('url' in button ? [button.url] : []));

describe('The page of a shop', () => {
  it('says all that somebody wants to know before they order', () => {
    expect(shopPageScreen(english, view).text).toBe(
      `🏪 <b>Mill &lt;&amp;&gt; Sons</b>
Bread as &lt;i&gt;flat&lt;/i&gt; as the land.

🕒 Open until 12:30
📍 Mill Street 1

<b>Opening hours</b>
Mon: closed
Tue: 07:00–12:30, 14:00–18:00
Wed: 07:00–12:30, 14:00–18:00
Thu: 07:00–12:30, 14:00–18:00
<b>Fri: 07:00–12:30, 14:00–18:00</b>
Sat: 07:00–24:00
Sun: closed
<b>Different soon</b>
Thu 24 Dec: 07:00–12:00
Fri 25 Dec: closed

🚚 Delivery: €2.50, free from €30
We deliver up to 7.5 km away.
We take orders from €10.
We need at least 1 hr 30 min.`,
    );
  });

  it('leads to the catalogue, the map, to friends and back', () => {
    const screen = shopPageScreen(english, view);
    expect(labelsOf(screen)).toEqual(['🥐 Catalogue', '📍 On the map', '🔗 Share', '🔗 QR code', '⬅️ Home']);
    expect(urlsOf(screen)).toEqual([
      'https://www.google.com/maps/search/?api=1&query=52.53%2C13.4',
      'https://t.me/share/url?url=https%3A%2F%2Ft.me%2Fbulka_bot%3Fstart%3Dshop_7&text=Mill%20%3C%26%3E%20Sons',
    ]);
    const fromList = shopPageScreen(english, { ...view, from: { page: 1, near: here } });
    expect(labelsOf(fromList).at(-1)).toBe('⬅️ All bakeries');
    expect(fromList.text).toContain('📍 Mill Street 1 · 1.2 km');
  });

  it('is short for a shop that says little', () => {
    const bare = { latitude: null, longitude: null, hours: null, freeFrom: null, radiusKm: null, description: '' };
    const shop = { ...mill, ...bare, minimum: 0, leadMinutes: 0, shopFee: 0 };
    const screen = shopPageScreen(english, { ...view, shop });
    expect(screen.text).toBe(
      '🏪 <b>Mill &lt;&amp;&gt; Sons</b>\n\n🕒 Open now\n📍 Mill Street 1\n\n🚚 Delivery is free',
    );
    expect(urlsOf(screen)[0]).toBe('https://www.google.com/maps/search/?api=1&query=Mill%20Street%201');
    const nowhere = shopPageScreen(english, { ...view, shop: { ...shop, address: '' } });
    expect(labelsOf(nowhere)).not.toContain('📍 On the map');
  });

  it('tells of a holiday today in bold', () => {
    const { text } = shopPageScreen(english, { ...view, now: new Date('2026-12-25T10:00:00Z') });
    expect(text).toContain('🕒 Closed now, opens tomorrow 07:00. You can order already.');
    expect(text).toMatch(/<b>Different soon<\/b>\n<b>[^\n]+: closed<\/b>\n[^<\n]+1 Jan: closed\n\n/);
  });

  it('says so when it does not open any more', () => {
    const { text } = shopPageScreen(english, { ...view, shop: { ...mill, hours: { week: {}, days: {} } } });
    expect(text).toContain('🕒 Closed for now');
  });

  it.each(says.map((say) => [say.language, say] as const))('fits into a message at its longest in %s', (_, say) => {
    const many = Array.from({ length: 8 }, (_, i) => ({ from: `${10 + i}:00`, until: `${10 + i}:45` }));
    const days = Object.fromEntries(Array.from({ length: 14 }, (_, i) => [`2026-12-${18 + i}`, many]));
    const week = Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, many]));
    const longest = { name: 'W'.repeat(64), description: 'w'.repeat(500), address: 'M'.repeat(200) };
    const shop = { ...mill, ...longest, hours: { week, days }, shopFee: 99_999_999, minimum: 99_999_999 };
    expect(lengthOf(shopPageScreen(say, { ...view, shop }))).toBeLessThanOrEqual(4096);
  });
});

describe('The list of shops', () => {
  it('says what each is and whether it is open', () => {
    expect(shopsScreen(english, { ...list, shops: [{ ...inList, inCart: 2 }] }).text).toBe(
      `Hello, Vera!

There is 1 bakery here. Have a look:

<b>Mill &lt;&amp;&gt; Sons</b>
Bread as &lt;i&gt;flat&lt;/i&gt; as the land.
🕒 Open until 12:30
🛒 2 pieces in your cart`,
    );
    expect(labelsOf(shopsScreen(english, list))).toEqual(['🏪 Mill <&> Sons', '📍 Nearest to me']);
  });

  it('says how far they are for those who said where they are', () => {
    const screen = shopsScreen(english, { ...list, near: here, hasHome: true });
    expect(screen.text).toContain('<b>Mill &lt;&amp;&gt; Sons</b> · 1.2 km');
    expect(screen.text).toContain('The nearest first.');
    expect(labelsOf(screen)).toEqual(['🏪 Mill <&> Sons · 1.2 km', '📍 By name', '⬅️ Home']);
    const unknown = shopsScreen(english, { ...list, shops: [{ ...inList, latitude: null }], near: here });
    expect(labelsOf(unknown)[0]).toBe('🏪 Mill <&> Sons');
  });

  it('has pages', () => {
    const shops = Array.from({ length: 8 }, (_, i) => ({ ...inList, shopId: i + 1, count: 17 }));
    expect(labelsOf(shopsScreen(english, { ...list, shops, page: 1 })).slice(8, 10)).toEqual(['◀️ 1/3', '▶️ 3/3']);
  });

  it.each(says.map((say) => [say.language, say] as const))('fits a phone at its longest in %s', (_, say) => {
    const long = { ...inList, name: 'W'.repeat(64), description: 'w'.repeat(2_000), inCart: 9_999, count: 5_000 };
    const screen = shopsScreen(say, { ...list, firstName: 'V'.repeat(64), shops: Array(8).fill(long), near: here });
    expect(lengthOf(screen)).toBeLessThanOrEqual(4096);
    for (const label of labelsOf(screen)) expect([...label].length).toBeLessThanOrEqual(34);
  });
});

describe('Where somebody is', () => {
  it.each([
    [52.52, 13.405],
    [90, 180],
    [-90, -180],
    [0, 0],
    [-33.8688, 151.2093],
  ])('%d, %d is kept to about a hundred metres', (latitude, longitude) => {
    const read = readNear(writeNear({ latitude, longitude }))!;
    expect(read.latitude).toBeCloseTo(latitude, 2.9);
    expect(read.longitude).toBeCloseTo(longitude, 2.9);
  });

  it('is nowhere when it is not said, or forged', () => {
    for (const forged of [0, Number.MAX_SAFE_INTEGER, writeNear({ latitude: 90, longitude: 180 }) + 1]) {
      expect(readNear(forged)).toBeUndefined();
    }
  });
});

describe('The QR code of a shop', () => {
  const link = linkTo('bulka_bot', 'shop_', 7);

  it('is the link, dark on light, with four light modules around it', async () => {
    const image = await loadImage(Buffer.from(await qrOf(link)));
    const { modules } = create(link, { errorCorrectionLevel: 'Q' });
    const canvas = createCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0);
    const size = modules.size + 8;
    expect(image.width).toBe(image.height);
    const module = image.width / size;
    const isDark = (row: number, column: number) =>
      context.getImageData((column + 0.5) * module, (row + 0.5) * module, 1, 1).data[0]! < 128;
    for (let row = 0; row < size; row += 1) {
      for (let column = 0; column < size; column += 1) {
        const inside = Math.min(row, column) >= 4 && Math.max(row, column) < size - 4;
        expect(isDark(row, column)).toBe(inside && modules.get(row - 4, column - 4) === 1);
      }
    }
  });

  it('comes with the words of the link and leads back to the shop', async () => {
    const png = await qrOf(link);
    const screen = shopQrScreen(english, { shopId: 7, name: 'Mill', botName: 'bulka_bot', png });
    expect(screen.text).toContain('<b>Mill</b>\nhttps://t.me/bulka_bot?start=shop_7');
    expect(screen.photo).toEqual({ name: 'shop-7.png', bytes: png });
    expect(labelsOf(screen)).toEqual(['🏪 About us']);
  });
});

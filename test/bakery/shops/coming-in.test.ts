import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { lookAtProduct } from '../../../src/bakery/cart/look-at-product.ts';
import type { RoleKind } from '../../../src/bakery/operation.ts';
import { rows } from '../../../src/bakery/rows.ts';
import { type Home, homeOf } from '../../../src/bakery/shops/home.queries.ts';
import { helpScreen, homeScreen, noShopScreen } from '../../../src/bakery/shops/home.screens.ts';
import { lookAtShop } from '../../../src/bakery/shops/look-at-shop.ts';
import { commandsFor } from '../../../src/chat/commands.ts';
import { linkId, linkTo } from '../../../src/chat/link.ts';
import type { Say } from '../../../src/chat/say.ts';
import { english, labelsOf, says } from '../../support/says.ts';
import { type Storefront, storefront } from '../../support/storefront.ts';

const now = new Date('2026-11-20T09:00:00Z');
const here: Home = {
  shopId: 1,
  shopName: 'Crumb & Co',
  timeZone: 'Europe/Berlin',
  hours: { week: { fri: [{ from: '07:00', until: '18:00' }] }, days: {} },
  inCart: 0,
  hasOthers: false,
  last: null,
};

function home(of: { firstName?: string; home?: Home; kinds?: RoleKind[]; now?: Date; say?: Say } = {}) {
  const { say = english, kinds = [], ...view } = of;
  return homeScreen(say, { firstName: 'Vera', home: here, now, ...view, kinds: new Set(kinds) });
}

describe('Whoever comes in', () => {
  it('is greeted by name and shop, as both are written', () => {
    expect(home({ firstName: '<Vera>' }).text).toContain('Hello, &lt;Vera&gt;!\n\nThis is <b>Crumb &amp; Co</b>.');
  });

  it('finds what a customer needs, and a cart that is not empty with its count', () => {
    expect(labelsOf(home({ home: { ...here, inCart: 3 } }))).toEqual([
      '🥐 Catalogue',
      '🔎 Search',
      '🛒 Cart · 3',
      '🧾 My orders',
      '🏪 About us',
      '👤 Profile',
      '🌐 Language',
    ]);
  });

  it.each<[RoleKind, string[]]>([
    ['courier', ['🚚 Deliveries']],
    ['employee', ['👩‍🍳 Orders to bake']],
    ['owner', ['👩‍🍳 Orders to bake', '📦 Products', '📦 Stock', '👥 Staff', '⚙️ Settings', '⭐ What customers say']],
  ])('as %s also finds %s', (kind, work) => {
    expect(labelsOf(home({ kinds: [kind] })).slice(5, -2)).toEqual(work);
  });

  it.each(says.map((say) => [say.language, say] as const))(
    'finds the last order first, in few words (%s)',
    (_, say) => {
      const last = { orderId: 12, name: 'Sourdough with walnuts and raisins', more: 12 };
      const [first] = labelsOf(home({ say, home: { ...here, last } }));
      expect(first).toMatch(/^🔁 .*Sourdough with w.* \+ 12$/);
      expect(first!.length).toBeLessThanOrEqual(36);
      expect(labelsOf(home({ say, home: { ...here, last: { ...last, more: 0 } } }))[0]).not.toContain('+');
    },
  );

  it('hears whether the shop is open, and goes to the others where there are some', () => {
    expect(home().text).toContain('🕒 Open until 18:00');
    expect(home({ now: new Date('2026-11-20T18:00:00Z') }).text).toContain('🕒 Closed now, opens Fri 27 Nov, 07:00');
    expect(labelsOf(home({ home: { ...here, hasOthers: true } }))).toContain('🏪 All bakeries');
  });

  it.each(says.map((say) => [say.language, say] as const))('before there is a shop hears so kindly in %s', (_, say) => {
    expect(noShopScreen(say, 'Vera').text).toContain('Vera');
    expect(helpScreen(say, commandsFor()).text).toContain('/orders');
  });
});

describe('A link', () => {
  it('carries a number and nothing else', () => {
    expect(linkTo('bulka_bot', 'p_', 42)).toBe('https://t.me/bulka_bot?start=p_16');
    expect(linkId('16')).toBe(42);
    for (const forged of ['', '0', '-1', '16 or 1=1', 'zzzzzzz', 'zzzzzz', '٣', '1.5']) {
      expect([forged, linkId(forged)]).toEqual([forged, undefined]);
    }
  });
});

describe('Coming by a link', () => {
  let shop: Storefront;
  let vera: number;
  beforeAll(async () => {
    shop = await storefront();
    vera = await shop.person('Vera');
  });
  afterAll(() => shop.close());

  const looksAt = async () => {
    const [person] = await rows<{ shopId: number }>(
      shop.em(),
    )`select shop_id as "shopId" from person where id = ${vera}`;
    return person!.shopId;
  };

  it('to a shop chooses it', async () => {
    const mill = await shop.shop('Mill');
    await shop.as(vera)(lookAtShop, { shopId: mill });
    expect(await looksAt()).toBe(mill);
    expect(await homeOf(shop.em(), mill, vera)).toEqual({
      shopId: mill,
      shopName: 'Mill',
      timeZone: 'Europe/Berlin',
      hours: null,
      pausedUntil: null,
      pauseText: '',
      inCart: 0,
      hasOthers: true,
      last: null,
    });
    await expect(shop.as(vera)(lookAtShop, { shopId: 0 })).rejects.toMatchObject({ code: 'shop.gone' });
  });

  it('to a product chooses its shop', async () => {
    const roll = await shop.product(shop.shopId, 'Roll', 5);
    expect(await shop.as(vera)(lookAtProduct, { productId: roll })).toEqual({ shopId: shop.shopId, categoryId: 0 });
    expect(await looksAt()).toBe(shop.shopId);
    await expect(shop.as(vera)(lookAtProduct, { productId: 0 })).rejects.toMatchObject({ code: 'cart.gone' });
  });
});

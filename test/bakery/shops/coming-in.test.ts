import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { lookAtProduct } from '../../../src/bakery/cart/look-at-product.ts';
import type { RoleKind } from '../../../src/bakery/operation.ts';
import { rows } from '../../../src/bakery/rows.ts';
import { homeOf } from '../../../src/bakery/shops/home.queries.ts';
import { helpScreen, homeScreen, noShopScreen } from '../../../src/bakery/shops/home.screens.ts';
import { lookAtShop } from '../../../src/bakery/shops/look-at-shop.ts';
import { commandsFor } from '../../../src/chat/commands.ts';
import { linkId, linkTo } from '../../../src/chat/link.ts';
import { english, labelsOf, says } from '../../support/says.ts';
import { type Storefront, storefront } from '../../support/storefront.ts';

const here = { shopName: 'Crumb & Co', inCart: 0 };
const kinds = (...of: RoleKind[]) => new Set(of);

describe('Whoever comes in', () => {
  it('is greeted by name and shop, as both are written', () => {
    expect(homeScreen(english, '<Vera>', here, kinds()).text).toContain(
      'Hello, &lt;Vera&gt;!\n\nThis is <b>Crumb &amp; Co</b>.',
    );
  });

  it('finds what a customer needs, and a cart that is not empty with its count', () => {
    expect(labelsOf(homeScreen(english, 'Vera', { ...here, inCart: 3 }, kinds()))).toEqual([
      '🥐 Catalogue',
      '🔎 Search',
      '🛒 Cart · 3',
      '🧾 My orders',
      '👤 Profile',
      '🌐 Language',
    ]);
  });

  it.each<[RoleKind, string[]]>([
    ['courier', ['🛵 Deliveries']],
    ['employee', ['👩‍🍳 Orders to bake']],
    ['owner', ['👩‍🍳 Orders to bake', '✏️ Products']],
  ])('as %s also finds %s', (kind, work) => {
    expect(labelsOf(homeScreen(english, 'Vera', here, kinds(kind))).slice(4, -2)).toEqual(work);
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
    expect(await homeOf(shop.em(), mill, vera)).toEqual({ shopName: 'Mill', inCart: 0 });
    await expect(shop.as(vera)(lookAtShop, { shopId: 0 })).rejects.toMatchObject({ code: 'shop.gone' });
  });

  it('to a product chooses its shop', async () => {
    const roll = await shop.product(shop.shopId, 'Roll', 5);
    expect(await shop.as(vera)(lookAtProduct, { productId: roll })).toEqual({ shopId: shop.shopId, categoryId: 0 });
    expect(await looksAt()).toBe(shop.shopId);
    await expect(shop.as(vera)(lookAtProduct, { productId: 0 })).rejects.toMatchObject({ code: 'cart.gone' });
  });
});

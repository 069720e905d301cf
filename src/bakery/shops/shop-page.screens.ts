import { label } from '../../chat/emoji.ts';
import { linkTo, shareLink } from '../../chat/link.ts';
import type { Say } from '../../chat/say.ts';
import type { Button, Screen } from '../../chat/screen.ts';
import { openCatalogOf } from '../catalog/catalog.actions.ts';
import { deliveryText } from './conditions.screens.ts';
import { kilometresBetween, kilometresText } from './distance.ts';
import { openHome } from './home.actions.ts';
import { hoursText } from './hours/hours.screens.ts';
import { openingText } from './hours/opening.screens.ts';
import { readNear } from './near.ts';
import type { ShopPage } from './shop-page.queries.ts';
import { aboutShop, openShops, sendShopQr } from './shops.actions.ts';

/** The prefix of links to a shop. */
export const SHOP = 'shop_';

export interface ShopPageView {
  readonly shop: ShopPage;
  readonly botName: string;
  readonly now: Date;
  /** The place in the list that ⬅️ goes back to; without it back is home. */
  readonly from?: { readonly page: number; readonly near: number };
}

export function shopPageScreen(say: Say, { shop, botName, now, from }: ShopPageView): Screen {
  const { shopId, name, description } = shop;
  const link = linkTo(botName, SHOP, shopId);
  const back = from
    ? { label: label('back', say('shops.all')), data: openShops.write(from) }
    : { label: label('back', say('people.home')), data: openHome.write({}) };
  return {
    text: [
      [
        label('shop', say.html('shops.name', { name })),
        ...(description ? [say.html('shops.description', { description })] : []),
      ].join('\n'),
      [openingText(say, shop, now), ...addressText(say, shop, from?.near ?? 0)].join('\n'),
      ...(shop.hours ? [hoursText(say, shop.hours, shop.timeZone, now)] : []),
      deliveryText(say, shop),
    ].join('\n\n'),
    buttons: [
      [{ label: label('catalogue', say('home.catalogue')), data: openCatalogOf.write({ shopId }) }],
      ...mapButton(say, shop),
      [
        { label: label('share', say('shops.share')), url: shareLink(link, name) },
        { label: label('share', say('shops.qr')), data: sendShopQr.write({ shopId }) },
      ],
      [back],
    ],
  };
}

function addressText(say: Say, shop: ShopPage, near: number): string[] {
  const from = readNear(near);
  const kilometres = from && kilometresBetween(from, shop);
  const parts = [
    ...(shop.address ? [say.html('shops.address', { address: shop.address })] : []),
    ...(kilometres === undefined ? [] : [say.html('shops.away', { km: kilometresText(kilometres, say.language) })]),
  ];
  return parts.length > 0 ? [label('address', parts.join(' · '))] : [];
}

/** Where a map shows it: the point, else what it finds under the address. */
function mapButton(say: Say, { latitude, longitude, address }: ShopPage): Button[][] {
  const place = latitude !== null && longitude !== null ? `${latitude},${longitude}` : address;
  if (place === '') return [];
  const url = `https://www.google.com/maps/search/?api=1&query=${encodeURIComponent(place)}`;
  return [[{ label: label('address', say('shops.map')), url }]];
}

/** What to print and hang into the window. */
export function shopQrScreen(
  say: Say,
  { shopId, name, botName, png }: { shopId: number; name: string; botName: string; png: Uint8Array },
): Screen {
  return {
    text: say.html('shops.qr-of', { name, link: linkTo(botName, SHOP, shopId) }),
    photo: { name: `shop-${shopId}.png`, bytes: png },
    buttons: [[{ label: label('shop', say('shops.about')), data: aboutShop.write({ shopId }) }]],
  };
}

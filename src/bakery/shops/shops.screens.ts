import { label } from '../../chat/emoji.ts';
import { pageOf, pager } from '../../chat/pages.ts';
import type { Say } from '../../chat/say.ts';
import type { Button, Screen } from '../../chat/screen.ts';
import { shorten } from '../../chat/shorten.ts';
import { kilometresBetween, kilometresText } from './distance.ts';
import { openHome } from './home.actions.ts';
import { shortOpeningText } from './hours/opening.screens.ts';
import { readNear } from './near.ts';
import { findNear, openShopPage, openShops } from './shops.actions.ts';
import type { ShopInList } from './shops.queries.ts';

/** Letters on a button as wide as the screen, beside its emoji. */
const WIDE = 31;
/** Letters of a description among others. */
const DESCRIBED = 100;

export interface ShopListView {
  readonly firstName: string;
  /** Of this page. */
  readonly shops: readonly ShopInList[];
  readonly page: number;
  /** Where the reader is, as `near.ts` writes it; 0 = not said. */
  readonly near: number;
  /** The reader has a home to go back to. */
  readonly hasHome: boolean;
  readonly now: Date;
}

export function shopsScreen(say: Say, view: ShopListView): Screen {
  const { firstName, shops, near, hasHome } = view;
  const count = shops[0]?.count ?? 0;
  const page = pageOf(view.page, count);
  const order = near > 0 ? openShops.write({ page: 0, near: 0 }) : findNear.write({});
  return {
    text: [
      say.html('shops.list', { name: firstName, count }),
      ...shops.map((shop) => shopText(say, shop, view)),
      ...(near > 0 ? [say.html('shops.nearest-first')] : []),
    ].join('\n\n'),
    buttons: [
      ...shops.map((shop) => [shopButton(say, shop, page, near)]),
      ...pager(page, count, (to) => openShops.write({ page: to, near })),
      [{ label: label('address', say(near > 0 ? 'shops.by-name' : 'shops.near-me')), data: order }],
      ...(hasHome ? [[{ label: label('back', say('people.home')), data: openHome.write({}) }]] : []),
    ],
  };
}

function shopText(say: Say, shop: ShopInList, { near, now }: ShopListView): string {
  const { name, description, inCart } = shop;
  const away = distanceText(say, shop, near);
  return [
    say.html(away ? 'shops.name-away' : 'shops.name', { name, away }),
    ...(description ? [say.html('shops.description', { description: shorten(description, DESCRIBED) })] : []),
    shortOpeningText(say, shop, now),
    ...(inCart > 0 ? [label('cart', say.html('shops.in-cart', { count: inCart }))] : []),
  ].join('\n');
}

function shopButton(say: Say, shop: ShopInList, page: number, near: number): Button {
  const away = distanceText(say, shop, near);
  const name = shorten(shop.name, away ? WIDE - away.length - 3 : WIDE);
  const data = openShopPage.write({ shopId: shop.shopId, page, near });
  return { label: label('shop', away ? `${name} · ${away}` : name), data };
}

/** `1.2 km`, plain; empty when one of the places is not known. */
function distanceText(say: Say, shop: ShopInList, near: number): string {
  const from = readNear(near);
  const kilometres = from && kilometresBetween(from, shop);
  return kilometres === undefined ? '' : say('shops.away', { km: kilometresText(kilometres, say.language) });
}

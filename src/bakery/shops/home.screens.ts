import { label } from '../../chat/emoji.ts';
import type { Say } from '../../chat/say.ts';
import type { Button, Screen } from '../../chat/screen.ts';
import { shorten } from '../../chat/shorten.ts';
import { openCart } from '../cart/cart.actions.ts';
import { openCatalog } from '../catalog/catalog.actions.ts';
import { openProducts } from '../catalog/console/products.actions.ts';
import { openSearch } from '../catalog/finding/search.actions.ts';
import { openDeliveries } from '../deliveries/deliveries.actions.ts';
import { openBoard } from '../kitchen/kitchen.actions.ts';
import { openLock } from '../lock/lock.actions.ts';
import type { RoleKind } from '../operation.ts';
import { orderAgain } from '../orders/order-again.actions.ts';
import { openOrders } from '../orders/orders.actions.ts';
import { openRatings } from '../orders/ratings/ratings.actions.ts';
import { openLanguages } from '../people/language/language.actions.ts';
import { openProfile } from '../people/profile/profile.actions.ts';
import { openStaff } from '../staff/staff.actions.ts';
import { openRestock } from '../stock/restock.actions.ts';
import type { Home } from './home.queries.ts';
import { openingText } from './hours/opening.screens.ts';
import { openSettings } from './settings/settings.actions.ts';
import { aboutShop, openShops } from './shops.actions.ts';

export interface HomeView {
  readonly firstName: string;
  readonly home: Home;
  /** What the visitor is in the shop, besides a customer. */
  readonly kinds: ReadonlySet<RoleKind>;
  /** A PIN opens what they are besides. */
  readonly isLocked?: boolean;
  readonly now: Date;
}

export function homeScreen(say: Say, { firstName, home, kinds, isLocked = false, now }: HomeView): Screen {
  const { shopId, shopName, inCart, hasOthers, last } = home;
  const cart = inCart > 0 ? say('home.cart-with', { pieces: inCart }) : say('home.cart');
  return {
    text: `${say.html('home.welcome', { name: firstName, shop: shopName })}\n\n${openingText(say, home, now)}`,
    buttons: [
      ...(last ? [[againButton(say, last)]] : []),
      [
        { label: label('catalogue', say('home.catalogue')), data: openCatalog.write({ page: 0 }) },
        { label: label('search', say('search.open')), data: openSearch.write({}) },
      ],
      [
        { label: label('cart', cart), data: openCart.write({ page: 0 }) },
        { label: label('orders', say('home.orders')), data: openOrders.write({ page: 0 }) },
      ],
      [
        { label: label('shop', say('shops.about')), data: aboutShop.write({ shopId }) },
        ...(hasOthers ? [{ label: label('shop', say('shops.all')), data: openShops.write({ page: 0, near: 0 }) }] : []),
      ],
      ...work(say, kinds, shopId),
      ...(isLocked ? [[{ label: label('unlock', say('lock.open')), data: openLock.write({}) }]] : []),
      [{ label: label('profile', say('home.profile')), data: openProfile.write({}) }, languageButton(say)],
    ],
  };
}

/** Room for the name in a label of 34. */
const AGAIN = 18;

function againButton(say: Say, { orderId, name, more }: NonNullable<Home['last']>): Button {
  const what = { name: shorten(name, AGAIN), more };
  return {
    label: label('again', say(more > 0 ? 'again.home-more' : 'again.home', what)),
    data: orderAgain.write({ orderId }),
  };
}

function work(say: Say, kinds: ReadonlySet<RoleKind>, shopId: number): Button[][] {
  const bakes = kinds.has('employee') || kinds.has('owner');
  return [
    ...(kinds.has('courier')
      ? [[{ label: label('delivery', say('home.deliveries')), data: openDeliveries.write({ page: 0 }) }]]
      : []),
    ...(bakes ? [[{ label: label('bake', say('home.board')), data: openBoard.write({ page: 0 }) }]] : []),
    ...(kinds.has('owner')
      ? [
          [
            { label: label('stock', say('home.products')), data: openProducts.write({ page: 0 }) },
            { label: label('stock', say('home.stock')), data: openRestock.write({ searchId: 0, low: 0, page: 0 }) },
          ],
          [
            { label: label('staff', say('home.staff')), data: openStaff.write({ kind: 0, page: 0 }) },
            { label: label('settings', say('settings.open')), data: openSettings.write({ shopId }) },
          ],
          [{ label: label('rating', say('ratings.open')), data: openRatings.write({ shopId, page: 0 }) }],
        ]
      : []),
  ];
}

/** There is no bakery yet; its owner is asked about it instead of seeing this. */
export function noShopScreen(say: Say, firstName: string): Screen {
  return { text: say.html('home.no-shop', { name: firstName }), buttons: [[languageButton(say)]] };
}

/** @param commands what the visitor may do, without the slash. */
export function helpScreen(say: Say, commands: readonly string[]): Screen {
  const lines = commands.map((name) => say.html('home.help.line', { name, words: say(`commands.${name}`) }));
  return { text: [say.html('home.help.title'), lines.join('\n'), say.html('home.help.more')].join('\n\n') };
}

function languageButton(say: Say): Button {
  return { label: label('language', say('home.language')), data: openLanguages.write({}) };
}

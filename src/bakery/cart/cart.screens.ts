import { label } from '../../chat/emoji.ts';
import { PAGE, pageOf, pager } from '../../chat/pages.ts';
import type { Say } from '../../chat/say.ts';
import type { Button, Screen } from '../../chat/screen.ts';
import { shorten } from '../../chat/shorten.ts';
import { shortage } from '../catalog/availability.ts';
import { openCatalog, openProduct } from '../catalog/catalog.actions.ts';
import { checkOut } from '../orders/orders.actions.ts';
import { openHome } from '../shops/home.actions.ts';
import { oneLess, oneMore, openCart, removeLine } from './cart.actions.ts';
import type { CartContents, LineInCart } from './cart.queries.ts';

/** Letters of a name on one of four buttons in a row. */
const QUARTER = 10;

export function cartScreen(say: Say, cart: CartContents, wanted: number): Screen {
  if (cart.lines.length === 0) return emptyCartScreen(say);
  const page = pageOf(wanted, cart.lines.length);
  const from = page * PAGE;
  const lines = cart.lines.slice(from, from + PAGE);
  return {
    text: [
      say.html('cart.title'),
      lines.map((line, i) => lineText(say, line, from + i + 1, cart.currency)).join('\n'),
      totalText(say, cart),
    ].join('\n\n'),
    buttons: [
      ...lines.map((line, i) => lineButtons(line, from + i + 1, page)),
      ...pager(page, cart.lines.length, (to) => openCart.write({ page: to })),
      [{ label: label('confirm', say('cart.check-out')), data: checkOut.write({}) }],
      waysOn(say),
    ],
  };
}

function lineText(say: Say, line: LineInCart, number: number, currency: string): string {
  const { name, price, quantity } = line;
  const written = say.html('cart.line', {
    number,
    name,
    quantity,
    price: say.money({ minor: price, currency }),
    amount: say.money({ minor: price * quantity, currency }),
  });
  const short = isShort(line) ? shortage(say, line) : undefined;
  return short ? `${written}\n${say.html('cart.short', { short })}` : written;
}

function isShort({ stock, onShelf, quantity }: LineInCart): boolean {
  return !onShelf || (stock !== null && stock < quantity);
}

function totalText(say: Say, { lines, currency, shopFee }: CartContents): string {
  const total = lines.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
  const written = say.html('cart.total', { total: say.money({ minor: total, currency }) });
  if (shopFee === 0) return written;
  return `${written}\n${say.html('cart.delivery-fee', { fee: say.money({ minor: shopFee, currency }) })}`;
}

function lineButtons({ productId, name, categoryId }: LineInCart, number: number, page: number): Button[] {
  return [
    { label: `${number}. ${shorten(name, QUARTER)}`, data: openProduct.write({ productId, categoryId, page: 0 }) },
    { label: label('less'), data: oneLess.write({ productId, page }) },
    { label: label('add'), data: oneMore.write({ productId, page }) },
    { label: label('remove'), data: removeLine.write({ productId, page }) },
  ];
}

function emptyCartScreen(say: Say): Screen {
  return { text: say.html('cart.empty'), buttons: [waysOn(say)] };
}

function waysOn(say: Say): Button[] {
  return [
    { label: label('catalogue', say('cart.catalogue')), data: openCatalog.write({ page: 0 }) },
    { label: label('back', say('cart.home')), data: openHome.write({}) },
  ];
}

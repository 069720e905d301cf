import { label } from '../../chat/emoji.ts';
import { PAGE, pageOf, pager } from '../../chat/pages.ts';
import type { Say } from '../../chat/say.ts';
import type { Button, Screen } from '../../chat/screen.ts';
import { shorten } from '../../chat/shorten.ts';
import { openCatalog } from '../catalog/catalog.actions.ts';
import { checkOut } from '../orders/orders.actions.ts';
import { openHome } from '../shops/home.actions.ts';
import { bringBack, clearLines, openCart } from './cart.actions.ts';
import type { CartContents, LineInCart } from './cart.queries.ts';
import { hasNewPrice, isShort, lineButtons, lineText } from './cart-line.screens.ts';
import { isEnough, totalText } from './cart-totals.ts';

/** Names that are said to be gone, and letters of each: the longest cart leaves no more room. */
const MOST_GONE = 5;
const GONE_LETTERS = 40;

/** The lines that stand on a page. */
export function linesOn({ lines }: CartContents, wanted: number): readonly LineInCart[] {
  const from = pageOf(wanted, lines.length) * PAGE;
  return lines.slice(from, from + PAGE);
}

/** `gone` names what could not be brought back. */
export function cartScreen(say: Say, cart: CartContents, wanted: number, gone: readonly string[] = []): Screen {
  if (cart.lines.length === 0) return emptyCartScreen(say, cart, gone);
  const page = pageOf(wanted, cart.lines.length);
  const lines = linesOn(cart, page).map((line, i) => ({ line, number: page * PAGE + i + 1 }));
  return {
    text: [
      say.html('cart.title'),
      ...goneText(say, gone),
      lines.map(({ line, number }) => lineText(say, line, number, cart.currency)).join('\n'),
      ...elsewhereText(say, cart, page),
      totalText(say, cart),
    ].join('\n\n'),
    buttons: [
      ...lines.flatMap(({ line, number }) => lineButtons(say, line, { number, page })),
      ...pager(page, cart.lines.length, (to) => openCart.write({ page: to })),
      ...(isEnough(cart) ? [[{ label: label('confirm', say('cart.check-out')), data: checkOut.write({}) }]] : []),
      [{ label: label('remove', say('cart.clear')), data: clearLines.write({ shopId: cart.shopId }) }],
      waysOn(say),
    ],
  };
}

/** What has changed on other pages: without a word it would be met at the checkout only. */
function elsewhereText(say: Say, { lines }: CartContents, page: number): string[] {
  const changed = lines.flatMap((line, i) => (hasNewPrice(line) || isShort(line) ? [Math.floor(i / PAGE)] : []));
  const pages = [...new Set(changed)].filter((one) => one !== page).map((one) => one + 1);
  return pages.length > 0 ? [say.html('cart.changed-elsewhere', { pages: pages.join(', ') })] : [];
}

function goneText(say: Say, gone: readonly string[]): string[] {
  if (gone.length === 0) return [];
  const names = gone.slice(0, MOST_GONE).map((name) => shorten(name, GONE_LETTERS));
  return [say.html('cart.gone', { names: [...names, ...(gone.length > MOST_GONE ? ['…'] : [])].join(', ') })];
}

function emptyCartScreen(say: Say, { shopId, cleared }: CartContents, gone: readonly string[]): Screen {
  const back = { label: label('giveBack', say('cart.bring-back')), data: bringBack.write({ shopId }) };
  const text = say.html(cleared > 0 ? 'cart.cleared' : 'cart.empty', { count: cleared });
  return {
    text: [...goneText(say, gone), text].join('\n\n'),
    buttons: [...(cleared > 0 ? [[back]] : []), waysOn(say)],
  };
}

function waysOn(say: Say): Button[] {
  return [
    { label: label('catalogue', say('cart.catalogue')), data: openCatalog.write({ page: 0 }) },
    { label: label('back', say('cart.home')), data: openHome.write({}) },
  ];
}

import { label } from '../../chat/emoji.ts';
import type { Say } from '../../chat/say.ts';
import type { Screen } from '../../chat/screen.ts';
import { shorten } from '../../chat/shorten.ts';
import { openCart } from '../cart/cart.actions.ts';
import { openCatalog } from '../catalog/catalog.actions.ts';
import type { Difference } from './order-again.ts';
import { checkOut } from './orders.actions.ts';

export interface InCartAgain {
  readonly orderId: number;
  readonly currency: string;
  /** Products of the order that are in the cart now. */
  readonly lines: number;
  readonly differences: readonly Difference[];
}

export function againScreen(say: Say, { orderId, currency, lines, differences }: InCartAgain): Screen {
  const said = differencesText(say, differences, currency);
  const look = { label: label('catalogue', say('again.catalogue')), data: openCatalog.write({ page: 0 }) };
  if (lines === 0) return { text: `${say.html('again.nothing', { number: orderId })}\n\n${said}`, buttons: [[look]] };
  return {
    text:
      said === ''
        ? say.html('again.title', { number: orderId })
        : `${say.html('again.but', { number: orderId })}\n${said}`,
    buttons: [
      [{ label: label('confirm', say('again.check-out')), data: checkOut.write({}) }],
      [{ label: label('cart', say('again.cart')), data: openCart.write({ page: 0 }) }, look],
    ],
  };
}

/** A message holds 4096 characters; the cart shows the prices that did not fit. */
const MOST = 30;
const LONGEST_NAME = 50;

/** What cannot be had first. */
function differencesText(say: Say, differences: readonly Difference[], currency: string): string {
  const isPrice = ({ kind }: Difference) => kind === 'dearer' || kind === 'cheaper';
  const sorted = [...differences.filter((one) => !isPrice(one)), ...differences.filter(isPrice)];
  const left = sorted.length - MOST;
  return [
    ...sorted.slice(0, MOST).map((one) => differenceText(say, one, currency)),
    ...(left > 0 ? [say.html('again.more', { count: left })] : []),
  ].join('\n');
}

function differenceText(say: Say, { kind, name, quantity, was, price }: Difference, currency: string): string {
  return say.html(`again.${kind}`, {
    name: shorten(name, LONGEST_NAME),
    quantity,
    was: say.money({ minor: was, currency }),
    price: say.money({ minor: price, currency }),
  });
}

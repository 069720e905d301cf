import { label } from '../../chat/emoji.ts';
import type { Say } from '../../chat/say.ts';
import type { Screen } from '../../chat/screen.ts';
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
  const said = differences.map((one) => differenceText(say, one, currency)).join('\n');
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

function differenceText(say: Say, { kind, name, quantity, was, price }: Difference, currency: string): string {
  return say.html(`again.${kind}`, {
    name,
    quantity,
    was: say.money({ minor: was, currency }),
    price: say.money({ minor: price, currency }),
  });
}

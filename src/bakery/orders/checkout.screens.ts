import { label } from '../../chat/emoji.ts';
import type { Say } from '../../chat/say.ts';
import type { Button, Screen } from '../../chat/screen.ts';
import { openCart } from '../cart/cart.actions.ts';
import { openCatalog } from '../catalog/catalog.actions.ts';
import type { CheckoutView } from './checkout.queries.ts';
import { available, type CheckoutLine, type Fulfilment, totalsOf } from './checkout.ts';
import { changeAddress, chooseDelivery, choosePickup, confirmOrder } from './orders.actions.ts';
import { linesText, totalsText, whereText } from './receipt.ts';

/** What is missing is said by name so often; more would not fit beside the longest order, and one fix shows the rest. */
const MOST_SHORTAGES = 3;

/** Everything that ✅ agrees to. What cannot be had takes the ✅ away. */
export function summaryScreen(say: Say, cart: CheckoutView, lines: readonly CheckoutView[]): Screen {
  const { cartId, version, currency } = cart;
  const totals = totalsOf(lines);
  const short = lines.filter((line) => available(line) < line.quantity);
  const order = {
    label: label('confirm', say('orders.checkout.order', { total: say.money({ minor: totals.total, currency }) })),
    data: confirmOrder.write({ cartId, version, total: totals.total }),
  };
  return {
    text: [
      say.html('orders.checkout.summary'),
      linesText(say, lines, currency),
      totalsText(say, totals, currency),
      howText(say, cart),
      ...short.slice(0, MOST_SHORTAGES).map((line) => shortText(say, line)),
    ].join('\n\n'),
    buttons: [...(short.length === 0 ? [[order]] : []), ...changes(say, cart)],
  };
}

function howText(say: Say, cart: CheckoutView): string {
  return [
    whereText(say, cart),
    label('phone', say.html('orders.phone', { phone: cart.phone })),
    label('cash', say.html(`orders.cash-${cart.fulfilment}`)),
  ].join('\n');
}

function shortText(say: Say, line: CheckoutLine): string {
  const left = available(line);
  const { name } = line;
  return left === 0
    ? say.html('orders.checkout.sold-out', { name })
    : say.html('orders.checkout.only-left', { name, left });
}

function changes(say: Say, { fulfilment }: CheckoutView): Button[][] {
  const way = (one: Fulfilment, data: string): Button => {
    const name = say(`orders.${one}`);
    return { label: label(one, one === fulfilment ? say('orders.checkout.chosen', { name }) : name), data };
  };
  return [
    [way('delivery', chooseDelivery.write({})), way('pickup', choosePickup.write({}))],
    ...(fulfilment === 'delivery'
      ? [[{ label: label('address', say('orders.checkout.another-address')), data: changeAddress.write({}) }]]
      : []),
    [{ label: label('cart', say('orders.checkout.change-cart')), data: openCart.write({ page: 0 }) }],
  ];
}

export function nothingToOrderScreen(say: Say): Screen {
  return {
    text: say.html('orders.checkout.empty'),
    buttons: [[{ label: label('catalogue', say('orders.catalogue')), data: openCatalog.write({ page: 0 }) }]],
  };
}

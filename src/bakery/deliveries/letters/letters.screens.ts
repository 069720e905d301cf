import { label } from '../../../chat/emoji.ts';
import type { Say } from '../../../chat/say.ts';
import type { Button, Screen } from '../../../chat/screen.ts';
import { shorten } from '../../../chat/shorten.ts';
import { askBakery } from '../../orders/messages/order-messages.actions.ts';
import { openDelivery } from '../deliveries.actions.ts';
import { writeCourier, writeCustomer } from './letters.actions.ts';
import type { Letter } from './letters.queries.ts';

/** Letters of a name on a button, beside the words of the longest language. */
const LONGEST_NAME = 16;

export function toCustomerButton(say: Say, orderId: number, customer: string): Button {
  const words = say('letters.write', { name: shorten(customer, LONGEST_NAME) });
  return { label: label('note', words), data: writeCustomer.write({ orderId }) };
}

/** Somebody's words as the other one reads them: a first name, and no number. */
export function letterScreen(say: Say, { orderId, from, text, toCourier, isGone }: Letter): Screen {
  if (isGone) return { text: say.html('letters.gone', { number: orderId }) };
  const title = label(
    'note',
    say.html(toCourier ? 'letters.of-customer' : 'letters.of-courier', { number: orderId, from }),
  );
  const answer = toCourier ? writeCustomer : writeCourier;
  return {
    text: `${title}\n\n${say.html('letters.words', { text })}`,
    buttons: [[{ label: label('note', say('letters.answer')), data: answer.write({ orderId }) }]],
  };
}

/** Kept, but not read now: where else to turn. */
export function unreachableScreen(
  say: Say,
  { to, name, orderId }: { to: 'courier' | 'customer'; name: string; orderId: number },
): Screen {
  const bakery = { label: label('note', say('talk.ask')), data: askBakery.write({ orderId }) };
  const card = { label: label('delivery', say('deliveries.open')), data: openDelivery.write({ orderId }) };
  return {
    text: say.html(`letters.unreachable-${to}`, { name }),
    buttons: [[to === 'courier' ? bakery : card]],
  };
}

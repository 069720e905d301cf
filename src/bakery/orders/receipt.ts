import { label } from '../../chat/emoji.ts';
import type { Say } from '../../chat/say.ts';
import { shorten } from '../../chat/shorten.ts';
import { mapUrl, type Place } from '../people/place.ts';
import type { Fulfilment, Totals } from './checkout/checkout.ts';

export interface ReceiptLine {
  readonly name: string;
  /** Minor units. */
  readonly price: number;
  readonly quantity: number;
  /** To be written on it. */
  readonly inscription?: string | null;
}

/** A message holds 4096 characters: names are cut in a long order, inscriptions only when they would fill a third. */
const MANY_LINES = 12;
const MUCH_TEXT = 1_300;
const CUT = 30;

/** `2 × Croissant · €3.80` for each line, what is written on it below. */
export function linesText(say: Say, lines: readonly ReceiptLine[], currency: string): string {
  const written = lines.reduce((sum, { inscription }) => sum + (inscription?.length ?? 0), 0);
  const cut = (text: string, isCut: boolean) => (isCut ? shorten(text, CUT) : text);
  return lines
    .map(({ name, price, quantity, inscription }) => {
      const amount = say.money({ minor: price * quantity, currency });
      const line = say.html('orders.line', { name: cut(name, lines.length > MANY_LINES), quantity, amount });
      if (!inscription) return line;
      return `${line}\n${say.html('orders.inscription', { inscription: cut(inscription, written > MUCH_TEXT) })}`;
    })
    .join('\n');
}

/** The sum alone when nothing is brought. */
export function totalsText(
  say: Say,
  { items, deliveryFee, total, fulfilment }: Totals & { readonly fulfilment: Fulfilment | null },
  currency: string,
): string {
  const sum = say.html('orders.total', { total: say.money({ minor: total, currency }) });
  if (fulfilment !== 'delivery') return sum;
  const goods = say.money({ minor: items, currency });
  if (deliveryFee === 0) return `${say.html('checkout.parts-free', { items: goods })}\n${sum}`;
  const parts = { items: goods, fee: say.money({ minor: deliveryFee, currency }) };
  return `${say.html('orders.parts', parts)}\n${sum}`;
}

export interface Where extends Place {
  readonly fulfilment: Fulfilment | null;
  readonly shopName: string;
  readonly shopAddress: string;
}

/** The written address, a link to the shared place on a map, or where to pick it up. */
export function whereText(say: Say, where: Where): string {
  const { fulfilment, address, shopName, shopAddress } = where;
  if (fulfilment !== 'delivery') {
    return label('pickup', say.html('orders.at', { place: [shopName, shopAddress].filter(Boolean).join(', ') }));
  }
  if (address !== null) return label('delivery', say.html('orders.to', { address }));
  return label('delivery', say.html('orders.on-map', { url: mapUrl(where) }));
}

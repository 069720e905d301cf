import { label } from '../../chat/emoji.ts';
import { pager } from '../../chat/pages.ts';
import type { Say } from '../../chat/say.ts';
import type { Screen } from '../../chat/screen.ts';
import { shorten } from '../../chat/shorten.ts';
import type { Ledger, Movement } from './ledger.queries.ts';
import { openLedger, openStock } from './restock.actions.ts';

/** Of the name of somebody or something. */
const NAME = 40;

/** Why a stock is what it is, newest first. */
export function ledgerScreen(
  say: Say,
  { productId, name, movements, count, page, timeZone }: Ledger,
  now: Date,
): Screen {
  const title = say.html('stock.ledger.title', { name });
  const lines = movements.map((one) => line(say, one, say.time(one.at, timeZone, now)));
  return {
    text: [title, ...(count === 0 ? [say.html('stock.ledger.empty')] : lines)].join('\n\n'),
    buttons: [
      ...pager(page, count, (to) => openLedger.write({ productId, page: to })),
      [
        {
          label: label('back', say('stock.back')),
          data: openStock.write({ productId, searchId: 0, low: 0, page: 0 }),
        },
      ],
    ],
  };
}

/** `−2 → 10 · order 12` and below it who and when. */
function line(say: Say, { quantity, reason, orderId, by, stock }: Movement, time: string): string {
  const why = say(`stock.reasons.${reason}`, { number: orderId ?? 0 });
  const moved = quantity < 0 ? `−${-quantity}` : `+${quantity}`;
  const what = say.html('stock.ledger.line', { moved, stock, why });
  return `${what}\n${say.html(by === null ? 'stock.ledger.when' : 'stock.ledger.who', { time, by: shorten(by ?? '', NAME) })}`;
}

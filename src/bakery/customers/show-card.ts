import type { Turn } from '../../chat/turn.ts';
import { hashOf, newToken } from '../people/invitation-link.ts';
import { qrOf } from '../shops/qr.ts';
import { cardLink } from './card-link.ts';
import { cardScreen } from './customer.screens.ts';
import { makeCard } from './make-card.ts';
import { customerFor } from './show-customers.ts';

/** A new link each time: the one before works no more. */
export async function showNewCard(turn: Turn, customerId: number): Promise<void> {
  const one = await customerFor(turn, customerId);
  const { token, until } = await newCard(turn, customerId);
  const link = cardLink(turn.botName, token);
  await turn.send(cardScreen(turn.say, { one, link, until, qr: await qrOf(link) }, turn.now));
}

/** After a crash the repeated update gets the result for a token nobody knows any more: then another one is made. */
async function newCard(turn: Turn, customerId: number): Promise<{ token: string; until: Date }> {
  for (;;) {
    const token = newToken();
    const made = await turn.run(makeCard, { customerId, tokenHash: hashOf(token) });
    if (made.tokenHash === hashOf(token)) return { token, until: new Date(made.until) };
  }
}

import { label } from '../../chat/emoji.ts';
import type { Say } from '../../chat/say.ts';
import type { Screen } from '../../chat/screen.ts';
import { openDelivery, sendDeliveries } from './deliveries.actions.ts';
import type { Trip } from './deliveries.queries.ts';
import { type Deed, type Loss, losses } from './setbacks.ts';

type News = 'ready' | 'assigned' | 'assigned-ready' | Loss;

/** What must be heard by who has a delivery, or had it; undefined while there is nothing. */
export function newsOf({ status, mine }: Trip, deed: Deed | null): News | undefined {
  if (mine) {
    const isReady = mine.orderStatus === 'ready';
    if (status !== 'accepted') return undefined;
    if (deed === 'assigned') return isReady ? 'assigned-ready' : 'assigned';
    return isReady ? 'ready' : undefined;
  }
  const isOpen = status === 'offered' || status === 'accepted' || status === 'picked_up';
  return isOpen ? losses.find((loss) => loss === deed) : undefined;
}

/** A short message with a way to the card, as long as there is something to do with it. */
export function newsScreen(say: Say, news: News | 'free-again' | 'called-off', orderId: number): Screen {
  const open = { label: label('delivery', say('deliveries.open')), data: openDelivery.write({ orderId }) };
  const list = { label: label('delivery', say('deliveries.list.open')), data: sendDeliveries.write({}) };
  const isOver = news === 'called-off' || news === 'taken-away';
  return { text: say.html(`deliveries.news.${news}`, { number: orderId }), buttons: [[isOver ? list : open]] };
}

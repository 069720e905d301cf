import { label } from '../../chat/emoji.ts';
import type { Say } from '../../chat/say.ts';
import type { Screen } from '../../chat/screen.ts';
import { openKitchenCard } from './kitchen.actions.ts';
import type { KitchenOrder } from './kitchen.queries.ts';

/** Why there is no courier, or why it is here again; nothing while it is on its way or over. */
export function setbackText(say: Say, { status, failure, givenBackFor }: KitchenOrder): string[] {
  if (status === 'in_transit' || status === 'completed') return [];
  const because = (reason: string) => ({ context: reason, reason: say(`deliveries.setback.${reason}`) });
  return [
    ...(failure ? [say.html('kitchen.card.failed', because(failure))] : []),
    ...(givenBackFor ? [say.html('kitchen.card.given-back', because(givenBackFor))] : []),
  ];
}

export function failedScreen(say: Say, { orderId, inGroup }: KitchenOrder, failure: string): Screen {
  const text = say.html('kitchen.failed', { number: orderId, reason: say(`deliveries.setback.${failure}`) });
  if (inGroup) return { text, topic: { key: 'kitchen', name: say('groups.kitchen') } };
  return {
    text,
    buttons: [[{ label: label('bake', say('kitchen.open')), data: openKitchenCard.write({ orderId }) }]],
  };
}

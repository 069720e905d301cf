import { type Form, form } from '../../chat/form.ts';
import { choiceOf } from '../../chat/readers.ts';
import type { Operation } from '../operation.ts';
import { offerCard } from './deliveries.notices.ts';
import { type Failing, failDelivery } from './fail-delivery.ts';
import { type GivingBack, giveBackDelivery } from './give-back-delivery.ts';
import { failures, givenBackReasons } from './setbacks.ts';

export const giveBackForm = asksWhy<GivingBack>('give-back', givenBackReasons, giveBackDelivery);
export const failForm = asksWhy<Failing>('fail-delivery', failures, failDelivery);

/** In the card's place; whatever comes of it, the card is back. */
function asksWhy<Draft extends GivingBack>(
  id: string,
  reasons: readonly string[],
  operation: Operation<Draft, void>,
): Form<Draft> {
  return form<GivingBack>({
    id,
    steps: {
      why: {
        ask: `deliveries.why.${id}`,
        choices: ({ say }) => reasons.map((reason, value) => [{ label: say(`deliveries.setback.${reason}`), value }]),
        read: choiceOf(...reasons.keys()),
      },
    },
    async submit(turn, draft) {
      try {
        await turn.run(operation, draft as Draft);
      } finally {
        await turn.showCard(offerCard, draft.orderId);
      }
    },
    async cancelled(turn, { orderId }) {
      if (orderId !== undefined) await turn.showCard(offerCard, orderId);
    },
  }) as Form<Draft>;
}

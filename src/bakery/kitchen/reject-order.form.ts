import { form } from '../../chat/form.ts';
import { text } from '../../chat/readers.ts';
import { listedReasons, storedReason, typedReason } from '../orders/cancel-reason.ts';
import { sayAlready } from './already.ts';
import { kitchenCard } from './kitchen.notices.ts';
import { type Rejection, rejectOrder } from './reject-order.ts';

export const rejectOrderForm = form<Rejection>({
  id: 'reject-order',
  steps: {
    reason: {
      ask: 'kitchen.reasons.ask',
      choices: ({ say }) => listedReasons.map((reason, value) => [{ label: say(`kitchen.reasons.${reason}`), value }]),
      read(answer) {
        if (answer.kind !== 'choice') return typedReason(text(3, 300)(answer));
        const listed = listedReasons[answer.value];
        return listed ? { value: storedReason(listed) } : { wrong: 'choice' };
      },
    },
  },
  async submit(turn, rejection) {
    try {
      if (!(await turn.run(rejectOrder, rejection))) await sayAlready(turn, rejectOrder, rejection.orderId);
    } finally {
      await turn.showCard(kitchenCard, rejection.orderId);
    }
  },
  async cancelled(turn, { orderId }) {
    if (orderId !== undefined) await turn.showCard(kitchenCard, orderId);
  },
});

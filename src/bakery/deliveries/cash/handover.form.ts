import { form } from '../../../chat/form.ts';
import { text } from '../../../chat/readers.ts';
import { parseMoney } from '../../money.ts';
import { type Confirmation, confirmHandover } from './confirm-handover.ts';
import { handoverCard } from './handover.notices.ts';

interface Counted extends Confirmation {
  readonly currency: string;
  readonly courier: string;
}

/** Another sum than the courier's, and why. */
export const countedForm = form<Counted>({
  id: 'cash-counted',
  steps: {
    received: {
      ask: ({ say }, { courier = '', amount = 0, currency = '' }) => ({
        text: say.html('handover.ask-sum', { courier, amount: say.money({ minor: amount, currency }) }),
      }),
      read(answer, { currency = 'EUR' }) {
        const sum = answer.kind === 'text' ? parseMoney(answer.text, currency) : undefined;
        return sum === undefined ? { wrong: 'price', params: { currency } } : { value: sum };
      },
    },
    note: {
      ask: 'handover.ask-note',
      read: text(1, 300),
      optional: true,
      when: ({ received, amount }) => received !== amount,
    },
  },
  async submit(turn, { handoverId, amount, received, note = null }) {
    try {
      await turn.run(confirmHandover, { handoverId, amount, received, note });
    } finally {
      await turn.showCard(handoverCard, handoverId);
    }
  },
  async cancelled(turn, { handoverId }) {
    if (handoverId !== undefined) await turn.showCard(handoverCard, handoverId);
  },
});

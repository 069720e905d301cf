import { form } from '../../../chat/form.ts';
import { text } from '../../../chat/readers.ts';
import { type Answering, answerTheCustomer } from './answer-customer.ts';
import { questionCard } from './order-messages.notices.ts';

const LONGEST = 1000;

interface Draft extends Answering {
  /** The order's, and the customer's first name: so that one reads whom one answers. */
  readonly number: number;
  readonly customer: string;
}

export const answerCustomerForm = form<Draft>({
  id: 'answer-customer',
  apart: true,
  steps: { text: { ask: 'talk.ask-answer', read: text(1, LONGEST) } },
  async submit(turn, { messageId, customer, text }) {
    try {
      const { reachable } = await turn.run(answerTheCustomer, { messageId, text });
      const told = turn.say.html(reachable ? 'talk.sent' : 'talk.unreachable', { customer });
      await turn.send({ text: told });
    } finally {
      await turn.showCard(questionCard, messageId);
    }
  },
});

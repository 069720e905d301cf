import { form } from '../../chat/form.ts';
import { text } from '../../chat/readers.ts';
import { Refusal } from '../refusal.ts';
import { type Answering, answerTheCustomer } from './answer-customer.ts';
import { questionCard } from './order-messages.notices.ts';
import { question } from './order-messages.queries.ts';
import { askAnswerScreen } from './order-messages.screens.ts';

const LONGEST = 1000;

export const answerCustomerForm = form<Answering>({
  id: 'answer-customer',
  apart: true,
  steps: {
    text: {
      async ask(turn, { messageId }) {
        const asked = await turn.read(question, messageId ?? 0, turn.visitor.personId);
        if (!asked) throw new Refusal('order.unknown');
        return askAnswerScreen(turn.say, asked);
      },
      read: text(1, LONGEST),
    },
  },
  async submit(turn, answering) {
    try {
      const { customer, reachable } = await turn.run(answerTheCustomer, answering);
      const told = turn.say.html(reachable ? 'talk.sent' : 'talk.unreachable', { customer });
      await turn.send({ text: told });
    } finally {
      await turn.showCard(questionCard, answering.messageId);
    }
  },
});

import { form } from '../../../chat/form.ts';
import { text } from '../../../chat/readers.ts';
import { type Asking, askTheBakery } from './ask-bakery.ts';

const LONGEST = 1000;

export const askBakeryForm = form<Asking>({
  id: 'ask-bakery',
  apart: true,
  steps: {
    text: {
      ask: ({ say }, { orderId }) => ({ text: say.html('talk.ask-words', { number: orderId }) }),
      read: text(1, LONGEST),
    },
  },
  async submit(turn, asking) {
    await turn.run(askTheBakery, asking);
    await turn.send({ text: turn.say.html('talk.asked') });
  },
});

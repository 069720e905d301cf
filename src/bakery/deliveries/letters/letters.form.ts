import { type Form, form } from '../../../chat/form.ts';
import { text } from '../../../chat/readers.ts';
import type { Operation } from '../../operation.ts';
import { unreachableScreen } from './letters.screens.ts';
import { type Writing, writeToCourier, writeToCustomer } from './write-letter.ts';

const LONGEST = 1000;

export interface LetterDraft extends Writing {
  /** The first name of whom it is for: so that one reads whom one writes to. */
  readonly name: string;
}

export const courierLetterForm = letterForm('courier', writeToCourier);
export const customerLetterForm = letterForm('customer', writeToCustomer);

function letterForm(to: 'courier' | 'customer', write: Operation<Writing, { reachable: boolean }>): Form<LetterDraft> {
  return form<LetterDraft>({
    id: `letter-to-${to}`,
    apart: true,
    steps: {
      text: {
        ask: ({ say }, { name, orderId }) => ({ text: say.html('letters.ask', { name, number: orderId }) }),
        read: text(1, LONGEST),
      },
    },
    async submit(turn, { orderId, text, name }) {
      const { reachable } = await turn.run(write, { orderId, text });
      if (!reachable) return turn.send(unreachableScreen(turn.say, { to, name, orderId }));
      await turn.send({ text: turn.say.html('letters.sent', { name }) });
    },
  });
}

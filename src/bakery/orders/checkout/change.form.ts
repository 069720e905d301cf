import { label } from '../../../chat/emoji.ts';
import { type Answer, form, type Reading, showNothing } from '../../../chat/form.ts';
import type { Say } from '../../../chat/say.ts';
import type { Turn } from '../../../chat/turn.ts';
import { parseMoney } from '../../money.ts';
import { banknotesFor } from './banknotes.ts';
import { backToCheckout, leaveQuestions, shopOf, showCheckout } from './checkout.form.ts';
import { checkoutOf } from './checkout.queries.ts';
import { totalsOf } from './checkout.ts';
import { payWith } from './pay-with.ts';

export interface ChangeDraft {
  /** The banknote, minor units; 0 = exact. */
  readonly note: number;
  /** Minor units. */
  readonly total: number;
  readonly currency: string;
  readonly shopId: number;
}

const EXACT = 0;

export const changeForm = form<ChangeDraft>({
  id: 'change',
  steps: {
    note: {
      ask: ({ say }, { total = 0, currency = '' }) => ({
        text: say.html('checkout.ask-change', { total: say.money({ minor: total, currency }) }),
      }),
      choices: ({ say }, { total = 0, currency = '' }) => {
        const notes = banknotesFor(total, currency).map((minor) => ({
          label: label('cash', say.money({ minor, currency })),
          value: minor,
        }));
        return [[{ label: label('cash', say('checkout.exact')), value: EXACT }], notes.slice(0, 3), notes.slice(3)];
      },
      read: (answer, { total = 0, currency = '' }, { say }) => readNote(say, answer, { total, currency }),
    },
  },
  async submit(turn, { note, shopId }) {
    await turn.run(payWith, { shopId, changeFrom: note === EXACT ? null : note });
    await backToCheckout(turn, shopId);
  },
  cancelled: (turn, { shopId = 0 }) => leaveQuestions(turn, shopId),
  putAside: showNothing,
});

function readNote(
  say: Say,
  answer: Answer,
  { total, currency }: Pick<ChangeDraft, 'total' | 'currency'>,
): Reading<number> {
  if (answer.kind === 'choice') return { value: answer.value };
  const note = answer.kind === 'text' ? parseMoney(answer.text, currency) : undefined;
  if (note === undefined) return { wrong: 'price', params: { currency } };
  return note < total
    ? { wrong: 'not-enough', params: { total: say.money({ minor: total, currency }) } }
    : { value: note };
}

/** Banknotes that are sensible for what is to be paid now. */
export async function askForChange(turn: Turn): Promise<void> {
  const lines = await turn.read(checkoutOf, shopOf(turn), turn.visitor.personId);
  const [cart] = lines;
  if (!cart) return showCheckout(turn);
  await turn.begin(changeForm, { total: totalsOf(lines).total, currency: cart.currency, shopId: cart.shopId });
}

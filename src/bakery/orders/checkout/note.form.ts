import { form, showNothing } from '../../../chat/form.ts';
import { text } from '../../../chat/readers.ts';
import { backToCheckout, leaveQuestions } from './checkout.form.ts';
import { leaveNote } from './leave-note.ts';

const MOST_NOTE = 300;

export interface NoteDraft {
  /** Null = none any more. */
  readonly note: string | null;
  readonly shopId: number;
}

export const noteForm = form<NoteDraft>({
  id: 'note',
  steps: {
    note: { ask: 'checkout.ask-note', read: text(1, MOST_NOTE), optional: true },
  },
  async submit(turn, { note = null, shopId }) {
    await turn.run(leaveNote, { shopId, note });
    await backToCheckout(turn, shopId);
  },
  cancelled: (turn, { shopId = 0 }) => leaveQuestions(turn, shopId),
  putAside: showNothing,
});

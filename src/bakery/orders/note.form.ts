import { form } from '../../chat/form.ts';
import { text } from '../../chat/readers.ts';
import { showCheckout } from './checkout.form.ts';
import { leaveNote } from './leave-note.ts';

export const MOST_NOTE = 300;

export interface NoteDraft {
  /** Null = none any more. */
  readonly note: string | null;
}

export const noteForm = form<NoteDraft>({
  id: 'note',
  steps: {
    note: { ask: 'checkout.ask-note', read: text(1, MOST_NOTE), optional: true },
  },
  async submit(turn, { note = null }) {
    await turn.run(leaveNote, { shopId: turn.visitor.shopId ?? 0, note });
    await showCheckout(turn);
  },
  cancelled: (turn) => showCheckout(turn),
});

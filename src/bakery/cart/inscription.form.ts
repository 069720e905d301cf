import { label } from '../../chat/emoji.ts';
import { form, showNothing } from '../../chat/form.ts';
import { text } from '../../chat/readers.ts';
import type { Turn } from '../../chat/turn.ts';
import { inscribeLine, MOST_LETTERS } from './inscribe-line.ts';
import { showCart, showCartWith } from './show-cart.ts';

/** Further than a cart goes: shown is the last there is. */
const LAST_PAGE = 99;

interface InscriptionDraft {
  readonly shopId: number;
  readonly productId: number;
  readonly name: string;
  /** What it said when it was asked; empty = nothing. */
  readonly before: string;
  /** Of the cart, to come back to. */
  readonly page: number;
  /** Null: skipped, so that it stays as it was. */
  readonly inscription: string | null;
}

export const inscriptionForm = form<InscriptionDraft>({
  id: 'cart-inscription',
  steps: {
    inscription: {
      ask: ({ say }, { name, before }) => ({
        text: before
          ? say.html('cart.ask.new-inscription', { name, text: before, most: MOST_LETTERS })
          : say.html('cart.ask.inscription', { name, most: MOST_LETTERS }),
      }),
      optional: true,
      // The choice is the product, so that a button under an older question wipes no other text.
      choices: ({ say }, { before, productId = 0 }) =>
        before ? [[{ label: label('remove', say('cart.no-inscription')), value: productId }]] : [],
      read(answer, { productId }) {
        if (answer.kind !== 'choice') return text(1, MOST_LETTERS)(answer);
        return answer.value === productId ? { value: '' } : { wrong: 'choice' };
      },
    },
  },
  async submit(turn, { shopId, productId, before, page, inscription }) {
    await turn.run(inscribeLine, { shopId, productId, inscription: inscription ?? before });
    await showCartWith(turn, productId, { page, shopId });
  },
  cancelled: (turn, { page = 0, shopId }) => showCart(turn, page, { shopId }),
  putAside: showNothing,
});

/** Asked right after something was put in; the cart with its line, the last one, comes next. */
export function inscribeNew(turn: Turn, added: { shopId: number; productId: number; name: string }): Promise<void> {
  return turn.begin(inscriptionForm, { ...added, before: '', page: LAST_PAGE });
}

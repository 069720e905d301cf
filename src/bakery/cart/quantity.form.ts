import { label } from '../../chat/emoji.ts';
import { type Answer, type Choice, form, type Reading, showNothing } from '../../chat/form.ts';
import { wholeNumber } from '../../chat/readers.ts';
import type { Turn } from '../../chat/turn.ts';
import { askedLine } from './cart.queries.ts';
import { MOST_PIECES } from './put-in-cart.ts';
import { setQuantity } from './set-quantity.ts';
import { showCart, showCartWith } from './show-cart.ts';
import { takeFromCart } from './take-from-cart.ts';

const PRESETS = [2, 3, 5, 10];
/** A choice names its product too, so that a button under an older question counts nothing else: 512 = five of 5. */
const HUNDRED = 100;

interface QuantityDraft {
  readonly shopId: number;
  readonly productId: number;
  readonly name: string;
  /** Pieces in the cart when it was asked. */
  readonly now: number;
  /** Of the cart, to come back to. */
  readonly page: number;
  readonly quantity: number;
}

export const quantityForm = form<QuantityDraft>({
  id: 'cart-quantity',
  steps: {
    quantity: {
      ask: 'cart.ask.quantity',
      choices: async (turn, { productId = 0 }) => presets(turn, productId, await leftOf(turn, productId)),
      async read(answer, { productId = 0 }, turn) {
        const wanted = readQuantity(answer, productId);
        if ('wrong' in wanted) return wanted;
        const left = await leftOf(turn, productId);
        if (wanted.value <= left) return wanted;
        return left === 0 ? { wrong: 'none-left' } : { wrong: 'only-left', params: { left } };
      },
    },
  },
  async submit(turn, { shopId, productId, quantity, page }) {
    if (quantity > 0) await turn.run(setQuantity, { shopId, productId, quantity });
    else await turn.run(takeFromCart, { productId, pieces: MOST_PIECES });
    await showCartWith(turn, productId, { page, shopId });
  },
  cancelled: (turn, { page = 0, shopId }) => showCart(turn, page, { shopId }),
  putAside: showNothing,
});

function readQuantity(answer: Answer, productId: number): Reading<number> {
  if (answer.kind !== 'choice') return wholeNumber(0, MOST_PIECES)(answer);
  return Math.floor(answer.value / HUNDRED) === productId ? { value: answer.value % HUNDRED } : { wrong: 'choice' };
}

function presets({ say }: Turn, productId: number, left: number): Choice[][] {
  const counts = [...PRESETS.filter((count) => count < left), ...(left > 0 && left <= PRESETS.at(-1)! ? [left] : [])];
  return [
    ...(counts.length > 0
      ? [counts.map((count) => ({ label: String(count), value: productId * HUNDRED + count }))]
      : []),
    [{ label: label('remove', say('cart.take-out')), value: productId * HUNDRED }],
  ];
}

/** How many of it can be taken at all. */
async function leftOf(turn: Turn, productId: number): Promise<number> {
  const line = await turn.read(askedLine, turn.visitor.personId, productId);
  return line?.onShelf ? Math.min(line.stock ?? MOST_PIECES, MOST_PIECES) : 0;
}

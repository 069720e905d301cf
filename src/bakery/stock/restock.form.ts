import { label } from '../../chat/emoji.ts';
import { type Choice, form, showNothing } from '../../chat/form.ts';
import { text, wholeNumber } from '../../chat/readers.ts';
import type { Turn } from '../../chat/turn.ts';
import { keepSearch } from '../catalog/finding/keep-search.ts';
import { LONGEST_SEARCH } from '../catalog/finding/search.ts';
import { type Adjustment, adjustStock, MOST_MOVED, takenFor } from './adjust-stock.ts';
import { countStock, MOST_COUNTED } from './count-stock.ts';
import { restockList, type StockPlace, showStock } from './show-stock.ts';

/** What somebody saw when the question was asked. */
export interface SeenDraft extends StockPlace {
  readonly name: string;
  readonly stock: number | null;
  readonly seenId: number;
}

const QUICK = [1, 2, 3, 6];

/** More than the buttons say came in. */
export const addPiecesForm = form<SeenDraft & { readonly quantity: number }>({
  id: 'stock-in',
  steps: { quantity: { ask: 'stock.ask.in', read: wholeNumber(1, MOST_MOVED) } },
  submit: (turn, draft) => adjust(turn, draft, { ...draft, reason: 'restock' }),
  cancelled: backTo,
  putAside: showNothing,
});

export const takePiecesForm = form<SeenDraft & { readonly reason: number; readonly quantity: number }>({
  id: 'stock-out',
  steps: {
    reason: {
      ask: 'stock.ask.why',
      choices: ({ say }) =>
        takenFor.map((reason, value) => [{ label: label('less', say(`stock.taken-for.${reason}`)), value }]),
      read: (answer) =>
        answer.kind === 'choice' && takenFor[answer.value] ? { value: answer.value } : { wrong: 'choice' },
    },
    quantity: {
      ask: 'stock.ask.out',
      choices: (_turn, { stock }) => [quick(stock ?? 0)],
      read: (answer, { stock }) => {
        if (answer.kind === 'choice') return { value: answer.value };
        const most = Math.min(stock ?? 0, MOST_MOVED);
        return most === 0 ? { wrong: 'none-left' } : wholeNumber(1, most)(answer);
      },
    },
  },
  submit: (turn, draft) => adjust(turn, draft, { ...draft, reason: takenFor[draft.reason]! }),
  cancelled: backTo,
  putAside: showNothing,
});

export const countPiecesForm = form<SeenDraft & { readonly counted: number }>({
  id: 'stock-count',
  steps: {
    counted: {
      ask: ({ say }, { name, stock }) => ({
        text: say.html(stock === null ? 'stock.ask.begin' : 'stock.ask.count', { name, pieces: stock ?? 0 }),
      }),
      read: wholeNumber(0, MOST_COUNTED),
    },
  },
  async submit(turn, { counted, ...place }) {
    try {
      const { stock, ordered, missing } = await turn.run(countStock, { ...place, counted });
      const key = missing > 0 ? 'stock.done.missing' : 'stock.done.ordered';
      if (ordered !== 0) await turn.toast(turn.say(key, { pieces: stock, missing, count: Math.abs(ordered) }));
    } finally {
      await showStock(turn, place);
    }
  },
  cancelled: backTo,
  putAside: showNothing,
});

export const findStockForm = form<{ readonly words: string }>({
  id: 'stock-find',
  steps: { words: { ask: 'stock.ask.words', read: text(1, LONGEST_SEARCH) } },
  async submit(turn, { words }) {
    const { searchId } = await turn.run(keepSearch, { words });
    await turn.show(await restockList(turn, { searchId, low: 0, page: 0 }));
  },
  cancelled: async (turn) => turn.show(await restockList(turn, { searchId: 0, low: 0, page: 0 })),
  putAside: showNothing,
});

/** A refusal usually means that the screen is old, so it is brought up to date all the same. */
export async function adjust(turn: Turn, place: StockPlace, asked: Adjustment): Promise<void> {
  const { productId, seenId, quantity, reason } = asked;
  try {
    await turn.run(adjustStock, { productId, seenId, quantity, reason });
  } finally {
    await showStock(turn, place);
  }
}

function quick(stock: number): Choice[] {
  return QUICK.filter((pieces) => pieces <= stock).map((pieces) => ({ label: label('less', pieces), value: pieces }));
}

async function backTo(turn: Turn, { productId, searchId = 0, low = 0, page = 0 }: Partial<SeenDraft>): Promise<void> {
  if (productId !== undefined) await showStock(turn, { productId, searchId, low, page });
}

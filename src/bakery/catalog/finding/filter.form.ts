import { form, type Read } from '../../../chat/form.ts';
import { amount } from '../../../chat/kinds.ts';
import type { Turn } from '../../../chat/turn.ts';
import { hitsIn, shopToday } from './filter.queries.ts';
import { type FilterDraft, filterScreen } from './filter.screens.ts';
import { type PackedFilter, unpackFilter } from './filter.ts';

/** The choices as a button had them, and a range of prices that is typed. */
interface RangeDraft extends PackedFilter {
  readonly categoryId: number;
  readonly currency: string;
  /** Minor units. */
  readonly least: number | null;
  readonly most: number | null;
}

const price: Read<number, RangeDraft> = (answer, { currency = '' }) => amount(1).read(answer, { currency });

export const priceForm = form<RangeDraft>({
  id: 'filter-price',
  steps: {
    least: { ask: 'filters.ask-least', optional: true, read: price },
    most: { ask: 'filters.ask-most', optional: true, read: price },
  },
  submit: (turn, { categoryId, choices, least, most }) =>
    showFilter(turn, categoryId, { choices, from: least ?? 0, to: most ?? 0 }),
  cancelled: (turn, { categoryId = 0, choices = 0, from = 0, to = 0 }) =>
    showFilter(turn, categoryId, { choices, from, to }),
});

/** The choices and how much is left with them. */
export async function showFilter(turn: Turn, categoryId: number, packed: PackedFilter): Promise<void> {
  const { shopId = 0 } = turn.visitor;
  const { draft, minutesLeft } = await draftOf(turn, categoryId, packed);
  const count = await turn.read(hitsIn, { shopId, minutesLeft, ...draft });
  await turn.show(filterScreen(turn.say, draft, count));
}

export async function draftOf(
  turn: Turn,
  categoryId: number,
  packed: PackedFilter,
): Promise<{ draft: FilterDraft; currency: string; minutesLeft: number }> {
  const { currency = '', minutesLeft = -1 } = (await turn.read(shopToday, turn.visitor.shopId ?? 0, turn.now)) ?? {};
  return { draft: { categoryId, filter: unpackFilter(packed, currency) }, currency, minutesLeft };
}

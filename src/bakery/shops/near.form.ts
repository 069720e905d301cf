import { form, showNothing } from '../../chat/form.ts';
import type { Turn } from '../../chat/turn.ts';
import { noShopScreen } from './home.screens.ts';
import { readNear, writeNear } from './near.ts';
import { shopList } from './shops.queries.ts';
import { shopsScreen } from './shops.screens.ts';

export interface NearDraft {
  /** As `near.ts` writes it. The draft is gone with the answer: the place is kept in the list's own buttons only. */
  readonly near: number;
}

export const nearForm = form<NearDraft>({
  id: 'near',
  steps: {
    near: {
      ask: 'shops.ask-location',
      shares: [{ label: 'shops.share-location', asksFor: 'location' }],
      read: (answer) => (answer.kind === 'location' ? { value: writeNear(answer) } : { wrong: 'location' }),
    },
  },
  submit: (turn, { near }) => showShops(turn, 0, near),
  cancelled: (turn) => showShops(turn, 0, 0),
  putAside: showNothing,
});

/** @param near as `near.ts` writes it; what is no place counts as not said. */
export async function showShops(turn: Turn, page: number, near: number): Promise<void> {
  const { personId, firstName, hasChosenShop = false } = turn.visitor;
  const point = readNear(near);
  const shops = await turn.read(shopList, { personId, page, near: point });
  if (shops.length === 0) return turn.show(noShopScreen(turn.say, firstName));
  const view = { firstName, shops, page, near: point ? near : 0, hasHome: hasChosenShop, now: turn.now };
  await turn.show(shopsScreen(turn.say, view));
}

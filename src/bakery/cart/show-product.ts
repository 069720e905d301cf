import type { Turn } from '../../chat/turn.ts';
import { shopToday } from '../catalog/finding/filter.queries.ts';
import { readFilter } from '../catalog/finding/filter.ts';
import { hitsAround } from '../catalog/finding/hits.queries.ts';
import { standingIn } from '../catalog/neighbours.ts';
import { lookAtProduct } from './look-at-product.ts';
import { productPage, shopOfProduct } from './product-page.queries.ts';
import { type InHits, type InList, productGoneScreen, productScreen } from './product-page.screens.ts';

export interface Shown {
  readonly productId: number;
  /** The one the person is looking at, when not said otherwise. */
  readonly shopId?: number;
  /** Which of its pictures, from 0. */
  readonly photo?: number;
}

/** The product with its neighbours: in a category with one statement, among hits with two. */
export function showProduct(turn: Turn, shown: Shown, place: InList | InHits): Promise<void> {
  return 'searchId' in place ? showHit(turn, shown, place) : showInList(turn, shown, place);
}

async function showInList(turn: Turn, { productId, photo, ...shown }: Shown, place: InList): Promise<void> {
  const { personId, shopId = shown.shopId ?? 0 } = { ...turn.visitor, ...shown };
  const filter = readFilter(turn.visitor.filter);
  const today = filter.today ? await turn.read(shopToday, shopId, turn.now) : undefined;
  const list = { ...place, shopId, filter, minutesLeft: today?.minutesLeft };
  const found = await turn.read(productPage, { shopId, personId, productId, list });
  if (!found) return goThere(turn, { productId, photo, ...shown }, place);
  const standing = found.stretch && standingIn(found.stretch, productId);
  const stands = { ...place, page: found.page };
  await turn.show(productScreen(turn.say, found.product, stands, { botName: turn.botName, standing, photo }));
}

async function showHit(turn: Turn, { productId, photo, ...shown }: Shown, place: InHits): Promise<void> {
  const { personId, shopId = shown.shopId ?? 0 } = { ...turn.visitor, ...shown };
  const found = await turn.read(productPage, { shopId, personId, productId });
  if (!found) return goThere(turn, { productId, photo, ...shown }, place);
  const stretch = await turn.read(hitsAround, { shopId, personId, ...place });
  const standing = stretch && standingIn(stretch, productId);
  await turn.show(productScreen(turn.say, found.product, place, { botName: turn.botName, standing, photo }));
}

/** An old button leads to its product, although the person looks at another shop by now. */
async function goThere(turn: Turn, shown: Shown, place: InList | InHits): Promise<void> {
  const shopId = await turn.read(shopOfProduct, shown.productId);
  if (shopId === undefined || shopId === shown.shopId) return turn.show(productGoneScreen(turn.say));
  await turn.run(lookAtProduct, { productId: shown.productId });
  await showProduct(turn, { ...shown, shopId }, place);
}

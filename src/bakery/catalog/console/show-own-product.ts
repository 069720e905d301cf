import type { Say } from '../../../chat/say.ts';
import type { Screen } from '../../../chat/screen.ts';
import type { Turn } from '../../../chat/turn.ts';
import type { Visitor } from '../../../chat/visitor.ts';
import { inShop } from '../../people/workplaces/at-work.ts';
import { Refusal } from '../../refusal.ts';
import { type OwnProduct, ownProduct } from './own-product.queries.ts';
import type { Owned } from './products.queries.ts';
import { ownProductScreen } from './products.screens.ts';

/** A product, and where in which list it was found (`packPlace`). */
export interface OwnShown {
  readonly productId: number;
  readonly place: number;
}

/** @throws {Refusal} `product.unknown` for whoever does not own its shop. */
export async function ownProductOf(turn: Turn, productId: number): Promise<OwnProduct> {
  const product = await turn.read(ownProduct, productId, ownedBy(turn.visitor));
  if (!product) throw new Refusal('product.unknown');
  return product;
}

export async function showOwnProduct(
  turn: Turn,
  { productId, place }: OwnShown,
  screen: (say: Say, product: OwnProduct, place: number) => Screen = ownProductScreen,
): Promise<void> {
  const product = await ownProductOf(turn, productId);
  await turn.show(await inShop(turn, product.shopId, screen(turn.say, product, place)));
}

export function ownedBy({ operator, roles }: Visitor): Owned {
  return operator ? 'all' : roles.filter(({ kind }) => kind === 'owner').map(({ shopId }) => shopId);
}

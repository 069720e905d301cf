import type { Turn } from '../../chat/turn.ts';
import type { Visitor } from '../../chat/visitor.ts';
import { Refusal } from '../refusal.ts';
import { type Owned, ownProduct } from './products.queries.ts';
import { ownProductScreen } from './products.screens.ts';

/** @throws {Refusal} `product.unknown` for whoever does not own its shop. */
export async function showOwnProduct(
  turn: Turn,
  { productId, page }: { readonly productId: number; readonly page: number },
  screen = ownProductScreen,
): Promise<void> {
  const product = await turn.read(ownProduct, productId, ownedBy(turn.visitor));
  if (!product) throw new Refusal('product.unknown');
  await turn.show(screen(turn.say, product, page));
}

export function ownedBy({ operator, roles }: Visitor): Owned {
  return operator ? 'all' : roles.filter(({ kind }) => kind === 'owner').map(({ shopId }) => shopId);
}

import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Turn } from '../../chat/turn.ts';
import { editProduct } from '../catalog/console/edit-product.ts';
import type { ProductField } from '../catalog/console/product-fields.ts';
import { setOnShelf } from '../catalog/console/set-on-shelf.ts';
import { type FieldChanged, foundInstead } from '../change-field.ts';
import type { Outcome } from '../operation.ts';
import type { TableUndo } from './table.ts';

type Answer = Parameters<TableUndo['save']>[1];

/** What other buttons of a product's page have changed, as it was before. */
export async function putProductBack(turn: Turn, answer: Answer): Promise<FieldChanged> {
  const { rowId: productId, field, value, seen } = answer;
  if (field !== 'on_shelf') {
    return turn.run(editProduct, { productId, field: field as ProductField, value, seen: seen as Outcome });
  }
  const before = await turn.read(shelfOf, productId);
  // Whoever waits for it is told, which is more than a column. What was turned since is so already.
  await turn.run(setOnShelf, { productId, onShelf: value === true });
  const after = await turn.read(shelfOf, productId);
  return before.now === seen && after.now === value ? { isSaved: true } : { isSaved: false, ...after };
}

function shelfOf(em: SqlEntityManager, id: number): Promise<{ by: string | null; now: Outcome }> {
  return foundInstead(em, { table: 'product', id, column: 'on_shelf' });
}

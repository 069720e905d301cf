import { announceBack } from '../catalog/announce-back.ts';
import type { Work } from '../operation.ts';
import { rows } from '../rows.ts';
import { crossedLow, tellLow } from './crossed-low.ts';
import type { StockMovement } from './stock-movement.ts';

export interface Move {
  readonly productId: number;
  /** The stock from now on. */
  readonly stock: number;
  /** Pieces: plus came in, minus went out. With the movements so far it makes the stock. */
  readonly quantity: number;
  readonly reason: StockMovement['reason'];
  readonly personId: number;
}

/**
 * Changes a stock and notes why; tells who waits for the product, or the owners when it has become low. The caller has
 * locked the product. What was spare of one that was baked to order until now is among what was counted.
 */
export async function moveStock(work: Work, { productId, stock, quantity, reason, personId }: Move): Promise<void> {
  const [moved] = await rows<{ low: number[]; wasToOrder: boolean }>(work.em)`
    with before as (
      select id, stock is null as was_to_order from product where id = ${productId}
    ), taken as (
      update product p set stock = ${stock}::int, version = p.version + 1,
        spare = case when before.was_to_order then 0 else p.spare end
      from before where p.id = before.id
      returning p.id, p.stock, p.low_at, -${quantity}::int as quantity, before.was_to_order
    ), noted as (
      insert into stock_movement (product_id, quantity, reason, by_id)
      select id, ${quantity}::int, ${reason}::text, ${personId}::int from taken where ${quantity}::int <> 0
    )
    select was_to_order as "wasToOrder", ${crossedLow} as low from taken`;
  tellLow(work.emit, moved!.low);
  const came = moved!.wasToOrder ? 0 : quantity;
  if (came > 0) await announceBack(work, [{ productId, pieces: came }]);
}

import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Stocked } from '../catalog/availability.ts';
import { rows } from '../rows.ts';

export interface LineInCart extends Stocked {
  readonly productId: number;
  readonly name: string;
  /** Minor units, as of now. */
  readonly price: number;
  readonly quantity: number;
  /** Where it stands, for the way from its page back to the list. */
  readonly categoryId: number;
}

export interface CartContents {
  readonly currency: string;
  /** What the shop takes for a delivery, minor units. */
  readonly shopFee: number;
  readonly lines: readonly LineInCart[];
}

type Row = LineInCart & Omit<CartContents, 'lines'>;

/** In the order things were put in. A shop that is gone has an empty cart too. */
export async function cartContents(em: SqlEntityManager, shopId: number, personId: number): Promise<CartContents> {
  const found = await rows<Row>(em)`
    select s.currency, s.delivery_fee as "shopFee", p.id as "productId", p.name, p.price, l.quantity, p.stock,
      p.on_shelf as "onShelf",
      coalesce((select min(i.category_id) from product_category i where i.product_id = p.id), 0) as "categoryId"
    from cart k join shop s on s.id = k.shop_id join cart_line l on l.cart_id = k.id
      join product p on p.id = l.product_id
    where k.person_id = ${personId} and k.shop_id = ${shopId}
    order by l.added_at, p.id`;
  const [first] = found;
  return { currency: first?.currency ?? '', shopFee: first?.shopFee ?? 0, lines: found };
}

import { operation } from '../operation.ts';
import { Refusal } from '../refusal.ts';
import { rows } from '../rows.ts';

/** Of one product. */
const MOST_PIECES = 99;
/** Different products: an order's card must fit into one message. */
const MOST_LINES = 30;

export interface InCart {
  /** The shop the person is looking at: what another one sells is not for this cart. */
  readonly shopId: number;
  readonly productId: number;
}

interface Added {
  readonly name: string;
  readonly onShelf: boolean;
  readonly most: number;
  readonly otherLines: number;
  /** Null when there was no room for one more. */
  readonly quantity: number | null;
}

/**
 * One piece more. What the shelf holds is a promise only when the order is placed; here it is a courtesy.
 * @throws {Refusal} `cart.gone`, `cart.off-shelf`, `cart.sold-out`, `cart.only-left`, `cart.too-many`, `cart.full`.
 */
export const addToCart = operation({
  name: 'add-to-cart',
  allow: ['anybody'],
  async run({ em }, { personId }, { shopId, productId }: InCart) {
    const [added] = await rows<Added>(em)`
      with wanted as (
        select p.id, p.shop_id, p.name, p.on_shelf, least(coalesce(p.stock, ${MOST_PIECES}), ${MOST_PIECES}) as most
        from product p where p.id = ${productId} and p.shop_id = ${shopId}
      ), others as (
        select count(*) from cart k join cart_line l on l.cart_id = k.id
        where k.person_id = ${personId} and k.shop_id = ${shopId} and l.product_id <> ${productId}
      ), basket as (
        insert into cart as k (person_id, shop_id) select ${personId}, shop_id from wanted where on_shelf and most > 0
        on conflict (person_id, shop_id) do update set version = k.version + 1
        returning id
      ), line as (
        insert into cart_line as l (cart_id, product_id, quantity)
        select basket.id, wanted.id, 1 from basket, wanted, others where others.count < ${MOST_LINES}
        on conflict (cart_id, product_id) do update set quantity = l.quantity + 1
          where l.quantity < (select most from wanted)
        returning quantity
      )
      select w.name, w.on_shelf as "onShelf", w.most, o.count as "otherLines", l.quantity
      from wanted w cross join others o left join line l on true`;
    if (!added) throw new Refusal('cart.gone');
    if (added.quantity === null) throw refusal(added);
    return { quantity: added.quantity };
  },
});

function refusal({ name, onShelf, most, otherLines }: Added): Refusal {
  if (!onShelf) return new Refusal('cart.off-shelf', { name });
  if (most === 0) return new Refusal('cart.sold-out', { name });
  if (otherLines >= MOST_LINES) return new Refusal('cart.full', { most: MOST_LINES });
  if (most < MOST_PIECES) return new Refusal('cart.only-left', { name, left: most });
  return new Refusal('cart.too-many', { name, most: MOST_PIECES });
}

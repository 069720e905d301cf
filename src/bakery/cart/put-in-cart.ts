import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { isSoldOutToday, stockNow } from '../catalog/console/stock-now.ts';
import { Refusal } from '../refusal.ts';
import { rows } from '../rows.ts';

/** Of one product. */
export const MOST_PIECES = 99;
/** Different products: an order's card must fit into one message. */
export const MOST_LINES = 30;

export interface InCart {
  /** The shop the person is looking at. */
  readonly shopId: number;
  readonly productId: number;
}

export interface Wanted extends InCart {
  readonly personId: number;
  /** How many there shall be in the end; null = one more. */
  readonly quantity: number | null;
}

export interface Put {
  /** In whose cart there it is. */
  readonly shopId: number;
  readonly name: string;
  readonly quantity: number;
  /** It can be written on, and nobody has said yet what. */
  readonly asksInscription: boolean;
}

interface Found {
  readonly name: string;
  readonly onShelf: boolean;
  readonly isSoldOutToday: boolean;
  readonly most: number;
  readonly otherLines: number;
  /** Null when there was no room for so many. */
  readonly quantity: number | null;
  readonly asksInscription: boolean;
}

/**
 * The line is there afterwards, in one statement; what was cleared before cannot be brought back any more. What the
 * shelf holds is a promise only when the order is placed; here it is a courtesy. What another shop sells goes into the
 * cart there, and the person looks at that shop from here on: an old button does what it says.
 * @throws {Refusal} `cart.gone`, `cart.off-shelf`, `cart.sold-out`, `cart.sold-out-today`, `cart.only-left`, `cart.not-so-many`,
 * `cart.too-many`, `cart.full`.
 */
export async function putInCart(em: SqlEntityManager, wanted: Wanted): Promise<Put> {
  const { personId, shopId, productId, quantity } = wanted;
  const [found] = await rows<Found>(em)`
    with wanted as (
      select p.id, p.shop_id, p.name, p.price, p.on_shelf, p.takes_inscription, ${isSoldOutToday} as sold_out_today,
        least(coalesce(${stockNow}, ${MOST_PIECES}), ${MOST_PIECES}) as most
      from product p where p.id = ${productId} and p.shop_id = ${shopId} and p.was_shown
    ), others as (
      select count(*) from cart k join cart_line l on l.cart_id = k.id
      where k.person_id = ${personId} and k.shop_id = ${shopId} and l.product_id <> ${productId}
    ), basket as (
      insert into cart as k (person_id, shop_id) select ${personId}, shop_id from wanted where on_shelf and most > 0
      on conflict (person_id, shop_id) do update set version = k.version + 1, cleared = null
      returning id
    ), line as (
      insert into cart_line as l (cart_id, product_id, quantity, price_seen)
      select basket.id, wanted.id, coalesce(${quantity}::int, 1), wanted.price from basket, wanted, others
      where others.count < ${MOST_LINES} and coalesce(${quantity}::int, 1) <= wanted.most
      on conflict (cart_id, product_id) do update set quantity = coalesce(${quantity}::int, l.quantity + 1)
        where coalesce(${quantity}::int, l.quantity + 1) <= (select most from wanted)
      returning quantity, inscription
    )
    select w.name, w.on_shelf as "onShelf", w.sold_out_today as "isSoldOutToday", w.most, o.count as "otherLines", l.quantity,
      w.takes_inscription and l.inscription is null as "asksInscription"
    from wanted w cross join others o left join line l on true`;
  if (!found) return putInCart(em, { ...wanted, shopId: await goToShopOf(em, wanted) });
  if (found.quantity === null) throw refusal(found, quantity);
  return { shopId, name: found.name, quantity: found.quantity, asksInscription: found.asksInscription };
}

async function goToShopOf(em: SqlEntityManager, { personId, shopId, productId }: Wanted): Promise<number> {
  const [found] = await rows<{ shopId: number }>(em)`
    update person b set shop_id = p.shop_id from product p
    where b.id = ${personId} and p.id = ${productId} and p.shop_id <> ${shopId} returning p.shop_id as "shopId"`;
  if (!found) throw new Refusal('cart.gone');
  return found.shopId;
}

function refusal({ name, onShelf, isSoldOutToday: today, most, otherLines }: Found, wanted: number | null): Refusal {
  if (!onShelf) return new Refusal('cart.off-shelf', { name });
  if (most === 0) return new Refusal(today ? 'cart.sold-out-today' : 'cart.sold-out', { name });
  if (otherLines >= MOST_LINES) return new Refusal('cart.full', { most: MOST_LINES });
  if (most === MOST_PIECES) return new Refusal('cart.too-many', { name, most });
  return wanted === null
    ? new Refusal('cart.only-left', { name, left: most })
    : new Refusal('cart.not-so-many', { name, left: most });
}

import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { MOST_LINES, MOST_PIECES } from '../cart/put-in-cart.ts';
import { stockNow } from '../catalog/console/stock-now.ts';
import { operation } from '../operation.ts';
import { Refusal } from '../refusal.ts';
import { rows } from '../rows.ts';

/** What is not as it was: `price` in minor units, of one piece. */
export interface Difference {
  readonly kind: 'gone' | 'sold-out' | 'fewer' | 'dearer' | 'cheaper' | 'no-room';
  readonly name: string;
  readonly quantity: number;
  readonly was: number;
  readonly price: number;
}

interface OldLine {
  readonly productId: number;
  readonly name: string;
  readonly quantity: number;
  /** Then, and now. */
  readonly was: number;
  readonly price: number;
  readonly inscription: string | null;
  readonly stock: number | null;
  readonly onShelf: boolean;
  /** Pieces of it in the cart; null = none yet. */
  readonly inCart: number | null;
}

/**
 * The cart of the order's shop holds at least what the order had, as far as there is any: what is in it stays, and a
 * second tap puts nothing on top. Says what is not as it was, and looks at that shop from here on.
 * @throws {Refusal} `order.unknown` when it is somebody else's.
 */
export const putInCartAgain = operation({
  name: 'put-in-cart-again',
  allow: ['anybody'],
  async run({ em }, { personId }, { orderId }: { orderId: number }) {
    const cart = await openCartOf(em, orderId, personId);
    if (!cart) throw new Refusal('order.unknown');
    const lines = await linesOf(em, orderId, cart.cartId);
    let room = MOST_LINES - cart.lines;
    const wanted: (OldLine & { fits: number })[] = [];
    const differences: Difference[] = [];
    for (const line of lines) {
      const most = line.onShelf ? Math.min(line.stock ?? MOST_PIECES, MOST_PIECES) : 0;
      const isNew = line.inCart === null;
      const fits = isNew && room === 0 ? 0 : Math.min(line.quantity, most);
      if (fits > 0) wanted.push({ ...line, fits });
      if (fits > 0 && isNew) room -= 1;
      differences.push(...differencesOf(line, most, fits));
    }
    if (wanted.length > 0) await put(em, cart.cartId, wanted);
    return { shopId: cart.shopId, currency: cart.currency, lines: wanted.length, differences };
  },
});

function differencesOf(line: OldLine, most: number, fits: number): Difference[] {
  const { name, was, price } = line;
  const differs = (kind: Difference['kind']): Difference => ({ kind, name, was, price, quantity: fits });
  if (!line.onShelf) return [differs('gone')];
  if (most === 0) return [differs('sold-out')];
  if (fits === 0) return [differs('no-room')];
  return [
    ...(fits < line.quantity ? [differs('fewer')] : []),
    ...(price === was ? [] : [differs(price > was ? 'dearer' : 'cheaper')]),
  ];
}

interface OpenCart {
  readonly cartId: number;
  readonly shopId: number;
  readonly currency: string;
  readonly lines: number;
}

/**
 * Locks it. What was cleared cannot be brought back any more; a summary shown before orders nothing. A new one knows
 * what the order was told, so that nothing is asked again.
 */
async function openCartOf(em: SqlEntityManager, orderId: number, personId: number): Promise<OpenCart | undefined> {
  const [cart] = await rows<OpenCart>(em)`
    with own as (
      select o.shop_id, s.currency, o.fulfilment, o.address, o.latitude, o.longitude,
        case when b.phone is null then nullif(o.phone, '') end as phone
      from orders o join shop s on s.id = o.shop_id join person b on b.id = o.customer_id
      where o.id = ${orderId} and o.customer_id = ${personId}
    ), basket as (
      insert into cart as k (person_id, shop_id, fulfilment, address, latitude, longitude, phone)
      select ${personId}::int, shop_id, fulfilment, address, latitude, longitude, phone from own
      on conflict (person_id, shop_id) do update set version = k.version + 1, cleared = null
      returning id
    ), looks as (
      update person b set shop_id = own.shop_id from own where b.id = ${personId}
    )
    select basket.id as "cartId", own.shop_id as "shopId", own.currency,
      (select count(*) from cart_line l where l.cart_id = basket.id) as lines
    from own, basket`;
  return cart;
}

function linesOf(em: SqlEntityManager, orderId: number, cartId: number): Promise<OldLine[]> {
  return rows<OldLine>(em)`
    select p.id as "productId", p.name, l.quantity, l.price as was, p.price, ${stockNow} as stock, p.on_shelf as "onShelf",
      case when p.takes_inscription then l.inscription end as inscription, k.quantity as "inCart"
    from order_line l join product p on p.id = l.product_id
      left join cart_line k on k.product_id = p.id and k.cart_id = ${cartId}
    where l.order_id = ${orderId} order by l.name, p.id`;
}

async function put(
  em: SqlEntityManager,
  cartId: number,
  lines: readonly (OldLine & { fits: number })[],
): Promise<void> {
  await rows(em)`
    insert into cart_line as k (cart_id, product_id, quantity, price_seen, inscription)
    select ${cartId}, line.* from unnest(${lines.map(({ productId }) => productId)}::int[],
      ${lines.map(({ fits }) => fits)}::int[], ${lines.map(({ price }) => price)}::int[],
      ${lines.map(({ inscription }) => inscription)}::text[]) as line
    on conflict (cart_id, product_id) do update set quantity = greatest(k.quantity, excluded.quantity),
      price_seen = excluded.price_seen, inscription = coalesce(k.inscription, excluded.inscription)`;
}

import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Stocked } from '../catalog/availability.ts';
import { isSoldOutToday, stockNow } from '../catalog/console/stock-now.ts';
import { rows } from '../rows.ts';

export interface LineInCart extends Stocked {
  readonly productId: number;
  readonly name: string;
  /** Minor units, as of now. */
  readonly price: number;
  /** Minor units, as the person saw it the last time; null = not known. */
  readonly priceSeen: number | null;
  readonly quantity: number;
  readonly takesInscription: boolean;
  /** Empty = nothing shall be written on it. */
  readonly inscription: string | null;
  /** Of its allergens, those that the person avoids. */
  readonly avoided: readonly string[];
  /** Where it stands, for the way from its page back to the list. */
  readonly categoryId: number;
}

/** What the shop asks of an order; amounts are minor units. */
export interface Terms {
  readonly currency: string;
  /** For a delivery. */
  readonly shopFee: number;
  /** The least item total. */
  readonly minimum: number;
  /** From this item total on a delivery costs nothing; null = never. */
  readonly freeFrom: number | null;
}

export interface CartContents extends Terms {
  readonly shopId: number;
  readonly lines: readonly LineInCart[];
  /** Lines that were cleared and can be brought back. */
  readonly cleared: number;
}

const nothing = { currency: '', shopFee: 0, minimum: 0, freeFrom: null, lines: [], cleared: 0 };

type Row = Omit<CartContents, 'lines' | 'shopId'> &
  Omit<LineInCart, 'productId'> & { readonly productId: number | null };

/** In the order things were put in. A shop that is gone has an empty cart too. */
export async function cartContents(em: SqlEntityManager, shopId: number, personId: number): Promise<CartContents> {
  const found = await rows<Row>(em)`
    select s.currency, s.delivery_fee as "shopFee", s.minimum, s.free_from as "freeFrom",
      coalesce(jsonb_array_length(k.cleared), 0) as cleared,
      p.id as "productId", p.name, p.price, l.price_seen as "priceSeen", l.quantity, ${stockNow} as stock,
      ${isSoldOutToday} as "isSoldOutToday", p.on_shelf as "onShelf",
      p.takes_inscription as "takesInscription", l.inscription,
      array(select unnest(p.allergens) intersect select unnest(b.avoids) from person b where b.id = k.person_id) as avoided,
      coalesce((select min(i.category_id) from product_category i where i.product_id = p.id), 0) as "categoryId"
    from cart k join shop s on s.id = k.shop_id
      left join (cart_line l join product p on p.id = l.product_id) on l.cart_id = k.id
    where k.person_id = ${personId} and k.shop_id = ${shopId}
    order by l.added_at, p.id`;
  const [first] = found;
  if (!first) return { ...nothing, shopId };
  const { currency, shopFee, minimum, freeFrom, cleared } = first;
  return { shopId, currency, shopFee, minimum, freeFrom, cleared, lines: found.filter(isLine) };
}

function isLine(row: Row): row is Row & LineInCart {
  return row.productId !== null;
}

/** One product as the questions about its line need it. */
export interface AskedLine extends Stocked {
  readonly shopId: number;
  readonly name: string;
  /** Pieces in the cart; 0 when it is not there. */
  readonly quantity: number;
  readonly takesInscription: boolean;
  readonly inscription: string | null;
}

/** Of whichever shop sells it. @returns undefined when none does. */
export async function askedLine(
  em: SqlEntityManager,
  personId: number,
  productId: number,
): Promise<AskedLine | undefined> {
  const [found] = await rows<AskedLine>(em)`
    select p.shop_id as "shopId", p.name, ${stockNow} as stock, p.on_shelf as "onShelf", coalesce(l.quantity, 0) as quantity,
      p.takes_inscription as "takesInscription", l.inscription
    from product p left join cart k on k.person_id = ${personId} and k.shop_id = p.shop_id
      left join cart_line l on l.cart_id = k.id and l.product_id = p.id
    where p.id = ${productId} and p.was_shown`;
  return found;
}

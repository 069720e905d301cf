import { operation } from '../operation.ts';
import { Refusal } from '../refusal.ts';
import { rows } from '../rows.ts';
import type { InCart } from './put-in-cart.ts';

/** Characters of one text, as the column counts them. */
export const MOST_LETTERS = 60;
/** In one cart: with more of them an order's card would not fit into one message. */
const MOST_TEXTS = 10;

export interface Inscribed extends InCart {
  /** 1-60 characters of one line; empty = nothing shall be written on it. */
  readonly inscription: string;
}

interface Found {
  readonly name: string;
  readonly takes: boolean;
  readonly others: number;
}

/**
 * Says what shall be written on a line: one text, however many pieces of it there are.
 * @throws {Refusal} `cart.not-there`, `cart.no-inscription`, `cart.too-many-texts`.
 */
export const inscribeLine = operation({
  name: 'inscribe-line',
  allow: ['anybody'],
  async run({ em }, { personId }, { shopId, productId, inscription }: Inscribed) {
    const [line] = await rows<Found>(em)`
      with basket as (
        update cart set version = version + 1 where person_id = ${personId} and shop_id = ${shopId} returning id
      ), texts as (
        select count(*) from cart_line l, basket
        where l.cart_id = basket.id and l.product_id <> ${productId} and l.inscription <> ''
      ), written as (
        update cart_line l set inscription = ${inscription} from basket where l.cart_id = basket.id
          and l.product_id = ${productId}
        returning l.product_id
      )
      select p.name, p.takes_inscription as takes, texts.count as others
      from written join product p on p.id = written.product_id cross join texts`;
    if (!line) throw new Refusal('cart.not-there');
    if (!line.takes && inscription !== '') throw new Refusal('cart.no-inscription', { name: line.name });
    if (line.others >= MOST_TEXTS && inscription !== '') throw new Refusal('cart.too-many-texts', { most: MOST_TEXTS });
    return { productId };
  },
});

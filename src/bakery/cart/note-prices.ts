import { operation } from '../operation.ts';
import { rows } from '../rows.ts';

export interface SeenPrices {
  readonly shopId: number;
  /** Minor units, as they were shown. */
  readonly seen: readonly { readonly productId: number; readonly price: number }[];
}

/** The person has read what costs something else than before: next time it is as usual. */
export const notePrices = operation({
  name: 'note-prices',
  allow: ['anybody'],
  async run({ em }, { personId }, { shopId, seen }: SeenPrices) {
    const noted = await rows<{ productId: number }>(em)`
      update cart_line l set price_seen = s.price
      from cart k, jsonb_to_recordset(${JSON.stringify(seen)}::jsonb) as s("productId" int, price int)
      where k.person_id = ${personId} and k.shop_id = ${shopId} and l.cart_id = k.id and l.product_id = s."productId"
      returning l.product_id as "productId"`;
    return { lines: noted.length };
  },
});

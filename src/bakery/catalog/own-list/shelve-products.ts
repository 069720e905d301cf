import { operation } from '../../operation.ts';
import { rows } from '../../rows.ts';
import { announceBack } from '../announce-back.ts';

export interface Shelving {
  readonly shopId: number;
  /** Those of other shops are passed over. */
  readonly productIds: readonly number[];
  readonly onShelf: boolean;
}

/** Puts several products on the shelf, or takes them off. @returns how many have moved. */
export const shelveProducts = operation({
  name: 'shelve-products',
  allow: ['owner'],
  audited: true,
  shop: async (_em, { shopId }: Shelving) => shopId,
  async run(work, _actor, { shopId, productIds, onShelf }) {
    const moved = await rows<{ productId: number; pieces: number | null }>(work.em)`
      with wanted as (
        select id from product where id = any(${[...productIds]}::int[]) and shop_id = ${shopId} and on_shelf <> ${onShelf}
          and archived_at is null
        order by id for no key update
      )
      update product p set on_shelf = ${onShelf}, version = p.version + 1 from wanted where p.id = wanted.id
      returning p.id as "productId", p.stock as pieces`;
    if (onShelf) await announceBack(work, moved);
    return moved.length;
  },
});

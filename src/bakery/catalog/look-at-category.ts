import { operation } from '../operation.ts';
import { rows } from '../rows.ts';

/** Somebody came by a link to a category: from here on they look at its shop. Nowhere else when it is gone. */
export const lookAtCategory = operation({
  name: 'look-at-category',
  allow: ['anybody'],
  async run({ em }, { personId }, { categoryId }: { categoryId: number }) {
    const [found] = await rows<{ shopId: number }>(em)`
      update person b set shop_id = c.shop_id from category c
      where b.id = ${personId} and c.id = ${categoryId} returning c.shop_id as "shopId"`;
    return { shopId: found?.shopId ?? null };
  },
});

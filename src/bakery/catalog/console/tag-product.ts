import { operation } from '../../operation.ts';
import { rows } from '../../rows.ts';
import { type OfProduct, shopOfProduct } from '../shop-of-product.ts';
import type { Tag } from '../tags.ts';

export interface Tagging extends OfProduct {
  readonly tag: Tag;
  readonly isTagged: boolean;
}

export const tagProduct = operation({
  name: 'tag-product',
  allow: ['owner'],
  shop: shopOfProduct,
  audited: true,
  async run({ em }, _actor, { productId, tag, isTagged }: Tagging) {
    await rows(em)`update product set tags = array_remove(tags, ${tag}::text)
        || case when ${isTagged} then array[${tag}::text] else '{}' end
      where id = ${productId}`;
  },
});

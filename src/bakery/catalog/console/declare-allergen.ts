import { operation } from '../../operation.ts';
import type { allergens } from '../../people/allergens.ts';
import { rows } from '../../rows.ts';
import { type OfProduct, shopOfProduct } from '../shop-of-product.ts';

export interface Declaration extends OfProduct {
  readonly allergen: (typeof allergens)[number];
  readonly isInIt: boolean;
}

export const declareAllergen = operation({
  name: 'declare-allergen',
  allow: ['owner'],
  shop: shopOfProduct,
  audited: true,
  async run({ em }, _actor, { productId, allergen, isInIt }: Declaration) {
    await rows(em)`update product set allergens = array_remove(allergens, ${allergen}::text)
        || case when ${isInIt} then array[${allergen}::text] else '{}' end
      where id = ${productId}`;
  },
});

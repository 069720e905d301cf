import { operation } from '../../operation.ts';
import { rows } from '../../rows.ts';
import { type OfProduct, shopOfProduct } from '../shop-of-product.ts';

export interface Inscribable extends OfProduct {
  readonly takesInscription: boolean;
}

/** From here on customers are asked what to write on it, or are not. */
export const takeInscriptions = operation({
  name: 'take-inscriptions',
  allow: ['owner'],
  shop: shopOfProduct,
  audited: true,
  async run({ em }, _actor, { productId, takesInscription }: Inscribable) {
    await rows(em)`update product set takes_inscription = ${takesInscription} where id = ${productId}`;
  },
});

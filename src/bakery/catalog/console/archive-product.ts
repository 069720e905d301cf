import { orTaken } from '../../change-field.ts';
import { operation } from '../../operation.ts';
import { rows } from '../../rows.ts';
import { announceBack } from '../announce-back.ts';
import { type OfProduct, shopOfProduct } from '../shop-of-product.ts';

/** Gone from every list, kept for the orders that have it; its name is free. A second tap changes nothing. */
export const archiveProduct = operation({
  name: 'archive-product',
  allow: ['owner'],
  shop: shopOfProduct,
  audited: true,
  async run({ em }, _actor, { productId }: OfProduct) {
    await rows(em)`
      update product set archived_at = now(), on_shelf = false, version = version + 1
      where id = ${productId} and archived_at is null`;
  },
});

export interface Restored extends OfProduct {
  /** Undone at once it stands where it stood; later it is looked at before customers see it. */
  readonly onShelf: boolean;
}

/** @throws {Refusal} `field.taken` when another product is called so by now. */
export const restoreProduct = operation({
  name: 'restore-product',
  allow: ['owner'],
  shop: shopOfProduct,
  audited: true,
  async run(work, _actor, { productId, onShelf }: Restored) {
    const { em } = work;
    const [found] = await rows<{ name: string; stock: number | null }>(em)`
      select name, stock from product where id = ${productId} and archived_at is not null for no key update`;
    if (!found) return;
    const back = rows(em)`update product set archived_at = null, on_shelf = ${onShelf}, version = version + 1
      where id = ${productId}`;
    await orTaken(back, found.name);
    if (onShelf) await announceBack(work, [{ productId, pieces: found.stock }]);
  },
});

import { operation } from '../../operation.ts';
import { Refusal } from '../../refusal.ts';
import { rows } from '../../rows.ts';
import { type OfProduct, shopOfProduct } from '../shop-of-product.ts';
import { photoIdOf } from './keep-photo.ts';

/** Of one product; who leafs through more has stopped looking. */
const MOST_PHOTOS = 10;

export interface OfPhoto extends OfProduct {
  /** How Telegram calls it. */
  readonly fileId: string;
}

/**
 * One more picture of a product; the first one is what lists and cards show. The same picture again changes nothing.
 * @throws {Refusal} `product.too-many-photos`
 */
export const addPhoto = operation({
  name: 'add-photo',
  allow: ['owner'],
  shop: shopOfProduct,
  audited: true,
  async run({ em }, _actor, { productId, fileId }: OfPhoto) {
    const photoId = await photoIdOf(em, fileId);
    await rows(em)`select id from product where id = ${productId} for no key update`;
    const [has] = await rows<{ first: number | null; further: number[] }>(em)`
      select p.photo_id as first, array(
        select f.photo_id from product_photo f where f.product_id = p.id order by f.position
      ) as further
      from product p where p.id = ${productId}`;
    const { first, further } = has!;
    if (first === photoId || further.includes(photoId)) return;
    if (first === null) {
      await rows(em)`update product set photo_id = ${photoId}, version = version + 1 where id = ${productId}`;
      return;
    }
    if (1 + further.length >= MOST_PHOTOS) throw new Refusal('product.too-many-photos', { most: MOST_PHOTOS });
    await rows(em)`
      insert into product_photo (product_id, photo_id, position) values (${productId}, ${photoId}, (
        select coalesce(max(position), 0) + 1 from product_photo where product_id = ${productId}
      ))`;
  },
});

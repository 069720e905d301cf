import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { operation } from '../../operation.ts';
import { rows } from '../../rows.ts';
import { type OfProduct, shopOfProduct } from '../shop-of-product.ts';

export interface PhotoMove extends OfProduct {
  readonly photoId: number;
  /** Where it shall stand, from 0; the first is what lists and cards show. */
  readonly to: number;
}

/** What is not among the product's pictures (any more) moves nothing. */
export const movePhoto = operation({
  name: 'move-photo',
  allow: ['owner'],
  shop: shopOfProduct,
  audited: true,
  async run({ em }, _actor, { productId, photoId, to }: PhotoMove) {
    const photos = await lockPhotos(em, productId);
    if (!photos.includes(photoId)) return;
    const others = photos.filter((one) => one !== photoId);
    await writePhotos(em, productId, [...others.slice(0, to), photoId, ...others.slice(to)]);
  },
});

export interface PhotoGone extends OfProduct {
  readonly photoId: number;
}

export const removePhoto = operation({
  name: 'remove-photo',
  allow: ['owner'],
  shop: shopOfProduct,
  audited: true,
  async run({ em }, _actor, { productId, photoId }: PhotoGone) {
    const photos = await lockPhotos(em, productId);
    if (!photos.includes(photoId)) return;
    const others = photos.filter((one) => one !== photoId);
    await writePhotos(em, productId, others);
  },
});

async function lockPhotos(em: SqlEntityManager, productId: number): Promise<number[]> {
  await rows(em)`select id from product where id = ${productId} for no key update`;
  const [found] = await rows<{ photos: number[] }>(em)`
    select array_remove(p.photo_id || array(select f.photo_id from product_photo f where f.product_id = p.id
      order by f.position, f.photo_id), null) as photos
    from product p where p.id = ${productId}`;
  return found?.photos ?? [];
}

async function writePhotos(em: SqlEntityManager, productId: number, [first, ...further]: number[]): Promise<void> {
  await rows(em)`update product set photo_id = ${first ?? null}, version = version + 1 where id = ${productId}`;
  await rows(em)`delete from product_photo where product_id = ${productId} and photo_id <> all(${further}::int[])`;
  await rows(em)`
    insert into product_photo as f (product_id, photo_id, position)
    select ${productId}::int, one.id, one.place from unnest(${further}::int[]) with ordinality as one(id, place)
    on conflict (product_id, photo_id) do update set position = excluded.position
      where f.position <> excluded.position`;
}

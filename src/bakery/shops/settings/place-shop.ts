import { type FieldChanged, foundInstead } from '../../change-field.ts';
import { operation } from '../../operation.ts';
import { rows } from '../../rows.ts';
import type { Point } from '../distance.ts';

export interface ShopPlace {
  readonly shopId: number;
  /** Null takes it off the map. */
  readonly point: Point | null;
  /** Where it was when the question was asked. */
  readonly seen: Point | null;
}

/** Where a shop is on the map: two columns that change together. */
export const placeShop = operation({
  name: 'place-shop',
  allow: ['owner'],
  audited: true,
  shop: async (_em, { shopId }: ShopPlace) => shopId,
  async run({ em }, _actor, { shopId, point, seen }): Promise<FieldChanged> {
    const written = await rows(em)`
      update shop set latitude = ${point?.latitude ?? null}::float8, longitude = ${point?.longitude ?? null}::float8
      where id = ${shopId} and latitude is not distinct from ${seen?.latitude ?? null}::float8
        and longitude is not distinct from ${seen?.longitude ?? null}::float8 returning id`;
    if (written.length > 0) return { isSaved: true };
    const [found] = await rows<{ now: { latitude: number; longitude: number } | null }>(em)`
      select case when latitude is not null and longitude is not null
        then jsonb_build_object('latitude', latitude, 'longitude', longitude) end as now from shop where id = ${shopId}`;
    const { by } = await foundInstead(em, { table: 'shop', id: shopId, column: 'latitude' });
    return { isSaved: false, by, now: found?.now ?? null };
  },
});

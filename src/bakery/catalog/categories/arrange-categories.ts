import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { operation } from '../../operation.ts';
import { Refusal } from '../../refusal.ts';
import { rows } from '../../rows.ts';
import { type OfCategory, shopOfCategory } from './shop-of-category.ts';

export interface CategoryMove extends OfCategory {
  /** Where it shall stand, from 0. */
  readonly to: number;
}

/** All of the shop's are numbered anew, under their locks; what stays where it is, is not written. */
export const moveCategory = operation({
  name: 'move-category',
  allow: ['owner'],
  shop: shopOfCategory,
  audited: true,
  async run({ em }, _actor, { categoryId, to }: CategoryMove) {
    const ids = await lockCategories(em, categoryId);
    const others = ids.filter((id) => id !== categoryId);
    const wanted = [...others.slice(0, to), categoryId, ...others.slice(to)];
    await rows(em)`
      update category c set position = one.place from unnest(${wanted}::int[]) with ordinality as one(id, place)
      where c.id = one.id and c.position <> one.place`;
  },
});

export interface Merge extends OfCategory {
  readonly intoId: number;
}

/** Its products stand in the other one from here on. @throws {Refusal} `category.unknown` when there is none. */
export const mergeCategory = operation({
  name: 'merge-category',
  allow: ['owner'],
  shop: shopOfCategory,
  audited: true,
  async run({ em }, _actor, { categoryId, intoId }: Merge) {
    const ids = await lockCategories(em, categoryId);
    if (categoryId === intoId || !ids.includes(intoId)) throw new Refusal('category.unknown');
    await rows(em)`
      insert into product_category (category_id, product_id)
      select ${intoId}::int, product_id from product_category where category_id = ${categoryId} order by product_id
      on conflict do nothing`;
    await rows(em)`delete from category where id = ${categoryId}`;
  },
});

/** Its products stay; one that stands nowhere else is found under what has no category. */
export const removeCategory = operation({
  name: 'remove-category',
  allow: ['owner'],
  shop: shopOfCategory,
  audited: true,
  run: async ({ em }, _actor, { categoryId }: OfCategory) => {
    await rows(em)`delete from category where id = ${categoryId}`;
  },
});

/** In their order; locked by id, so that two owners wait for each other and never in a circle. */
async function lockCategories(em: SqlEntityManager, categoryId: number): Promise<number[]> {
  const locked = await rows<{ id: number; position: number; name: string }>(em)`
    select c.id, c.position, c.name from category c
    where c.shop_id = (select shop_id from category where id = ${categoryId}) order by c.id for update`;
  return (
    await rows<{ id: number }>(em)`
      select id from category where id = any(${locked.map(({ id }) => id)}::int[]) order by position, name, id`
  ).map(({ id }) => id);
}

import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { PAGE } from '../../../chat/pages.ts';
import { rows } from '../../rows.ts';
import type { Owned } from '../console/products.queries.ts';

export interface ListedCategory {
  readonly categoryId: number;
  readonly name: string;
  readonly emoji: string;
  /** Products of it on the shelf. */
  readonly shown: number;
}

export interface CategoryList {
  readonly categories: readonly ListedCategory[];
  /** Of all pages. */
  readonly count: number;
  readonly page: number;
}

/** A page of a shop's categories as customers see them, those with nothing in them too. */
export async function categoryList(em: SqlEntityManager, shopId: number, page: number): Promise<CategoryList> {
  const found = await rows<Partial<ListedCategory> & { count: number }>(em)`
    select (select count(*) from category where shop_id = s.id) as count,
      c.id as "categoryId", c.name, c.emoji, c.shown
    from shop s left join lateral (
      select * from category where shop_id = s.id order by position, name, id limit ${PAGE} offset ${page * PAGE}
    ) c on true
    where s.id = ${shopId} order by c.position, c.name, c.id`;
  const { count = 0 } = found[0] ?? {};
  const categories = found.flatMap(({ categoryId, name = '', emoji = '', shown = 0 }) =>
    categoryId ? [{ categoryId, name, emoji, shown }] : [],
  );
  if (categories.length === 0 && page > 0) return categoryList(em, shopId, 0);
  return { categories, count, page };
}

export interface OwnCategory extends ListedCategory {
  readonly shopId: number;
  /** Among those of its shop, from 0. */
  readonly place: number;
  /** Categories of its shop. */
  readonly count: number;
}

/** @returns undefined for categories of shops that are not theirs. */
export async function ownCategory(
  em: SqlEntityManager,
  categoryId: number,
  owned: Owned,
): Promise<OwnCategory | undefined> {
  const [found] = await rows<OwnCategory>(em)`
    select * from (
      select c.id as "categoryId", c.shop_id as "shopId", c.name, c.emoji, c.shown, count(*) over () as count,
        row_number() over (order by c.position, c.name, c.id) - 1 as place
      from category one join category c on c.shop_id = one.shop_id
      where one.id = ${categoryId} and (${owned === 'all'} or one.shop_id = any(${owned === 'all' ? [] : owned}::int[]))
    ) here where "categoryId" = ${categoryId}`;
  return found;
}

/** Whatever the case. */
export async function isCategoryNameTaken(em: SqlEntityManager, shopId: number, name: string): Promise<boolean> {
  const found = await rows(em)`select 1 from category where shop_id = ${shopId} and lower(name) = lower(${name})`;
  return found.length > 0;
}

import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { PAGE } from '../../chat/pages.ts';
import { rows } from '../rows.ts';
import { noFilter } from './finding/filter.ts';
import { EVERYTHING, LOOSE, withCount } from './product-list.ts';

/** Two a row. */
const CATEGORIES_PAGE = 2 * PAGE;

export interface CategoryInGrid {
  readonly id: number;
  readonly name: string;
  readonly emoji: string;
  /** On the shelf, sold out ones too. */
  readonly products: number;
}

export interface Grid {
  readonly shopName: string;
  readonly categories: readonly CategoryInGrid[];
  /** Of all pages. */
  readonly count: number;
  readonly page: number;
  /** Products that stand in no category. */
  readonly loose: number;
  /** All products, at most `MOST_LISTED`. */
  readonly everything: number;
  /** Pieces in the visitor's cart. */
  readonly inCart: number;
}

interface GridRow extends CategoryInGrid {
  readonly shopName: string;
  readonly inCart: number;
  readonly loose: number;
  readonly everything: number;
  readonly count: number;
}

/** Categories that have something on the shelf. @returns undefined when the shop is gone. */
export async function categoryGrid(
  em: SqlEntityManager,
  shopId: number,
  personId: number,
  page: number,
): Promise<Grid | undefined> {
  const list = { shopId, filter: noFilter };
  const found = await rows<GridRow>(em)`
    select s.name as "shopName", basket.pieces as "inCart", loose.count as loose, everything.count as everything,
      grid.id, grid.name, grid.emoji, grid.products, grid.count
    from shop s ${withCount({ ...list, categoryId: LOOSE }, 'loose')}
    ${withCount({ ...list, categoryId: EVERYTHING }, 'everything')}
    cross join lateral (select coalesce(sum(l.quantity), 0)::int as pieces from cart k join cart_line l
      on l.cart_id = k.id where k.person_id = ${personId} and k.shop_id = s.id) basket
    left join lateral (
      select c.id, c.name, c.emoji, c.position, c.shown as products, count(*) over () as count
      from category c where c.shop_id = s.id and c.shown > 0
      order by c.position, c.name limit ${CATEGORIES_PAGE} offset ${page * CATEGORIES_PAGE}
    ) grid on true
    where s.id = ${shopId}
    order by grid.position, grid.name`;
  const [first] = found;
  if (!first) return undefined;
  if (first.id === null && page > 0) return categoryGrid(em, shopId, personId, 0);
  const categories =
    first.id === null ? [] : found.map(({ id, name, emoji, products }) => ({ id, name, emoji, products }));
  return { ...first, categories, count: first.count ?? 0, page };
}

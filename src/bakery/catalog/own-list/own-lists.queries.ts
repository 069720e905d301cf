import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { PAGE } from '../../../chat/pages.ts';
import { rows } from '../../rows.ts';
import { MOST_LISTED } from '../product-list.ts';
import { productsOf } from './own-list.queries.ts';
import type { OwnList } from './own-place.ts';

/** The lists that always are there, in the order in which they are offered. */
export const offered = [
  'all',
  'off-shelf',
  'sold-out',
  'without-photo',
  'archived',
] as const satisfies readonly OwnList[];

export interface OwnLists {
  /** At most `MOST_LISTED` each. */
  readonly counts: Readonly<Record<(typeof offered)[number], number>>;
  readonly categories: readonly CategoryName[];
  /** Of all pages of the categories. */
  readonly count: number;
  readonly page: number;
}

export interface CategoryName {
  readonly id: number;
  readonly name: string;
  readonly emoji: string;
}

/** What an owner may choose from, one statement. */
export async function ownLists(em: SqlEntityManager, shopId: number, page: number): Promise<OwnLists> {
  const of = (list: OwnList) => productsOf({ list, id: 0, shopId, personId: 0 });
  const [found] = await rows<OwnLists & { all: number }>(em)`
    select jsonb_build_object(
        'all', (select count(*) from (select ${of('all')} limit ${MOST_LISTED}) one),
        'off-shelf', (select count(*) from (select ${of('off-shelf')} limit ${MOST_LISTED}) one),
        'sold-out', (select count(*) from (select ${of('sold-out')} limit ${MOST_LISTED}) one),
        'without-photo', (select count(*) from (select ${of('without-photo')} limit ${MOST_LISTED}) one),
        'archived', (select count(*) from (select ${of('archived')} limit ${MOST_LISTED}) one)
      ) as counts,
      (select count(*) from category where shop_id = s.id) as count,
      coalesce((
        select jsonb_agg(jsonb_build_object('id', id, 'name', name, 'emoji', emoji) order by position, name) from (
          select * from category where shop_id = s.id order by position, name limit ${PAGE} offset ${page * PAGE}
        ) c
      ), '[]') as categories
    from shop s where s.id = ${shopId}`;
  if (found && found.categories.length === 0 && page > 0) return ownLists(em, shopId, 0);
  const { counts, categories = [], count = 0 } = found ?? {};
  return { counts: counts ?? noCounts, categories, count, page };
}

const noCounts = { all: 0, 'off-shelf': 0, 'sold-out': 0, 'without-photo': 0, archived: 0 };

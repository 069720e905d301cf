import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { PAGE } from '../../../chat/pages.ts';
import type { Actor } from '../../operation.ts';
import { rows } from '../../rows.ts';

export interface ShopWithGroup {
  readonly shopId: number;
  readonly shop: string;
  /** What its group is called; null while there is none. */
  readonly group: string | null;
}

export interface ShopsWithGroups {
  readonly shops: readonly ShopWithGroup[];
  readonly page: number;
  /** On all pages. */
  readonly count: number;
}

/** The shops that somebody owns, by name; beyond the last page, the first. */
export async function ownShops(
  em: SqlEntityManager,
  { personId, operator }: Actor,
  page: number,
): Promise<ShopsWithGroups> {
  const found = await rows<ShopWithGroup & { count: number }>(em)`
    select s.id as "shopId", s.name as shop, b.title as "group", count(*) over ()::int as count
    from shop s left join group_board b on b.shop_id = s.id and b.released_at is null
    where ${operator} or exists (select from role r
      where r.shop_id = s.id and r.person_id = ${personId} and r.kind = 'owner' and r.active)
    order by s.name limit ${PAGE} offset ${page * PAGE}`;
  if (found.length === 0 && page > 0) return ownShops(em, { personId, operator }, 0);
  return { shops: found.map(({ count: _, ...shop }) => shop), page, count: found[0]?.count ?? 0 };
}

/** @returns the shop whose board a group is. */
export async function shopOfGroup(em: SqlEntityManager, chatId: number): Promise<number | undefined> {
  const [board] = await rows<{ shopId: number }>(em)`
    select b.shop_id as "shopId" from group_board b join person p on p.id = b.reader_id
    where p.telegram_id = ${chatId} and b.released_at is null`;
  return board?.shopId;
}

export interface GroupBoardRow {
  readonly title: string;
  readonly shop: string;
  readonly isForum: boolean;
  /** It was not allowed to make topics. */
  readonly isDenied: boolean;
  readonly isReleased: boolean;
}

/** @param readerId the group's own person. */
export async function groupBoard(em: SqlEntityManager, readerId: number): Promise<GroupBoardRow | undefined> {
  const [board] = await rows<GroupBoardRow>(em)`
    select b.title, s.name as shop, b.is_forum as "isForum", b.denied_at is not null as "isDenied",
      b.released_at is not null as "isReleased"
    from group_board b join shop s on s.id = b.shop_id where b.reader_id = ${readerId}`;
  return board;
}

/** A group that cannot be written to is no board any more. @returns the owners of its shop, the first time. */
export async function releaseLostGroup(em: SqlEntityManager, readerId: number): Promise<number[]> {
  const owners = await rows<{ personId: number }>(em)`
    with released as (
      update group_board set released_at = now() where reader_id = ${readerId} and released_at is null returning shop_id
    )
    select r.person_id as "personId" from released join role r on r.shop_id = released.shop_id
    where r.kind = 'owner' and r.active order by r.person_id`;
  return owners.map(({ personId }) => personId);
}

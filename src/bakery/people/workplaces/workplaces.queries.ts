import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { PAGE } from '../../../chat/pages.ts';
import type { Actor, RoleKind } from '../../operation.ts';
import { rows } from '../../rows.ts';

export interface Workplace {
  readonly shopId: number;
  readonly name: string;
  /** What they are there; the operator is an owner everywhere. */
  readonly kinds: readonly RoleKind[];
  /** Of all their workplaces. */
  readonly count: number;
}

/** Where somebody works, by name: a page of it; beyond the last page, the last. */
export function workplacesOf(em: SqlEntityManager, { personId, operator }: Actor, page: number): Promise<Workplace[]> {
  return rows<Workplace>(em)`
    with mine as (
      select s.id as "shopId", s.name, coalesce(json_agg(r.kind order by r.kind) filter (where r.id is not null), '[]') as kinds
      from shop s left join role r on r.shop_id = s.id and r.person_id = ${personId} and r.active
      where ${operator} or r.id is not null group by s.id
    ), total as (select count(*)::int as count from mine)
    select mine.*, total.count from mine, total order by lower(name), "shopId"
    limit ${PAGE} offset ${PAGE} * greatest(0, least(${page}::int, ((select count from total) - 1) / ${PAGE}))`;
}

/** The name of a shop, and whether there is another one to work in. */
export async function workplaceNamed(
  em: SqlEntityManager,
  shopId: number,
  { personId, operator }: Actor,
): Promise<{ name: string; hasOthers: boolean } | undefined> {
  const [found] = await rows<{ name: string; hasOthers: boolean }>(em)`
    select s.name, exists (select from shop other where other.id <> s.id and (${operator} or exists (
      select from role r where r.shop_id = other.id and r.person_id = ${personId} and r.active))) as "hasOthers"
    from shop s where s.id = ${shopId}`;
  return found;
}

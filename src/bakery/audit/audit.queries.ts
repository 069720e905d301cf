import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { PAGE } from '../../chat/pages.ts';
import { rows } from '../rows.ts';
import { tables } from '../tables/tables.ts';

export interface Change {
  readonly id: number;
  readonly at: Date;
  readonly by: string;
  readonly operation: string;
  readonly table: string;
  readonly rowId: number;
  /** Name of the row, when it is still there and has one. */
  readonly called: string | null;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

export interface WantedChanges {
  readonly shopId: number;
  /** 0 = anybody. */
  readonly byId: number;
  /** Name of a table. */
  readonly table?: string;
  /** `20261121`, by the clock of the shop. */
  readonly day: number;
  readonly cursor: { readonly id: number; readonly way: 'after' | 'before' | 'from' };
}

export interface ChangePage {
  readonly changes: readonly Change[];
  readonly hasBefore: boolean;
  readonly hasAfter: boolean;
}

const CHANGE = sql.raw(`a.id, a.at, coalesce(p.first_name, '') as by, a.operation, a.table_name as "table",
  a.row_id as "rowId", a.before, a.after, case a.table_name
    ${tables
      .filter(({ called }) => called)
      .map(({ name, called }) => `when '${name}' then (select ${called} from ${name} x where x.id = a.row_id)`)
      .join('\n    ')} end as called`);

/** Newest first. */
export async function changePage(em: SqlEntityManager, wanted: WantedChanges): Promise<ChangePage> {
  const { shopId, byId, table = '', day, cursor } = wanted;
  const isUp = cursor.way === 'before';
  const sign = sql.raw(isUp ? '>' : cursor.way === 'from' ? '<=' : '<');
  const begins = cursor.id === 0 ? sql`true` : sql`a.id ${sign} ${cursor.id}`;
  const found = await rows<Change>(em)`
    select ${CHANGE} from audit a left join person p on p.id = a.by_id
    where a.shop_id = ${shopId} and (${byId} = 0 or a.by_id = ${byId}) and (${table} = '' or a.table_name = ${table})
      and (${day} = 0 or a.at >= ${startOf(day, shopId, 0)} and a.at < ${startOf(day, shopId, 1)}) and ${begins}
    order by a.id ${sql.raw(isUp ? 'asc' : 'desc')} limit ${PAGE + 1}`;
  const more = found.length > PAGE;
  const changes = found.slice(0, PAGE);
  if (isUp) return { changes: changes.reverse(), hasBefore: more, hasAfter: true };
  return { changes, hasBefore: cursor.id !== 0, hasAfter: more };
}

function startOf(day: number, shopId: number, later: number) {
  return sql`(select (to_date(${String(day)}, 'YYYYMMDD') + ${later}::int)::timestamp at time zone s.time_zone
    from shop s where s.id = ${shopId})`;
}

/** @returns undefined for a change of another shop */
export async function oneChange(em: SqlEntityManager, shopId: number, changeId: number): Promise<Change | undefined> {
  const [found] = await rows<Change>(em)`
    select ${CHANGE} from audit a left join person p on p.id = a.by_id
    where a.shop_id = ${shopId} and a.id = ${changeId}`;
  return found;
}

/** Everybody who works or worked there, with the operators who have changed something lately. */
export async function changers(
  em: SqlEntityManager,
  shopId: number,
  page: number,
): Promise<{ people: { id: number; name: string }[]; count: number }> {
  const people = await rows<{ id: number; name: string; count: number }>(em)`
    select p.id, p.first_name as name, count(*) over ()::int as count from person p
    where p.id in (
      select person_id from role where shop_id = ${shopId} and kind <> 'courier'
      union select by_id from (select by_id from audit where shop_id = ${shopId} order by id desc limit 500) lately
    )
    order by lower(p.first_name), p.id limit ${PAGE} offset ${page * PAGE}`;
  return { people: people.map(({ id, name }) => ({ id, name })), count: people[0]?.count ?? 0 };
}

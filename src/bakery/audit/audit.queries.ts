import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { type RawBuilder, sql } from 'kysely';
import { PAGE } from '../../chat/pages.ts';
import { rows } from '../rows.ts';
import { tables } from '../tables/tables.ts';

export interface Change {
  readonly id: number;
  readonly at: Date;
  readonly by: string;
  readonly table: string;
  /** Of a row without a number of its own: that of the row it belongs to. */
  readonly rowId: number;
  /** Name of the row, when it is still there and has one. */
  readonly called: string | null;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

export interface WantedChanges {
  readonly shopId: number;
  /** 0 = anybody. */
  readonly byId?: number;
  /** Name of a table. */
  readonly table?: string;
  /** Of that table. */
  readonly rowId?: number;
  /** `20261121`, by the clock of the shop; 0 = any. */
  readonly day?: number;
  readonly cursor: { readonly id: number; readonly way: 'after' | 'before' | 'from' };
}

export interface ChangePage {
  readonly changes: readonly Change[];
  readonly hasBefore: boolean;
  readonly hasAfter: boolean;
}

const CHANGE = sql.raw(`a.id, a.at, coalesce(p.first_name, '') as by, a.table_name as "table", a.row_id as "rowId",
  a.before, a.after, case a.table_name
    ${tables
      .flatMap(({ name, called, key, columns }) => {
        // What has no number of its own stands in the trail with that of the first row it points at.
        const owner = key[1] ? columns.find((column) => column.name === key[0])?.to : name;
        const calls = key[1] ? tables.find((table) => table.name === owner)?.called : called;
        return calls ? [`when '${name}' then (select ${calls} from ${owner} x where x.id = a.row_id)`] : [];
      })
      .join('\n    ')} end as called`);

/** Newest first. Each filter has an index of its own (migrations/2026-11-21-e51), so a page costs what it shows. */
export async function changePage(em: SqlEntityManager, wanted: WantedChanges): Promise<ChangePage> {
  const { cursor } = wanted;
  const isUp = cursor.way === 'before';
  const found = await rows<Change>(em)`
    select ${CHANGE} from audit a left join person p on p.id = a.by_id
    where ${conditionsOf(wanted)} ${beginning(wanted)}
    order by ${orderOf(wanted, isUp ? 'asc' : 'desc')} limit ${PAGE + 1}`;
  const more = found.length > PAGE;
  // The first page is always a full one, from the top.
  if (cursor.id !== 0 && (found.length === 0 || (isUp && !more))) {
    return changePage(em, { ...wanted, cursor: { id: 0, way: 'after' } });
  }
  const changes = found.slice(0, PAGE);
  if (isUp) return { changes: changes.reverse(), hasBefore: true, hasAfter: true };
  return { changes, hasBefore: await hasBefore(em, wanted, changes[0]), hasAfter: more };
}

/** Who goes back to a change may find it to be the newest. */
async function hasBefore(em: SqlEntityManager, wanted: WantedChanges, first?: Change): Promise<boolean> {
  const { id, way } = wanted.cursor;
  if (id === 0 || !first) return false;
  if (way === 'after') return true;
  const before = { ...wanted, cursor: { id: first.id, way: 'before' as const } };
  const found = await rows(em)`
    select 1 from audit a where ${conditionsOf(wanted)} ${beginning(before)} limit 1`;
  return found.length > 0;
}

function conditionsOf({ shopId, byId = 0, table, rowId, day = 0 }: WantedChanges): RawBuilder<unknown> {
  const conditions = [sql`a.shop_id = ${shopId}`];
  if (byId !== 0) conditions.push(sql`a.by_id = ${byId}`);
  if (table !== undefined) conditions.push(sql`a.table_name = ${table}`);
  if (rowId !== undefined) conditions.push(sql`a.row_id = ${rowId}`);
  if (day !== 0) conditions.push(sql`a.at >= ${startOf(day, shopId, 0)} and a.at < ${startOf(day, shopId, 1)}`);
  return sql.join(conditions, sql` and `);
}

/** A day is read in the order of its index, or the planner would look for it among all that came later. */
function orderOf({ day = 0 }: WantedChanges, way: 'asc' | 'desc'): RawBuilder<unknown> {
  return sql.raw(day === 0 ? `a.id ${way}` : `a.at ${way}, a.id ${way}`);
}

function beginning({ cursor: { id, way }, day = 0 }: WantedChanges): RawBuilder<unknown> {
  if (id === 0) return sql``;
  const sign = sql.raw(way === 'before' ? '>' : way === 'from' ? '<=' : '<');
  return day === 0
    ? sql`and a.id ${sign} ${id}`
    : sql`and (a.at, a.id) ${sign} ((select at from audit where id = ${id}), ${id})`;
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

/** What the rows are called that a change names by their numbers: `category_id:5`. Those that are gone are not in it. */
export async function namesIn(em: SqlEntityManager, { table, before, after }: Change): Promise<Record<string, string>> {
  const asked = (tables.find(({ name }) => name === table)?.columns ?? []).flatMap(({ name, to }) => {
    const target = tables.find((one) => one.name === to);
    const ids = [before?.[name], after?.[name]].filter((id): id is number => typeof id === 'number');
    return target?.called ? ids.map((id) => ({ key: `${name}:${id}`, target, id })) : [];
  });
  if (asked.length === 0) return {};
  const found = await rows<{ key: string; called: string | null }>(em)`
    ${sql.join(
      asked.map(
        ({ key, target, id }) => sql`select ${key}::text as key,
          (select ${sql.raw(target.called!)} from ${sql.raw(target.name)} x where x.id = ${id}) as called`,
      ),
      sql` union all `,
    )}`;
  return Object.fromEntries(found.flatMap(({ key, called }) => (called === null ? [] : [[key, called]])));
}

/** The first day of the trail by the shop's clock, as `2026-11-21`; undefined before there is any. */
export async function firstDay(em: SqlEntityManager, shopId: number): Promise<string | undefined> {
  const [found] = await rows<{ day: string }>(em)`
    select to_char(a.at at time zone s.time_zone, 'YYYY-MM-DD') as day from audit a join shop s on s.id = a.shop_id
    where a.shop_id = ${shopId} order by a.at, a.id limit 1`;
  return found?.day;
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

import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { type RawBuilder, sql } from 'kysely';
import { PAGE } from '../../chat/pages.ts';
import { rows } from '../rows.ts';
import type { Way } from './list-place.ts';
import type { Ordering, Row, Table } from './table.ts';
import { tables } from './tables.ts';

/** Which rows of a table. */
export interface Wanted {
  readonly table: Table;
  /** Null: of all shops. */
  readonly shopId: number | null;
  /** Only those whose column holds this number. */
  readonly only?: { readonly column: string; readonly id: number };
  /** A number, or how a name begins. */
  readonly words?: string;
  readonly ordering: Ordering;
  readonly cursor?: { readonly rowId: number; readonly partId: number; readonly way: Way };
}

export interface RowPage {
  readonly rows: readonly Row[];
  readonly hasBefore: boolean;
  readonly hasAfter: boolean;
}

/**
 * One page, found by where it begins and not by counting: the same few index entries whether the table has a hundred
 * rows or a million (migrations/2026-11-21-a3 has an index for each).
 */
export async function rowPage(em: SqlEntityManager, wanted: Wanted): Promise<RowPage> {
  const { table, ordering, cursor } = wanted;
  const way = cursor?.way ?? 'after';
  const isDown = ordering.descending === (way !== 'before');
  const order = sql.join(ordering.by.map((one) => sql.raw(`${one} ${isDown ? 'desc' : 'asc'}`)));
  const found = await rows<Row>(em)`
    select ${columnsOf(table)} from ${sql.raw(table.from)}
    where ${conditionsOf(wanted)} ${beginning(wanted, way, isDown)}
    order by ${order} limit ${PAGE + 1}`;
  if (found.length === 0 && cursor) return rowPage(em, { ...wanted, cursor: undefined });
  const more = found.length > PAGE;
  const shown = found.slice(0, PAGE);
  if (way === 'before') {
    if (more) return { rows: shown.reverse(), hasBefore: true, hasAfter: true };
    // The first page is always a full one, from the top.
    return rowPage(em, { ...wanted, cursor: undefined });
  }
  return { rows: shown, hasBefore: await hasBefore(em, wanted, shown), hasAfter: more };
}

/** Who goes back to a row may find it to be the first. */
async function hasBefore(em: SqlEntityManager, wanted: Wanted, [first]: readonly Row[]): Promise<boolean> {
  const { table, ordering, cursor } = wanted;
  if (!cursor || !first) return false;
  if (cursor.way === 'after') return true;
  const before = { ...wanted, cursor: { rowId: first.rowId, partId: first.partId, way: 'before' as const } };
  const found = await rows(em)`
    select 1 from ${sql.raw(table.from)} where ${conditionsOf(wanted)} ${beginning(before, 'before', !ordering.descending)}
    limit 1`;
  return found.length > 0;
}

/** @returns undefined for a row of another shop, or that is gone. */
export async function oneRow(
  em: SqlEntityManager,
  table: Table,
  shopId: number | null,
  rowId: number,
  partId: number,
): Promise<Row | undefined> {
  const [found] = await rows<Row>(em)`
    select ${columnsOf(table)} from ${sql.raw(table.oneFrom ?? table.from)}
    where ${ofShop(table, shopId)} and ${isRow(table, rowId, partId)} limit 1`;
  return found;
}

/** What showing values depends on. */
export async function tablePlace(
  em: SqlEntityManager,
  shopId: number,
): Promise<{ shop: string; currency: string; timeZone: string } | undefined> {
  const [found] = await rows<{ shop: string; currency: string; timeZone: string }>(em)`
    select name as shop, currency, time_zone as "timeZone" from shop where id = ${shopId}`;
  return found;
}

/** What somebody looked for; undefined when it was forgotten. */
export async function wordsOf(em: SqlEntityManager, searchId: number, personId: number): Promise<string | undefined> {
  const [found] = await rows<{ words: string }>(em)`
    select words from search where id = ${searchId} and person_id = ${personId}`;
  return found?.words;
}

function columnsOf({ key, columns }: Table): RawBuilder<unknown> {
  const values = columns.map(({ name }) => `'${name}', t.${name}`).join(', ');
  const links = columns.flatMap(({ name, to }) => {
    const target = tables.find((one) => one.name === to);
    return target?.called ? [`'${name}', (select ${target.called} from ${target.name} x where x.id = t.${name})`] : [];
  });
  return sql.raw(`t.${key[0]} as "rowId", ${key[1] ? `t.${key[1]}` : '0'} as "partId",
    jsonb_build_object(${values}) as "values", jsonb_build_object(${links.join(', ')}) as links`);
}

function conditionsOf({ table, shopId, only, words }: Wanted): RawBuilder<unknown> {
  const ofRow = only ? sql`and ${sql.raw(`t.${only.column}`)} = ${only.id}` : sql``;
  return sql`${ofShop(table, shopId)} ${ofRow} ${words === undefined ? sql`` : found(table, words)}`;
}

/** A list of rows that point at a row: `place` of their table, `by` of the column, counted from 1. */
export interface Pointing {
  readonly place: number;
  readonly by: number;
}

/** Those lists that are not empty. */
export async function pointingAt(
  em: SqlEntityManager,
  { name }: Table,
  shopId: number | null,
  rowId: number,
): Promise<Pointing[]> {
  const all = tables.flatMap((table, place) =>
    table.columns.flatMap((column, index) =>
      column.to === name && !column.isOneWay ? [{ table, column: column.name, place, by: index + 1 }] : [],
    ),
  );
  if (all.length === 0) return [];
  const asked = all.map(
    ({ table, column }) => sql`exists (
      select from ${sql.raw(table.from)} where ${ofShop(table, shopId)} and ${sql.raw(`t.${column}`)} = ${rowId})`,
  );
  const [found] = await rows<{ has: boolean[] }>(em)`select array[${sql.join(asked)}] as has`;
  return all.filter((_, i) => found!.has[i]).map(({ place, by }) => ({ place, by }));
}

function ofShop({ shop }: Table, shopId: number | null): RawBuilder<unknown> {
  return shopId === null ? sql`true` : sql`${sql.raw(shop)} = ${shopId}`;
}

/** Bytes are compared, so that an index finds it whatever language the database sorts by. */
function found({ key, number, beginning }: Table, words: string): RawBuilder<unknown> {
  if (/^\d{1,9}$/.test(words)) return sql`and ${sql.raw(number ?? `t.${key[0]}`)} = ${Number(words)}`;
  if (!beginning) return sql`and false`;
  const start = words.toLowerCase();
  return sql`and ${sql.raw(beginning)} ~>=~ ${start} and ${sql.raw(beginning)} ~<~ ${`${start}\u{10FFFF}`}`;
}

function isRow({ key }: Table, rowId: number, partId: number): RawBuilder<unknown> {
  const part = key[1] ? sql`and ${sql.raw(`t.${key[1]}`)} = ${partId}` : sql``;
  return sql`${sql.raw(`t.${key[0]}`)} = ${rowId} ${part}`;
}

function beginning({ table, ordering, cursor, shopId }: Wanted, way: Way, isDown: boolean): RawBuilder<unknown> {
  if (!cursor) return sql``;
  const keys = sql.raw(ordering.by.join(', '));
  const sign = sql.raw(`${isDown ? '<' : '>'}${way === 'from' ? '=' : ''}`);
  const ofCursor = (columns: RawBuilder<unknown>) => sql`(
    select ${columns} from ${sql.raw(table.from)}
    where ${ofShop(table, shopId)} and ${isRow(table, cursor.rowId, cursor.partId)} limit 1
  )`;
  // The first alone says where an index begins, when the keys are columns of two tables.
  const first = sql.raw(ordering.by[0]!);
  return sql`and ${first} ${sql.raw(isDown ? '<=' : '>=')} ${ofCursor(first)} and (${keys}) ${sign} ${ofCursor(keys)}`;
}

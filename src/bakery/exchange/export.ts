import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { type RawBuilder, sql } from 'kysely';
import type { Say } from '../../chat/say.ts';
import type { Cell, Column } from '../../sheets/cells.ts';

/** Whose table, and of which days on the shop's calendar, both included; null = from the first, until the last. */
export interface Asked {
  readonly shopId: number;
  readonly from: string | null;
  readonly until: string | null;
}

export interface ShopOfExport {
  readonly name: string;
  /** ISO 4217. */
  readonly currency: string;
  readonly timeZone: string;
}

/** A table that goes out. */
export interface Exported<Row extends { id: number } = { id: number }> {
  /** Also of its words: `exchange.what.<name>`. */
  readonly name: 'products' | 'orders' | 'customers' | 'movements';
  readonly isOfDays: boolean;
  columns(say: Say, shop: ShopOfExport): Column[];
  /** So many rows whose id is larger than `after`, by id. */
  rows(em: SqlEntityManager, asked: Asked, after: number, most: number): Promise<Row[]>;
  cells(say: Say, row: Row): Cell[];
}

/** Days since 1899-12-30 on the shop's clock: how spreadsheets count time. `s` is the shop. */
export function serial(moment: RawBuilder<unknown>): RawBuilder<number> {
  return sql`(extract(epoch from (${moment} at time zone s.time_zone))::float8 / 86400 + 25569)`;
}

/** Whether a moment lies in the days that were asked for. `s` is the shop. */
export function within(moment: RawBuilder<unknown>, { from, until }: Asked): RawBuilder<boolean> {
  return sql`${moment} >= coalesce(${from}::date::timestamp at time zone s.time_zone, '-infinity')
    and ${moment} < coalesce((${until}::date + 1)::timestamp at time zone s.time_zone, 'infinity')`;
}

/** The columns of a table, by what they are called. */
export function columnsOf(
  say: Say,
  kinds: readonly (readonly [name: string, kind: Column['kind'], width: number])[],
  money: Pick<Column, 'currency' | 'digits'>,
): Column[] {
  return kinds.map(([name, kind, width]) => {
    const title = say(`exchange.columns.${name}`);
    return { title, kind, width: Math.max(width, title.length + 3), ...(kind === 'amount' && money) };
  });
}

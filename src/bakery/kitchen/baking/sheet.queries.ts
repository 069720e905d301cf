import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { rows } from '../../rows.ts';
import { short } from '../short.ts';

/** More than fit on a page are counted together on it. */
const MOST_CELLS = 5_000;

/** So many pieces of a product for a slot; what is late has none. */
export interface Cell {
  readonly name: string;
  readonly productId: number;
  readonly slotAt: Date | null;
  readonly pieces: number;
}

export interface Sheet {
  readonly shop: string;
  /** A moment of the day it is for. */
  readonly day: Date;
  readonly timeZone: string;
  /** By slot, late first, then by name. */
  readonly cells: readonly Cell[];
}

/** What is to be baked for a day of the shop's calendar; today's has what is late as well. @param days from today. */
export async function sheetOf(em: SqlEntityManager, shopId: number, days: number, now: Date): Promise<Sheet> {
  const [shop] = await rows<{ shop: string; timeZone: string; day: Date }>(em)`
    select name as shop, time_zone as "timeZone", ((${now}::timestamptz at time zone time_zone)::date + ${days}::int
      + time '12:00') at time zone time_zone as day from shop where id = ${shopId}`;
  const cells = await rows<Cell>(em)`
    with ${short(shopId, now)}
    select id as "productId", name, case when not is_late then slot_at end as "slotAt", sum(pieces)::int as pieces
    from short
    where (slot_at at time zone time_zone)::date - (${now}::timestamptz at time zone time_zone)::date = ${days}::int
      or is_late and ${days}::int = 0
    group by 1, 2, 3 order by 3 nulls first, name, id limit ${MOST_CELLS}`;
  return { ...shop!, cells };
}

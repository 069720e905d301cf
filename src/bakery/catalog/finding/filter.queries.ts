import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { rows } from '../../rows.ts';
import type { Hours } from '../../shops/hours/hours.ts';
import { openSpans } from '../../shops/hours/opening.ts';
import { MOST_LISTED, type ProductList, withCount } from '../product-list.ts';

const MINUTE_MS = 60_000;

export interface ShopToday {
  readonly currency: string;
  /** How long a product may take to be had today: until the shop closes, less what the shop needs for anything. */
  readonly minutesLeft: number;
}

/** @returns undefined when the shop is gone. */
export async function shopToday(em: SqlEntityManager, shopId: number, now: Date): Promise<ShopToday | undefined> {
  const [shop] = await rows<{ currency: string; hours: Hours | null; timeZone: string; leadMinutes: number }>(em)`
    select currency, hours, time_zone as "timeZone", lead_minutes as "leadMinutes" from shop where id = ${shopId}`;
  if (!shop) return undefined;
  const last = openSpans(shop.hours, shop.timeZone, now, 1).at(-1);
  const open = last ? Math.floor((last.until.getTime() - now.getTime()) / MINUTE_MS) : 0;
  return { currency: shop.currency, minutesLeft: Math.max(open - shop.leadMinutes, -1) };
}

/** At most `MOST_LISTED` where nobody keeps the count. */
export async function hitsIn(em: SqlEntityManager, list: ProductList): Promise<number> {
  const [found] = await rows<{ count: number | null }>(em)`
    select total.count from shop s ${withCount(list, 'total')} where s.id = ${list.shopId}`;
  return found?.count ?? 0;
}

/**
 * Where a quarter, a half and three quarters of the shop's products cost no more, minor units.
 * @returns nothing when there are no products.
 */
export async function quartersOf(em: SqlEntityManager, shopId: number): Promise<number[]> {
  const [found] = await rows<{ quarters: number[] | null }>(em)`
    select percentile_disc(array[0.25, 0.5, 0.75]) within group (order by price) as quarters
    from (select price from product where shop_id = ${shopId} and on_shelf order by id limit ${MOST_LISTED}) priced`;
  return found?.quarters ?? [];
}

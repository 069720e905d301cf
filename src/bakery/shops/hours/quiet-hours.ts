import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { Temporal } from 'temporal-polyfill';
import { rows } from '../../rows.ts';

export interface QuietHours {
  /** `HH:MM` of the shop's clock; null for either = none. From 22:00 to 07:00 goes over midnight. */
  readonly from: string | null;
  readonly to: string | null;
  /** IANA name. */
  readonly timeZone: string;
}

/** Whether what can wait has to. The hand on the wall counts: an hour that it shows twice is quiet twice. */
export function isQuiet({ from, to, timeZone }: QuietHours, at: Date): boolean {
  if (from === null || to === null) return false;
  const wall = Temporal.Instant.fromEpochMilliseconds(+at).toZonedDateTimeISO(timeZone).toPlainTime();
  const time = wall.toString({ smallestUnit: 'minute' });
  return from <= to ? from <= time && time < to : from <= time || time < to;
}

/** @returns those of the shops that keep quiet at this moment. */
export async function quietShops(em: SqlEntityManager, shopIds: readonly number[], now: Date): Promise<Set<number>> {
  if (shopIds.length === 0) return new Set();
  const shops = await rows<QuietHours & { shopId: number }>(em)`
    select id as "shopId", quiet_from as from, quiet_to as to, time_zone as "timeZone" from shop
    where id = any(${shopIds}::int[])`;
  return new Set(shops.filter((shop) => isQuiet(shop, now)).map(({ shopId }) => shopId));
}

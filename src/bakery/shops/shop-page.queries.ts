import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { rows } from '../rows.ts';
import type { Hours } from './hours/hours.ts';
import type { Pause } from './settings/pause.ts';
import type { Terms } from './terms.ts';

export interface ShopPage extends Terms, Partial<Pause> {
  readonly shopId: number;
  readonly name: string;
  readonly description: string;
  readonly address: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly timeZone: string;
  readonly hours: Hours | null;
  readonly currency: string;
  readonly radiusKm: number | null;
  readonly leadMinutes: number;
}

/** @returns undefined when the shop is gone. */
export async function shopPage(em: SqlEntityManager, shopId: number): Promise<ShopPage | undefined> {
  const [found] = await rows<ShopPage>(em)`
    select id as "shopId", name, description, address, latitude, longitude, time_zone as "timeZone", hours, currency,
      delivery_fee as "shopFee", free_from as "freeFrom", minimum, radius_km as "radiusKm",
      lead_minutes as "leadMinutes", pause_text as "pauseText",
      case when paused_until > now() then paused_until end as "pausedUntil"
    from shop where id = ${shopId}`;
  return found;
}

/** @returns undefined when the shop is gone. */
export async function shopName(em: SqlEntityManager, shopId: number): Promise<string | undefined> {
  const [found] = await rows<{ name: string }>(em)`select name from shop where id = ${shopId}`;
  return found?.name;
}

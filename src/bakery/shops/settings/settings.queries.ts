import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { rows } from '../../rows.ts';
import type { Hours } from '../hours/hours.ts';
import type { Pause } from './pause.ts';

export interface Settings extends Pause {
  readonly shopId: number;
  readonly name: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly hours: Hours | null;
  /** Then its currency stays. */
  readonly hasOrders: boolean;
  /** The whole row, by column, as JSON has it. */
  readonly columns: Readonly<Record<string, unknown>>;
}

/** @returns undefined when the shop is gone. Whether the reader may know is for the caller to ask. */
export async function settingsOf(em: SqlEntityManager, shopId: number): Promise<Settings | undefined> {
  const [found] = await rows<Settings>(em)`
    select s.id as "shopId", s.name, s.currency, s.time_zone as "timeZone", s.hours, s.pause_text as "pauseText",
      case when s.paused_until > now() then s.paused_until end as "pausedUntil",
      exists (select from orders where shop_id = s.id) as "hasOrders", to_jsonb(s) as columns
    from shop s where s.id = ${shopId}`;
  return found;
}

/** Whether another shop than this has the name. */
export async function isNameOfAnother(em: SqlEntityManager, shopId: number, name: string): Promise<boolean> {
  const found = await rows(em)`select 1 from shop where name = ${name} and id <> ${shopId}`;
  return found.length > 0;
}

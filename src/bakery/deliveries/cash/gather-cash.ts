import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { Refusal } from '../../refusal.ts';
import { rows } from '../../rows.ts';
import { lockCourier } from '../load.ts';

/** Whose cash, and what was read of it: by another sum nobody hands over or takes. */
export interface Gathering {
  readonly shopId: number;
  readonly courierId: number;
  /** Minor units. */
  readonly amount: number;
  readonly deliveries: number;
}

/**
 * Puts all that a courier has delivered for a shop and not handed over yet into one handover. What is finished
 * meanwhile stays for the next one.
 * @returns its id.
 * @throws {Refusal} `handover.nothing`, or `handover.moved-on` when it is another sum by now.
 */
export async function gatherCash(
  em: SqlEntityManager,
  { shopId, courierId, amount, deliveries }: Gathering,
): Promise<number> {
  await lockCourier(em, courierId);
  const [made] = await rows<{ handoverId: number; amount: number; deliveries: number }>(em)`
    with brought as (
      select d.id, case when o.payment = 'cash' then o.total else 0 end as cash, o.currency
      from delivery d join orders o on o.id = d.order_id
      where d.courier_id = ${courierId} and o.shop_id = ${shopId} and d.status = 'delivered' and d.handover_id is null
      order by d.id for update of d
    ), made as (
      insert into cash_handover (shop_id, courier_id, amount, currency, deliveries)
      select ${shopId}::int, ${courierId}::int, sum(cash), min(currency), count(*) from brought having count(*) > 0
      returning id, amount, deliveries
    ), taken as (
      update delivery d set handover_id = made.id from brought, made where d.id = brought.id
    )
    select id as "handoverId", amount, deliveries from made`;
  if (!made) throw new Refusal('handover.nothing');
  if (made.amount !== amount || made.deliveries !== deliveries) throw new Refusal('handover.moved-on');
  return made.handoverId;
}

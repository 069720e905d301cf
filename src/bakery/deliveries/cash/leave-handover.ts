import type { Work } from '../../operation.ts';
import { Refusal } from '../../refusal.ts';
import { rows } from '../../rows.ts';

/**
 * A delivery that the caller has locked was not delivered after all, so its cash is not there: it leaves the handover
 * that it was put into. Call it before the delivery's 🏁 is undone.
 * @throws {Refusal} `handover.counted` when its cash was counted and confirmed already.
 */
export async function leaveHandover({ em, emit }: Pick<Work, 'em' | 'emit'>, orderId: number): Promise<void> {
  const [left] = await rows<{ handoverId: number; isCounted: boolean }>(em)`
    with mine as (
      select d.id, h.id as handover_id, case when o.payment = 'cash' then o.total else 0 end as cash,
        h.confirmed_at is not null as is_counted
      from delivery d join orders o on o.id = d.order_id join cash_handover h on h.id = d.handover_id
      where d.order_id = ${orderId} for update of h
    ), lessened as (
      update cash_handover h set amount = h.amount - mine.cash, deliveries = h.deliveries - 1
      from mine where h.id = mine.handover_id and not mine.is_counted
    ), freed as (
      update delivery d set handover_id = null from mine where d.id = mine.id and not mine.is_counted
    )
    select handover_id as "handoverId", is_counted as "isCounted" from mine`;
  if (!left) return;
  if (left.isCounted) throw new Refusal('handover.counted', { number: orderId });
  emit({ type: 'handover.changed', handoverId: left.handoverId });
}

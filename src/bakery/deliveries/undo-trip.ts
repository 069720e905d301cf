import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { countSold } from '../catalog/count-sold.ts';
import { giveSpareBack } from '../kitchen/baking/give-spare-back.ts';
import { lockOrder, shopOfOrder } from '../kitchen/lock-order.ts';
import { statusBefore, type Undoing } from '../kitchen/step-to-undo.ts';
import { operation } from '../operation.ts';
import { moveBack } from '../orders/move-order.ts';
import { rows } from '../rows.ts';
import { leaveHandover } from './cash/leave-handover.ts';
import { lockCourier, mustHaveHandsFree } from './load.ts';
import { lockDelivery } from './lock-delivery.ts';
import { failures } from './setbacks.ts';
import { isTripStep } from './trip-step.ts';

/**
 * A courier takes back 📤 or 🏁 within a minute. What was shown as proof is forgotten, so the code is asked for again.
 * @returns false when they have done so already.
 * @throws {Refusal} `order.not-undone`, its text says why; `delivery.not-yours`; `delivery.hands-full` when they have
 * taken another since; `handover.counted`.
 */
export const undoTrip = operation({
  name: 'undo-trip',
  allow: ['courier'],
  shop: shopOfOrder,
  async run(work, { personId }, { orderId, stepId }: Undoing) {
    const { em, emit } = work;
    await lockCourier(em, personId);
    const order = await lockOrder(em, orderId);
    const before = await statusBefore(em, order, { stepId, personId, isUndoable: isTripStep });
    if (before === undefined) return false;
    const delivery = await lockDelivery(em, orderId);
    if (order.status === 'completed') {
      await mustHaveHandsFree(em, personId, orderId);
      await leaveHandover(work, orderId);
      await countSold(em, orderId, -1);
      delivery.undoDelivered(personId);
    } else {
      delivery.undoPickedUp(personId, await failureBefore(em, orderId, stepId));
    }
    if (before === 'pending') await giveSpareBack(em, orderId);
    moveBack(em, order, before, personId);
    emit({ type: 'order.undone', orderId, wasRejected: false, isTrip: true });
    return true;
  },
});

/** Leaving with it had made the bakery forget why the one before came back. */
async function failureBefore(em: SqlEntityManager, orderId: number, stepId: number) {
  const [last] = await rows<{ from: string; reason: string | null }>(em)`
    select from_status as "from", reason from order_step where order_id = ${orderId} and id < ${stepId}
    order by id desc limit 1`;
  return last?.from === 'in_transit' ? (failures.find((one) => last.reason === `#${one}`) ?? null) : null;
}

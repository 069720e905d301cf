import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { countSold } from '../catalog/count-sold.ts';
import { operation } from '../operation.ts';
import { bringBackOrder } from '../orders/bring-back-order.ts';
import { moveBack } from '../orders/move-order.ts';
import type { Order } from '../orders/order.ts';
import { Refusal } from '../refusal.ts';
import { rows } from '../rows.ts';
import { giveSpareBack } from './baking/give-spare-back.ts';
import { useUpSpare } from './baking/use-up-spare.ts';
import { lockOrder, shopOfOrder } from './lock-order.ts';
import { statusBefore, type Undoing } from './step-to-undo.ts';
import { isUndoable } from './undo.ts';

/**
 * Whoever has just started, finished, handed over or rejected an order takes that back, when nothing has followed.
 * @returns false when they have done so already.
 * @throws {Refusal} `order.not-undone`; its text says why. Stock of a rejected order may be gone by now.
 */
export const undoStep = operation({
  name: 'undo-step',
  allow: ['employee', 'owner'],
  shop: shopOfOrder,
  async run(work, { personId }, { orderId, stepId }: Undoing) {
    const { em, emit } = work;
    const order = await lockOrder(em, orderId);
    const { fulfilment, cancelReason: reason = null } = order;
    const before = await statusBefore(em, order, {
      stepId,
      personId,
      isUndoable: (from, to) => isUndoable(from, to, { fulfilment, reason }),
    });
    if (before === undefined) return false;
    const wasRejected = order.status === 'cancelled';
    if (wasRejected) {
      await mustNotBeReplaced(em, order);
      await bringBackOrder(work, order, before, personId);
      if (before === 'ready') await useUpSpare(work, orderId);
    } else {
      if (order.status === 'completed') await countSold(em, orderId, -1);
      if (before !== 'ready') await giveSpareBack(em, orderId);
      moveBack(em, order, before, personId);
    }
    emit({ type: 'order.undone', orderId, wasRejected });
    return true;
  },
});

/** Who was told that it is off, and has ordered anew, would get everything twice. */
async function mustNotBeReplaced(em: SqlEntityManager, { id, customer, shop }: Order): Promise<void> {
  const newer = await rows(em)`select 1 from orders
    where customer_id = ${customer.id} and id > ${id} and shop_id = ${shop.id} and status <> 'cancelled'
      and placed_at > (select max(at) from order_step where order_id = ${id}) limit 1`;
  if (newer.length > 0) throw new Refusal('order.not-undone', { number: id, context: 'replaced' });
}

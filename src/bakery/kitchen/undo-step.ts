import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { countSold } from '../catalog/count-sold.ts';
import { operation } from '../operation.ts';
import { bringBackOrder } from '../orders/bring-back-order.ts';
import { moveBack } from '../orders/move-order.ts';
import type { Order } from '../orders/order.ts';
import type { OrderStatus } from '../orders/order-status.ts';
import { Refusal } from '../refusal.ts';
import { rows } from '../rows.ts';
import { lockOrder, type OfOrder, shopOfOrder } from './lock-order.ts';
import { isUndoable, UNDO_SECONDS } from './undo.ts';
import { useUpSpare } from './use-up-spare.ts';

export interface Undoing extends OfOrder {
  /** The step that was a mistake; the order's last. */
  readonly stepId: number;
}

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
    const [step, ...later] = await stepsFrom(em, orderId, stepId);
    if (step && isUndoneBy(personId, step, later)) return false;
    const before = mustBeUndoable(order, step, later, personId);
    if (order.status === 'cancelled') {
      await mustNotBeReplaced(em, order);
      await bringBackOrder(work, order, before, personId);
      if (before === 'ready') await useUpSpare(work, orderId);
    } else {
      if (order.status === 'completed') await countSold(em, orderId, -1);
      moveBack(em, order, before, personId);
    }
    emit({ type: 'order.undone', orderId, wasRejected: step?.to === 'cancelled' });
    return true;
  },
});

interface Done {
  readonly stepId: number;
  readonly from: OrderStatus | null;
  readonly to: OrderStatus;
  readonly byId: number;
  readonly isFresh: boolean;
}

function stepsFrom(em: SqlEntityManager, orderId: number, stepId: number): Promise<Done[]> {
  return rows<Done>(em)`
    select id as "stepId", from_status as "from", to_status as "to", by_id as "byId",
      at > now() - ${UNDO_SECONDS} * interval '1 second' as "isFresh"
    from order_step where order_id = ${orderId} and id >= ${stepId} order by id limit 3`;
}

function isUndoneBy(personId: number, step: Done, later: Done[]): boolean {
  const [undoing] = later;
  return later.length === 1 && undoing!.from === step.to && undoing!.to === step.from && undoing!.byId === personId;
}

/** @returns the status to go back to. */
function mustBeUndoable(order: Order, step: Done | undefined, later: Done[], personId: number): OrderStatus {
  const { id: number, fulfilment, cancelReason: reason = null, rating } = order;
  if (!step?.from || later.length > 0) throw new Refusal('order.not-undone', { number });
  if (!isUndoable(step.from, step.to, { fulfilment, reason })) throw new Refusal('order.not-undone', { number });
  if (step.byId !== personId) throw new Refusal('order.not-undone', { number, context: 'others' });
  if (!step.isFresh) throw new Refusal('order.not-undone', { number, context: 'late' });
  if (rating) throw new Refusal('order.not-undone', { number, context: 'rated' });
  return step.from;
}

/** Who was told that it is off, and has ordered anew, would get everything twice. */
async function mustNotBeReplaced(em: SqlEntityManager, { id, customer, shop }: Order): Promise<void> {
  const newer = await rows(em)`select 1 from orders
    where customer_id = ${customer.id} and id > ${id} and shop_id = ${shop.id} and status <> 'cancelled'
      and placed_at > (select max(at) from order_step where order_id = ${id}) limit 1`;
  if (newer.length > 0) throw new Refusal('order.not-undone', { number: id, context: 'replaced' });
}

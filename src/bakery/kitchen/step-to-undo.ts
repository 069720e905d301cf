import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Order } from '../orders/order.ts';
import type { OrderStatus } from '../orders/order-status.ts';
import { Refusal } from '../refusal.ts';
import { rows } from '../rows.ts';
import type { OfOrder } from './lock-order.ts';
import { UNDO_SECONDS } from './undo.ts';

export interface Undoing extends OfOrder {
  /** The step that was a mistake; the order's last. */
  readonly stepId: number;
}

interface Asked {
  readonly stepId: number;
  readonly personId: number;
  /** Whether a step of this kind is theirs to undo. */
  readonly isUndoable: (from: OrderStatus, to: OrderStatus) => boolean;
}

interface Done {
  readonly from: OrderStatus | null;
  readonly to: OrderStatus;
  readonly byId: number;
  readonly isFresh: boolean;
}

/**
 * What a locked order goes back to when somebody undoes a step of theirs.
 * @returns undefined when they have done so already.
 * @throws {Refusal} `order.not-undone`; its text says why.
 */
export async function statusBefore(em: SqlEntityManager, order: Order, asked: Asked): Promise<OrderStatus | undefined> {
  const [step, ...later] = await stepsFrom(em, order.id, asked.stepId);
  if (step && isUndoneBy(asked.personId, step, later)) return undefined;
  const { id: number, rating } = order;
  if (!step?.from || later.length > 0) throw new Refusal('order.not-undone', { number });
  if (!asked.isUndoable(step.from, step.to)) throw new Refusal('order.not-undone', { number });
  if (step.byId !== asked.personId) throw new Refusal('order.not-undone', { number, context: 'others' });
  if (!step.isFresh) throw new Refusal('order.not-undone', { number, context: 'late' });
  if (rating) throw new Refusal('order.not-undone', { number, context: 'rated' });
  return step.from;
}

function stepsFrom(em: SqlEntityManager, orderId: number, stepId: number): Promise<Done[]> {
  return rows<Done>(em)`
    select from_status as "from", to_status as "to", by_id as "byId",
      at > now() - ${UNDO_SECONDS} * interval '1 second' as "isFresh"
    from order_step where order_id = ${orderId} and id >= ${stepId} order by id limit 3`;
}

function isUndoneBy(personId: number, step: Done, later: Done[]): boolean {
  const [undoing] = later;
  return later.length === 1 && undoing!.from === step.to && undoing!.to === step.from && undoing!.byId === personId;
}

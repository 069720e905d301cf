/**
 * What became true and must be heard of. Emitted by an operation, written to the outbox in its transaction,
 * turned into cards and messages by the notices. Ids only: the newest state is read when somebody is told.
 */
export type BakeryEvent =
  | { type: 'order.placed'; orderId: number }
  | { type: 'order.baking'; orderId: number }
  | { type: 'order.ready'; orderId: number }
  | { type: 'order.cancelled'; orderId: number }
  | { type: 'order.completed'; orderId: number }
  /** The kitchen took its last step back, or a courier theirs. */
  | { type: 'order.undone'; orderId: number; wasRejected: boolean; isTrip?: boolean }
  /** Nobody starts it, or it is not ready soon before its time. */
  | { type: 'order.alarm'; orderId: number; alarm: 'unstarted' | 'forgotten' | 'late' }
  /** Somebody brings it: they took it, or the bakery gave it to them. */
  | { type: 'delivery.accepted'; orderId: number }
  /** Nobody takes it. */
  | { type: 'delivery.untaken'; orderId: number; whom: 'couriers' | 'owners' }
  | { type: 'delivery.picked_up'; orderId: number }
  /** Free again before it was picked up: its courier said so, or it was taken from them. */
  | { type: 'delivery.given_back'; orderId: number; courierId: number }
  /** Came back with its courier. */
  | { type: 'delivery.failed'; orderId: number; courierId: number }
  /** Somewhere else than customers were told; `isTurn` when they are seen from now on, or no more. */
  | { type: 'courier.moved'; courierId: number; isTurn?: boolean }
  /** Is on duty from now on. */
  | { type: 'courier.came'; courierId: number; shopId: number }
  | { type: 'order.rated'; orderId: number }
  /** A courier's cash is to be counted; it is another sum now; somebody has counted it. */
  | { type: 'handover.asked'; handoverId: number }
  | { type: 'handover.changed'; handoverId: number }
  | { type: 'handover.confirmed'; handoverId: number }
  | { type: 'message.written'; messageId: number }
  | { type: 'message.answered'; messageId: number }
  /** Can be had again, and is told to these who asked. */
  | { type: 'product.back'; productId: number; personIds: number[] }
  /** So few are left that the owners want to know. */
  | { type: 'stock.low'; productId: number }
  /** Some more photos of a table have come, or have not; `isOver` when those were the last. */
  | { type: 'photos.moved'; importId: number; isOver: boolean }
  | { type: 'invitation.used'; useId: number }
  /** Given, changed, suspended or ended by an owner. */
  | { type: 'role.changed'; roleId: number }
  /** Became a bakery's board, or one of its topics was lost: what stands there is shown anew. */
  | { type: 'group.opened'; readerId: number; place?: 'kitchen' | 'couriers' }
  /** Is no board any more, because an owner said so. */
  | { type: 'group.closed'; readerId: number }
  /** May make no topics. */
  | { type: 'group.limited'; readerId: number }
  /** Has blocked the bot, or Telegram would not deliver for another reason. */
  | { type: 'person.lost'; personId: number }
  /** Can be written to again. */
  | { type: 'person.back'; personId: number }
  /** Asked to be forgotten: what others see of them is shown anew, without a name. */
  | { type: 'person.erased'; personId: number };

export type EventType = BakeryEvent['type'];

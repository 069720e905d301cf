export type OrderStatus = 'pending' | 'baking' | 'ready' | 'in_transit' | 'completed' | 'cancelled';

/** Pickup goes from ready to completed; a shop that does not bake to order hands over from pending. */
export const next = {
  pending: ['baking', 'in_transit', 'completed', 'cancelled'],
  baking: ['ready', 'cancelled'],
  ready: ['in_transit', 'completed', 'cancelled'],
  in_transit: ['completed', 'ready'],
  completed: [],
  cancelled: [],
} as const satisfies Record<OrderStatus, readonly OrderStatus[]>;

/** What a step may be taken back to, within a minute and by whoever made it (kitchen/undo.ts, deliveries/undo-trip.ts). */
export const back = {
  pending: [],
  baking: ['pending'],
  ready: ['baking'],
  in_transit: ['ready', 'pending'],
  completed: ['ready', 'pending', 'in_transit'],
  cancelled: ['pending', 'baking', 'ready'],
} as const satisfies Record<OrderStatus, readonly OrderStatus[]>;

export const orderStatuses = Object.keys(next) as OrderStatus[];

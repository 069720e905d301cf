export type DeliveryStatus = 'offered' | 'accepted' | 'picked_up' | 'delivered' | 'called_off';

export const next = {
  offered: ['accepted', 'called_off'],
  accepted: ['picked_up', 'offered', 'called_off'],
  picked_up: ['delivered', 'offered'],
  delivered: [],
  called_off: [],
} as const satisfies Record<DeliveryStatus, readonly DeliveryStatus[]>;

/** A courier undoes 📤 or 🏁; undoing a rejection sets its delivery free again (orders/bring-back-order.ts). */
export const back = {
  offered: [],
  accepted: [],
  picked_up: ['accepted'],
  delivered: ['picked_up'],
  called_off: ['offered'],
} as const satisfies Record<DeliveryStatus, readonly DeliveryStatus[]>;

export const deliveryStatuses = Object.keys(next) as DeliveryStatus[];

import { deliveryStatuses } from '../deliveries/delivery-status.ts';
import { orderStatuses } from '../orders/order-status.ts';

/** The database's own words that have a name in every language (`tables.words`). */
export const knownWords: ReadonlySet<string> = new Set([
  ...orderStatuses,
  ...deliveryStatuses,
  ...['delivery', 'pickup', 'cash', 'courier', 'employee', 'owner', 'customer', 'bakery', 'shop'],
  ...['opening', 'order', 'cancelled', 'restock', 'baked', 'waste', 'counted', 'gift'],
]);

import { type OfOrder, shopOfOrder } from '../../kitchen/lock-order.ts';
import { operation } from '../../operation.ts';
import { lockOwnOrder } from '../../orders/lock-own-order.ts';
import { writeMessage } from '../../orders/messages/write-message.ts';
import { lockDelivery } from '../lock-delivery.ts';
import { lineToCourier, lineToCustomer } from './letters.queries.ts';

export interface Writing extends OfOrder {
  /** 1-1000 characters. */
  readonly text: string;
}

/**
 * The customer writes to who brings the order. Says whether the bot reaches them, and not who they are.
 * @throws {Refusal} as `lineToCourier`; `talk.too-many`.
 */
export const writeToCourier = operation({
  name: 'write-to-courier',
  allow: ['anybody'],
  async run(work, { personId }, { orderId, text }: Writing) {
    await lockOwnOrder(work.em, orderId, personId);
    await lockDelivery(work.em, orderId);
    const { courierId, courierHears } = await lineToCourier(work.em, orderId, personId);
    await writeMessage(work, { orderId, authorId: personId, audience: 'courier', courierId, text });
    return { reachable: courierHears };
  },
});

/**
 * The courier writes to the customer, as long as the delivery is theirs.
 * @throws {Refusal} as `lineToCustomer`; `talk.too-many`.
 */
export const writeToCustomer = operation({
  name: 'write-to-customer',
  allow: ['courier'],
  shop: shopOfOrder,
  async run(work, { personId }, { orderId, text }: Writing) {
    await lockDelivery(work.em, orderId);
    const { courierId, customerHears } = await lineToCustomer(work.em, orderId, personId);
    await writeMessage(work, { orderId, authorId: personId, audience: 'customer', courierId, text });
    return { reachable: customerHears };
  },
});

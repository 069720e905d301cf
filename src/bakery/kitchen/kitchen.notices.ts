import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Hearers, Notice, Telling } from '../../chat/notice.ts';
import { kitchenOrder, staffOf } from './kitchen.queries.ts';
import { kitchenCardScreen } from './kitchen-card.screens.ts';

/** The order as those see it who bake it; its subject is the order. */
export const kitchenCard: Notice = {
  code: 'kit.card',
  keeps: 'card',
  async render(reader, orderId) {
    const order = await kitchenOrder(reader.em, orderId, reader);
    return order && kitchenCardScreen(reader.say, order, reader.now);
  },
};

/** Everything that happens to an order moves its card; a new one is sent with sound, which is news enough. */
export const kitchenHearers: Hearers = {
  'order.placed': staffCards,
  'order.baking': staffCards,
  'order.ready': staffCards,
  'order.cancelled': staffCards,
  'order.completed': staffCards,
  'delivery.accepted': staffCards,
  'delivery.picked_up': staffCards,
  'delivery.given_back': staffCards,
};

async function staffCards(em: SqlEntityManager, { orderId }: { orderId: number }): Promise<Telling[]> {
  const staff = await staffOf(em, orderId);
  return staff.map((personId) => ({ notice: kitchenCard, subjectId: orderId, personId }));
}

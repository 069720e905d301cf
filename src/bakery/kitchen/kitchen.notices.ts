import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Hearers, Notice, Telling } from '../../chat/notice.ts';
import { cardsAbout } from '../cards-about.ts';
import { cardsOfRole, hasCard } from '../cards-of-role.ts';
import { kitchenOrder, staffOf } from './kitchen.queries.ts';
import { goneCardScreen, kitchenCardScreen } from './kitchen-card.screens.ts';
import { kitchenOrdersOf, staffOfCustomer } from './open-orders.queries.ts';
import { failedScreen } from './setback.screens.ts';
import { firstWordsOf } from './talk.queries.ts';

/** The order as those see it who bake it; its subject is the order. Whoever bakes there no more keeps only its number. */
export const kitchenCard: Notice = {
  code: 'kit.card',
  keeps: 'card',
  async render(reader, orderId) {
    const order = await kitchenOrder(reader.em, orderId, reader);
    if (order) return kitchenCardScreen(reader.say, order, reader.now);
    const { em, say, personId } = reader;
    const wasShown = await hasCard(em, { code: kitchenCard.code, orderId, personId });
    return wasShown ? goneCardScreen(say, orderId) : undefined;
  },
};

/** A card that is edited makes no sound; an order that comes back must not stand unseen. */
export const failedNotice: Notice = {
  code: 'kit.failed',
  keeps: 'message',
  async render(reader, orderId) {
    const order = await kitchenOrder(reader.em, orderId, reader);
    return order?.failure ? failedScreen(reader.say, order, order.failure) : undefined;
  },
};

/** Everything that happens to an order moves its card; a new one is sent with sound, which is news enough. */
export const kitchenHearers: Hearers = {
  'order.placed': staffCards,
  'order.baking': staffCards,
  'order.ready': staffCards,
  'order.cancelled': staffCards,
  'order.completed': staffCards,
  'order.undone': staffCards,
  'delivery.accepted': staffCards,
  'delivery.picked_up': staffCards,
  'delivery.given_back': staffCards,
  async 'delivery.failed'(em, { orderId }) {
    const cards = await staffCards(em, { orderId });
    return [...cards, ...cards.map((one) => ({ ...one, notice: failedNotice }))];
  },
  async 'message.written'(em, { messageId }) {
    const orderId = await firstWordsOf(em, messageId);
    return orderId === undefined ? [] : staffCards(em, { orderId });
  },
  'role.changed': (em, { roleId }) => cardsOfRole(em, roleId, kitchenCard),
  'person.lost': cardsOfCustomer,
  'person.erased': (em, { personId }) => cardsAbout(em, personId, kitchenCard),
  async 'person.back'(em, { personId }) {
    const own = await kitchenOrdersOf(em, personId);
    return [...(await cardsOfCustomer(em, { personId })), ...own.map((orderId) => card(orderId, personId))];
  },
};

/** Their cards say whether the customer hears of anything. */
async function cardsOfCustomer(em: SqlEntityManager, { personId }: { personId: number }): Promise<Telling[]> {
  const staff = await staffOfCustomer(em, personId);
  return staff.map((one) => card(one.orderId, one.personId));
}

function card(orderId: number, personId: number): Telling {
  return { notice: kitchenCard, subjectId: orderId, personId };
}

async function staffCards(em: SqlEntityManager, { orderId }: { orderId: number }): Promise<Telling[]> {
  const staff = await staffOf(em, orderId);
  return staff.map((personId) => card(orderId, personId));
}

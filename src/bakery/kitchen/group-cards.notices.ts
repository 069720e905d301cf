import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Hearers, Telling } from '../../chat/notice.ts';
import { lateNotice } from './alarms/alarms.notices.ts';
import {
  groupOfOrder,
  hasRungLate,
  openOrdersOfGroup,
  orderCardsOfGroup,
  ordersInGroups,
} from './group-cards.queries.ts';
import { failedNotice, kitchenCard } from './kitchen.notices.ts';
import { staffOfShop } from './open-orders.queries.ts';
import { firstWordsOf } from './talk.queries.ts';

interface OfOrder {
  readonly orderId: number;
}

/** The same card as an employee's, for the group that is the board of the order's shop. */
export const groupCardHearers: Hearers = {
  'order.placed': groupCard,
  'order.baking': withLateAlarm,
  'order.ready': withLateAlarm,
  'order.cancelled': withLateAlarm,
  'order.completed': groupCard,
  'order.undone': groupCard,
  'delivery.accepted': groupCard,
  'delivery.picked_up': groupCard,
  'delivery.given_back': groupCard,
  async 'delivery.failed'(em, { orderId }) {
    const own = await groupCard(em, { orderId });
    return [...own, ...own.map((one) => ({ ...one, notice: failedNotice }))];
  },
  async 'message.written'(em, { messageId }) {
    const orderId = await firstWordsOf(em, messageId);
    return orderId === undefined ? [] : groupCard(em, { orderId });
  },
  /** Those on duty hear it too: a group may be muted. */
  async 'order.alarm'(em, { orderId, alarm }) {
    if (alarm === 'forgotten') return [];
    const notice = alarm === 'late' ? lateNotice : kitchenCard;
    const readers = await groupOfOrder(em, orderId);
    return readers.map((personId) => ({ notice, subjectId: orderId, personId }));
  },
  async 'group.opened'(em, { readerId, place }) {
    if (place === 'couriers') return [];
    return cards(readerId, await openOrdersOfGroup(em, readerId));
  },
  async 'group.closed'(em, { readerId }) {
    const staff = await staffCards(em, readerId);
    return [...staff, ...cards(readerId, await orderCardsOfGroup(em, readerId))];
  },
  async 'person.lost'(em, { personId }) {
    const inGroups = await ordersInGroups(em, personId);
    const staff = await staffCards(em, personId);
    return [...staff, ...inGroups.flatMap(({ readerId, orderId }) => cards(readerId, [orderId]))];
  },
  async 'person.back'(em, { personId }) {
    const inGroups = await ordersInGroups(em, personId);
    return inGroups.flatMap(({ readerId, orderId }) => cards(readerId, [orderId]));
  },
};

async function groupCard(em: SqlEntityManager, { orderId }: OfOrder): Promise<Telling[]> {
  const readers = await groupOfOrder(em, orderId);
  return readers.flatMap((readerId) => cards(readerId, [orderId]));
}

/** What has called somebody goes when there is no reason for it any more. */
async function withLateAlarm(em: SqlEntityManager, { orderId }: OfOrder): Promise<Telling[]> {
  const own = await groupCard(em, { orderId });
  return (await hasRungLate(em, orderId)) ? [...own, ...own.map((one) => ({ ...one, notice: lateNotice }))] : own;
}

async function staffCards(em: SqlEntityManager, readerId: number): Promise<Telling[]> {
  const staff = await staffOfShop(em, readerId);
  return staff.map(({ orderId, personId }) => ({ notice: kitchenCard, subjectId: orderId, personId }));
}

function cards(personId: number, orders: readonly number[]): Telling[] {
  return orders.map((subjectId) => ({ notice: kitchenCard, subjectId, personId }));
}

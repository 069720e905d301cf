import { rows } from '../../src/bakery/rows.ts';
import type { Hearers, Notice } from '../../src/chat/notice.ts';
import type { Say } from '../../src/chat/say.ts';

/** Tables of the stories: what an order is like just now, and who hears of it with which notice. */
export const storyTables = `
  create table story_order (order_id int primary key, words text not null);
  create table story_hearer (place int generated always as identity, order_id int, person_id int, code text);
`;

/** The one message about an order, always as it is now. */
export const orderCard: Notice = {
  code: 'order',
  keeps: 'card',
  async render({ em, say }, orderId) {
    const [order] = await rows<{ words: string }>(em)`select words from story_order where order_id = ${orderId}`;
    return order && { text: say('card', { orderId, ...order }) };
  },
};

/** Something that is said once. */
const orderMessage: Notice = { ...orderCard, code: 'said', keeps: 'message' };

/** Calls somebody as long as the order is not over. */
const orderCall: Notice = {
  code: 'call',
  keeps: 'latest',
  async render(reader, orderId) {
    const screen = await orderCard.render(reader, orderId);
    return screen?.text.endsWith('over') ? undefined : screen && { text: `${screen.text}!` };
  },
};

/** A notice with a bug. */
const brokenNotice: Notice = {
  code: 'broken',
  keeps: 'message',
  render: () => Promise.reject(new TypeError('No loaf to show.')),
};

export const notices = [orderCard, orderMessage, orderCall, brokenNotice];

export const hearers: Hearers = {
  'order.placed': (em, { orderId }) => hear(em, orderId),
  'order.baking': (em, { orderId }) => hear(em, orderId),
  'order.ready': (em, { orderId }) => hear(em, orderId),
  'order.cancelled': () => Promise.reject(new TypeError('Nobody knows who hears of it.')),
};

async function hear(em: Parameters<NonNullable<Hearers['order.placed']>>[0], orderId: number) {
  const found = await rows<{ person_id: number; code: string }>(em)`
    select person_id, code from story_hearer where order_id = ${orderId} order by place`;
  return found.map(({ person_id, code }) => ({
    personId: person_id,
    subjectId: orderId,
    notice: notices.find((notice) => notice.code === code)!,
  }));
}

/** Names the language, the key and the words, so that a story sees all three. */
export function sayIn(language: string): Say {
  const say = (_key: string, params: object = {}) => [language, ...Object.values(params)].join(' ');
  return Object.assign(say, { html: say, money: String, time: String, day: String, language });
}

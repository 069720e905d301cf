import { room } from '../../../chat/room.ts';
import { Refusal } from '../../refusal.ts';
import { orderOf } from '../order-card.queries.ts';
import { canTalk } from '../since-its-end.ts';
import { answerCustomerForm } from './answer-customer.form.ts';
import { askBakeryForm } from './ask-bakery.form.ts';
import { answerCustomer, askBakery } from './order-messages.actions.ts';
import { answerNotice, messageHearers, questionCard } from './order-messages.notices.ts';
import { question } from './order-messages.queries.ts';

export const orderMessages = room();

orderMessages.tells(messageHearers, questionCard, answerNotice);
orderMessages.form(askBakeryForm);
orderMessages.form(answerCustomerForm);

orderMessages.on(askBakery, async (turn, { orderId }) => {
  const order = await turn.read(orderOf, orderId, turn.visitor.personId);
  if (!order) throw new Refusal('order.unknown');
  if (!canTalk(order, turn.now)) throw new Refusal('talk.over', { number: orderId });
  await turn.begin(askBakeryForm, { orderId });
});

orderMessages.on(answerCustomer, async (turn, { messageId }) => {
  const asked = await turn.read(question, messageId, turn.visitor.personId);
  if (!asked) throw new Refusal('order.unknown');
  await turn.begin(answerCustomerForm, { messageId, number: asked.orderId, customer: asked.customer });
});

import { room } from '../../../chat/room.ts';
import { writeCourier, writeCustomer } from './letters.actions.ts';
import { courierLetterForm, customerLetterForm } from './letters.form.ts';
import { letterCard, letterHearers } from './letters.notices.ts';
import { lineToCourier, lineToCustomer } from './letters.queries.ts';

export const letters = room();

letters.tells(letterHearers, letterCard);
letters.form(courierLetterForm);
letters.form(customerLetterForm);

letters.on(writeCourier, async (turn, { orderId }) => {
  const { courier } = await turn.read(lineToCourier, orderId, turn.visitor.personId);
  await turn.begin(courierLetterForm, { orderId, name: courier ?? '' });
});

letters.on(writeCustomer, async (turn, { orderId }) => {
  const { customer } = await turn.read(lineToCustomer, orderId, turn.visitor.personId);
  await turn.begin(customerLetterForm, { orderId, name: customer });
});

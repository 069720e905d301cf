import { label } from '../../../chat/emoji.ts';
import type { Say } from '../../../chat/say.ts';
import type { Screen } from '../../../chat/screen.ts';
import { answerCustomer, askBakery } from './order-messages.actions.ts';
import type { BakeryAnswer, Question } from './order-messages.queries.ts';

/** A customer's words as the bakery reads them, with the answer once there is one. */
export function questionScreen(say: Say, question: Question): Screen {
  const { messageId, answeredBy } = question;
  const words = say(answeredBy === null ? 'talk.answer' : 'talk.answer-again');
  return {
    text: questionText(say, question),
    buttons: [[{ label: label('note', words), data: answerCustomer.write({ messageId }) }]],
  };
}

function questionText(say: Say, { orderId, customer, text, answeredBy, answer }: Question): string {
  const title = label('note', say.html('talk.question', { number: orderId, customer }));
  const asked = `${title}\n\n${say.html('talk.words', { text })}`;
  return answer === null ? asked : `${asked}\n\n${say.html('talk.answered', { by: answeredBy, text: answer })}`;
}

/** Under the shop's name: who of the bakery wrote it is their own affair. */
export function bakeryAnswerScreen(say: Say, { orderId, shopName, text }: BakeryAnswer): Screen {
  const title = label('note', say.html('talk.from-bakery', { number: orderId, shop: shopName }));
  return {
    text: `${title}\n\n${say.html('talk.words', { text })}`,
    buttons: [[{ label: label('note', say('talk.answer')), data: askBakery.write({ orderId }) }]],
  };
}

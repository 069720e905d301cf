import { form } from '../../../chat/form.ts';
import { text } from '../../../chat/readers.ts';
import { orderCard } from '../orders.notices.ts';
import { type Comment, commentOnOrder } from './comment-on-order.ts';

const LONGEST = 300;

export const commentForm = form<Comment>({
  id: 'comment',
  apart: true,
  steps: { comment: { ask: 'ratings.ask-comment', read: text(2, LONGEST) } },
  async submit(turn, comment) {
    try {
      await turn.run(commentOnOrder, comment);
      await turn.send({ text: turn.say.html('ratings.thanks-comment') });
    } finally {
      await turn.showCard(orderCard, comment.orderId);
    }
  },
});

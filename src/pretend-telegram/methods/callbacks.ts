import { notify } from '../world/notify.ts';
import { method } from './method.ts';
import { boolean, integer, optional, required, string, textOf } from './types.ts';

export const answerCallbackQuery = method(
  'answerCallbackQuery',
  {
    callback_query_id: required(string),
    text: optional(textOf(0, 200, 'MESSAGE_TOO_LONG')),
    show_alert: optional(boolean),
    url: optional(string),
    cache_time: optional(integer),
  },
  ({ world }, { callback_query_id, text, show_alert, url }) => {
    const query = world.callbacks.take(callback_query_id);
    const answer = {
      ...(text && { text }),
      ...(show_alert && { showAlert: true }),
      ...(url && { url }),
    };
    const { chat, account, place } = query;
    query.resolve(answer);
    world.changes.tell({ type: 'answered', chat, account, tap: place, answer });
    if (text)
      notify(world, {
        chat,
        account,
        text,
        alert: show_alert ?? false,
        ...(place.message !== undefined && { message: place.message }),
      });
    return true;
  },
);

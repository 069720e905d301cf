import { notify } from '../world/notify.ts';
import { method } from './method.ts';
import { boolean, checked, integer, optional, required, string, textOf } from './types.ts';

/** Only games and the bot itself may be opened. */
const startLink = checked(string, (url) => (/^(https?:\/\/t\.me\/|tg:\/\/)/i.test(url) ? undefined : 'URL_INVALID'));

export const answerCallbackQuery = method(
  'answerCallbackQuery',
  {
    callback_query_id: required(string),
    text: optional(textOf(0, 200, 'MESSAGE_TOO_LONG')),
    show_alert: optional(boolean),
    url: optional(startLink),
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

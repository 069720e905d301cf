import { startTyping } from '../world/typing.ts';
import { method } from './method.ts';
import { chatId, messageId } from './shared-types.ts';
import { checked, optional, required, string, unplayed } from './types.ts';

const ACTIONS = new Set(
  'typing upload_photo record_video upload_video record_voice upload_voice upload_document choose_sticker find_location record_video_note upload_video_note'.split(
    ' ',
  ),
);

export const sendChatAction = method(
  'sendChatAction',
  {
    business_connection_id: unplayed(string),
    chat_id: required(chatId),
    message_thread_id: optional(messageId),
    action: required(
      checked(string, (action) => (ACTIONS.has(action) ? undefined : 'wrong parameter action in request')),
    ),
  },
  ({ world }, { chat_id, action }) => {
    startTyping(world, world.writableChat(chat_id), action);
    return true;
  },
);

import type { ApiMessage, ApiUser } from './bot-api.ts';
import type { Chat, StoredMessage } from './chat.ts';
import type { Invoice } from './invoice.ts';
import type { World } from './world.ts';

export interface Writing {
  chat: Chat;
  from: ApiUser;
  /** What the message says: text and entities, photo and caption … */
  content: Partial<ApiMessage>;
  topic?: number;
  replyTo?: StoredMessage;
  silent?: boolean;
  invoice?: Invoice;
  shownAs?: string | undefined;
}

/** Puts a message into a chat; everybody in it sees it from now on. */
export function write(world: World, writing: Writing): StoredMessage {
  const { chat, from, content, topic, replyTo, silent, invoice, shownAs } = writing;
  const api: ApiMessage = {
    message_id: chat.nextMessageId() ?? world.nextMessageId(),
    ...(topic !== undefined && { message_thread_id: topic, is_topic_message: true as const }),
    from,
    chat: world.apiChat(chat),
    date: world.clock.date(),
    ...(replyTo && { reply_to_message: withoutReply(replyTo.api) }),
    ...content,
  };
  const message: StoredMessage = {
    api,
    reactions: new Map(),
    hasReplyKeyboard: false,
    silent: silent ?? false,
    ...(invoice && { invoice }),
    ...(shownAs !== undefined && { shownAs }),
    changedAt: 0,
  };
  chat.keep(message);
  world.changes.tell({ type: 'message', chat, message });
  return message;
}

/** A reply does not itself carry what it replies to. */
function withoutReply({ reply_to_message: _, ...message }: ApiMessage): ApiMessage {
  return message;
}

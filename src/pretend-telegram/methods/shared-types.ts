import { object } from './objects.ts';
import {
  arrayOf,
  boolean,
  checked,
  integer,
  optional,
  required,
  string,
  type Type,
  unplayed,
  within,
} from './types.ts';

/** Ids have at most 52 significant bits. */
const LARGEST_ID = 2 ** 52;

/** A number, or a number in a string; `@name` of a public chat is read too, and then found nowhere. */
export const chatId: Type<number> = {
  names: ['Integer', 'String'],
  read(value, at) {
    if (value === '') return integer.read(undefined, `${at} is empty:`, new Map());
    if (typeof value === 'string' && !/^-?\d{1,16}$/.test(value)) return Number.NaN;
    return integer.read(value, at, new Map());
  },
};

export const userId = checked(integer, (id) => (id <= 0 || id > LARGEST_ID ? 'invalid user_id specified' : undefined));

export const messageId = checked(integer, (id) => (id <= 0 || id > 2 ** 31 ? 'invalid message_id' : undefined));

export const entityList = arrayOf(
  object('MessageEntity', {
    type: required(string),
    offset: required(within(integer, 0, 2 ** 31)),
    length: required(within(integer, 1, 2 ** 31)),
    url: optional(string),
    user: unplayed({ names: ['User'], read: () => undefined }),
    language: optional(string),
    custom_emoji_id: optional(string),
    unix_time: unplayed(integer),
    date_time_format: unplayed(string),
  }),
);

export const linkPreview = object('LinkPreviewOptions', {
  is_disabled: optional(boolean),
  url: optional(string),
  prefer_small_media: optional(boolean),
  prefer_large_media: optional(boolean),
  show_above_text: optional(boolean),
});

export const replyParameters = object('ReplyParameters', {
  message_id: required(messageId),
  chat_id: optional(chatId),
  allow_sending_without_reply: optional(boolean),
  quote: optional(string),
  quote_parse_mode: optional(string),
  quote_entities: optional(entityList),
  quote_position: optional(integer),
  checklist_task_id: unplayed(integer),
  poll_option_id: unplayed(string),
});

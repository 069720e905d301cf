import { badRequest } from '../world/api-error.ts';
import type { ApiInlineButton } from '../world/bot-api.ts';
import { eitherOf, object } from './objects.ts';
import {
  arrayOf,
  boolean,
  bytesOf,
  checked,
  integer,
  optional,
  required,
  string,
  type Type,
  textOf,
  unplayed,
  wordOf,
} from './types.ts';

const MOST_BUTTONS = 100;
const LONGEST_ROW = 8;

/** Telegraf's button makers add it. */
const HIDE = ['hide'];

const webApp = object('WebAppInfo', { url: required(string) });
const style = wordOf('danger', 'success', 'primary');

const link = checked(string, (url) =>
  /^(https?|tg|ton):\/\/\S+$/i.test(url) || /^[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(url)
    ? undefined
    : `inline keyboard button URL '${url}' is invalid: Wrong HTTP URL`,
);

const ACTIONS = [
  'url', 'callback_data', 'web_app', 'login_url', 'switch_inline_query', 'switch_inline_query_current_chat',
  'switch_inline_query_chosen_chat', 'copy_text', 'callback_game', 'pay',
] as const; // biome-ignore format: a list

const inlineButton: Type<ApiInlineButton> = checked(
  object(
    'InlineKeyboardButton',
    {
      text: required(textOf(1, 1024, 'inline keyboard button text must be non-empty')),
      icon_custom_emoji_id: optional(string),
      style: optional(style),
      url: optional(link),
      callback_data: optional(bytesOf(1, 64, 'BUTTON_DATA_INVALID')),
      web_app: optional(webApp),
      login_url: optional(
        object('LoginUrl', {
          url: required(link),
          forward_text: optional(string),
          bot_username: optional(string),
          request_write_access: optional(boolean),
        }),
      ),
      switch_inline_query: optional(string),
      switch_inline_query_current_chat: optional(string),
      switch_inline_query_chosen_chat: optional(
        object('SwitchInlineQueryChosenChat', {
          query: optional(string),
          allow_user_chats: optional(boolean),
          allow_bot_chats: optional(boolean),
          allow_group_chats: optional(boolean),
          allow_channel_chats: optional(boolean),
        }),
      ),
      copy_text: optional(object('CopyTextButton', { text: required(textOf(1, 256, 'BUTTON_COPY_TEXT_INVALID')) })),
      callback_game: unplayed(object('CallbackGame', {})),
      pay: optional(boolean),
    },
    HIDE,
  ),
  (button) => {
    const actions = ACTIONS.filter((action) => button[action] !== undefined);
    if (actions.length === 1) return undefined;
    const problem =
      actions.length === 0
        ? 'Text buttons are unallowed in the inline keyboard'
        : `exactly one of the optional fields must be used, not ${actions.join(' and ')}`;
    return `can't parse inline keyboard button: ${problem}`;
  },
);

/** A keyboard whose rows have all been read; empty rows vanish as they do at Telegram. */
function rowsOf<T>(button: Type<T>): Type<T[][]> {
  return checked(arrayOf(arrayOf(button)), (rows) => {
    const count = rows.reduce((sum, row) => sum + row.length, 0);
    return count > MOST_BUTTONS || rows.some((row) => row.length > LONGEST_ROW)
      ? 'reply markup is too long'
      : undefined;
  });
}

export const inlineKeyboard = object('InlineKeyboardMarkup', { inline_keyboard: required(rowsOf(inlineButton)) });

const REQUESTS = [
  'request_users',
  'request_chat',
  'request_managed_bot',
  'request_contact',
  'request_location',
  'request_poll',
  'web_app',
] as const;

const keyboardFields = {
  text: required(textOf(1, 1024, 'keyboard button text must be non-empty')),
  icon_custom_emoji_id: optional(string),
  style: optional(style),
  request_users: unplayed(
    object('KeyboardButtonRequestUsers', {
      request_id: required(integer),
      user_is_bot: optional(boolean),
      user_is_premium: optional(boolean),
      max_quantity: optional(integer),
      request_name: optional(boolean),
      request_username: optional(boolean),
      request_photo: optional(boolean),
    }),
  ),
  request_chat: unplayed(named('KeyboardButtonRequestChat')),
  request_managed_bot: unplayed(named('KeyboardButtonRequestManagedBot')),
  request_contact: optional(boolean),
  request_location: optional(boolean),
  request_poll: unplayed(named('KeyboardButtonPollType')),
  web_app: optional(webApp),
};

const keyboardObject = checked(object('KeyboardButton', keyboardFields, HIDE), (button) =>
  REQUESTS.filter((request) => button[request]).length > 1
    ? "can't parse keyboard button: it asks for more than one thing"
    : undefined,
);

/** A button may be a bare string: its label. */
const keyboardButton: typeof keyboardObject = {
  ...keyboardObject,
  read: (value, at, uploads) => keyboardObject.read(typeof value === 'string' ? { text: value } : value, at, uploads),
};

const placeholder = optional(textOf(1, 64, 'input field placeholder must have 1-64 characters'));

const isTrue = checked(boolean, (value, at) => (value ? undefined : `${at} must be true`));

const replyKeyboard = object('ReplyKeyboardMarkup', {
  keyboard: required(rowsOf(keyboardButton)),
  is_persistent: optional(boolean),
  resize_keyboard: optional(boolean),
  one_time_keyboard: optional(boolean),
  input_field_placeholder: placeholder,
  selective: optional(boolean),
});

const removal = object('ReplyKeyboardRemove', { remove_keyboard: required(isTrue), selective: optional(boolean) });

const forceReply = object('ForceReply', {
  force_reply: required(isTrue),
  input_field_placeholder: placeholder,
  selective: optional(boolean),
});

export const replyMarkup = eitherOf<Record<string, unknown>>(
  { inline_keyboard: inlineKeyboard, keyboard: replyKeyboard, remove_keyboard: removal, force_reply: forceReply },
  (value) => Object.keys(MARKUPS).find((key) => key in value),
);

const MARKUPS = { inline_keyboard: 1, keyboard: 1, remove_keyboard: 1, force_reply: 1 };

/** A type that is declared and never read. */
export function named(name: string): Type<never> {
  return {
    names: [name],
    read: (_value, at) => {
      throw badRequest(`${at} is not played by this stand-in`);
    },
  };
}

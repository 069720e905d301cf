import type { ApiInlineButton } from '../world/bot-api.ts';
import type { Keyboard } from '../world/chat.ts';
import type { ButtonView, ReplyKeyboard } from './views.ts';

export function buttonView(button: ApiInlineButton): ButtonView {
  return { text: button.text, ...action(button), ...(button.style !== undefined && { style: button.style }) };
}

function action(button: ApiInlineButton): Pick<ButtonView, 'kind'> & Partial<ButtonView> {
  if (button.callback_data !== undefined) return { kind: 'callback' };
  if (button.url !== undefined) return { kind: 'url', url: button.url };
  if (button.pay) return { kind: 'pay' };
  if (button.copy_text) return { kind: 'copy', copyText: button.copy_text.text };
  if (button.web_app) return { kind: 'web_app', url: button.web_app.url };
  if (button.login_url) return { kind: 'login', url: button.login_url.url };
  const here = button.switch_inline_query_current_chat;
  if (here !== undefined) return { kind: 'inline', query: here, here: true };
  const chosen = button.switch_inline_query_chosen_chat as { query?: string } | undefined;
  return { kind: 'inline', query: button.switch_inline_query ?? chosen?.query ?? '', here: false };
}

interface KeyButton {
  text: string;
  request_contact?: boolean;
  request_location?: boolean;
  web_app?: { url: string };
  style?: string;
}

export function keyboardView({ message, markup }: Keyboard): ReplyKeyboard {
  const rows = (markup.keyboard ?? []) as KeyButton[][];
  const placeholder = markup.input_field_placeholder as string | undefined;
  return {
    rows: rows.filter((row) => row.length > 0).map((row) => row.map(keyView)),
    oneTime: markup.one_time_keyboard === true,
    persistent: markup.is_persistent === true,
    resize: markup.resize_keyboard === true,
    ...(placeholder !== undefined && { placeholder }),
    forceReply: markup.force_reply === true,
    message,
  };
}

function keyView(button: KeyButton): ReplyKeyboard['rows'][number][number] {
  const asks = button.request_contact
    ? 'contact'
    : button.request_location
      ? 'location'
      : button.web_app
        ? 'web_app'
        : undefined;
  return {
    text: button.text,
    ...(asks && { asks }),
    ...(button.web_app && { url: button.web_app.url }),
    ...(button.style !== undefined && { style: button.style }),
  };
}

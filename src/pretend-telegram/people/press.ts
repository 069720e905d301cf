import type { Account } from '../world/account.ts';
import { personWrites } from '../world/acts.ts';
import type { CallbackAnswer } from '../world/changes.ts';
import type { Chat } from '../world/chat.ts';
import { tap } from '../world/tap.ts';
import type { World } from '../world/world.ts';
import type { Found } from './buttons.ts';

export interface Presser {
  world: World;
  account: Account;
  chat: Chat;
}

/** What pressing a button leads to; `answer` comes when the bot answers. */
export interface Pressed {
  answer?: Promise<CallbackAnswer>;
  /** The message that was sent. */
  message?: number;
  url?: string;
  copied?: string;
  query?: string;
}

export function press(presser: Presser, found: Found): Pressed {
  return 'key' in found ? pressKey(presser, found) : pressInline(presser, found);
}

function pressInline({ world, account, chat }: Presser, found: Extract<Found, { button: unknown }>): Pressed {
  const { message, button, row, column } = found;
  const place = { message: message.api.message_id, row, column };
  if (button.callback_data !== undefined) {
    return { answer: tap(world, account, { chat, data: button.callback_data, message, place }) };
  }
  const url = button.url ?? button.web_app?.url ?? button.login_url?.url;
  if (url !== undefined) return { url };
  if (button.copy_text) return { copied: button.copy_text.text };
  return { query: button.switch_inline_query_current_chat ?? button.switch_inline_query ?? '' };
}

function pressKey({ world, account, chat }: Presser, { key, keyboard }: Extract<Found, { key: unknown }>): Pressed {
  if (keyboard.oneTime) {
    chat.keyboards.delete(account.id);
    world.changes.tell({ type: 'keyboard', chat, account });
  }
  if (key.asks === 'web_app') return { url: key.url! };
  const replyTo = chat.messages.get(keyboard.message);
  const place = { chat, ...(key.asks && replyTo && { replyTo }) };
  return { message: personWrites(world, account, place, contentOf(account, key)).api.message_id };
}

function contentOf(account: Account, key: { text: string; asks?: string }): Parameters<typeof personWrites>[3] {
  if (key.asks === 'contact') {
    const { id: user_id, phoneNumber: phone_number, firstName: first_name, lastName } = account;
    return { contact: { phone_number, first_name, ...(lastName !== undefined && { last_name: lastName }), user_id } };
  }
  if (key.asks === 'location') return { location: { latitude: 52.520008, longitude: 13.404954 } };
  return { text: key.text };
}

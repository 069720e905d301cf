import type { ApiMessage } from '../world/bot-api.ts';
import type { CallbackAnswer } from '../world/changes.ts';
import type { Chat } from '../world/chat.ts';
import { tap } from '../world/tap.ts';
import type { Found } from './buttons.ts';
import type { Hand } from './hand.ts';
import { openLink } from './open-link.ts';
import { typed } from './own-words.ts';
import { contactOf } from './sharing.ts';
import { buttonView } from './view-buttons.ts';
import { invoiceView } from './view-invoice.ts';
import type { InvoiceView } from './views.ts';

/** What pressing a button leads to; `answer` comes when the bot answers. */
export interface Pressed {
  answer?: Promise<CallbackAnswer>;
  /** The message that was sent. */
  message?: number;
  url?: string;
  /** A bill that is to be paid or declined. */
  invoice?: InvoiceView;
  copied?: string;
  query?: string;
}

export function press(hand: Hand, chat: Chat, found: Found): Pressed {
  return 'key' in found ? pressKey(hand, chat, found) : pressInline(hand, chat, found);
}

function pressInline(hand: Hand, chat: Chat, found: Extract<Found, { button: unknown }>): Pressed {
  const { message, button, row, column } = found;
  const { world, account } = hand;
  const place = { message: message.api.message_id, row, column };
  if (button.callback_data !== undefined) {
    return { answer: tap(world, account, { chat, data: button.callback_data, message, place }) };
  }
  if (button.url !== undefined) return openLink(hand, button.url);
  const url = button.web_app?.url ?? button.login_url?.url;
  if (url !== undefined) return { url };
  if (button.pay) return message.invoice ? { invoice: invoiceView(message.invoice) } : {};
  if (button.copy_text) return { copied: button.copy_text.text };
  return { query: buttonView(button).query ?? '' };
}

function pressKey(hand: Hand, chat: Chat, { key, keyboard }: Extract<Found, { key: unknown }>): Pressed {
  const { world, account } = hand;
  if (keyboard.oneTime) {
    chat.keyboards.delete(account.id);
    world.changes.tell({ type: 'keyboard', chat, account });
  }
  if (key.asks === 'web_app') return { url: key.url! };
  const isReply = key.asks !== undefined && chat.messages.has(keyboard.message);
  return { message: hand.writes({ chat, ...(isReply && { replyTo: keyboard.message }) }, contentOf(hand, key)) };
}

/** Where whoever shares a location by the button happens to be: Berlin, Alexanderplatz. */
const HERE = { latitude: 52.521918, longitude: 13.413215 };

function contentOf(hand: Hand, key: { text: string; asks?: string }): Partial<ApiMessage> {
  if (key.asks === 'contact') return contactOf(hand, {});
  if (key.asks === 'location') return { location: HERE };
  return typed(key.text);
}

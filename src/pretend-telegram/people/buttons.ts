import type { ApiInlineButton } from '../world/bot-api.ts';
import type { Chat, StoredMessage } from '../world/chat.ts';
import { keyboardView } from './view-buttons.ts';
import { buttonsOf } from './view-message.ts';
import type { ReplyKeyboard } from './views.ts';

/** A label or its beginning, a place on a message, or a place on the reply keyboard. */
export type Target =
  | string
  | { label: string }
  | { message: number; row: number; column: number }
  | { row: number; column: number };

export type Found =
  | { message: StoredMessage; button: ApiInlineButton; row: number; column: number }
  | { key: ReplyKeyboard['rows'][number][number]; keyboard: ReplyKeyboard };

/** The button somebody means: the newest that has the label, an exact label before one that begins with it. */
export function findButton(chat: Chat, viewerId: number, target: Target): Found | undefined {
  if (typeof target === 'string') return findLabel(chat, viewerId, target);
  if ('label' in target) return findLabel(chat, viewerId, target.label);
  const { row, column } = target;
  if (!('message' in target)) return keyAt(chat, viewerId, row, column);
  const message = chat.messages.get(target.message);
  const button = message && buttonsOf(message)[row]?.[column];
  return button && { message, button, row, column };
}

function findLabel(chat: Chat, viewerId: number, label: string): Found | undefined {
  return search(chat, viewerId, (text) => text === label) ?? search(chat, viewerId, (text) => text.startsWith(label));
}

function search(chat: Chat, viewerId: number, matches: (text: string) => boolean): Found | undefined {
  const keyboard = chat.keyboards.get(viewerId);
  const key = keyboard && findKey(keyboardView(keyboard), matches);
  for (const message of [...chat.messages.values()].reverse()) {
    if (key && message.api.message_id <= keyboard.message) return key;
    const found = findOn(message, matches);
    if (found) return found;
  }
  return key;
}

function findOn(message: StoredMessage, matches: (text: string) => boolean): Found | undefined {
  for (const [row, buttons] of buttonsOf(message).entries()) {
    const column = buttons.findIndex((button) => matches(button.text));
    if (column >= 0) return { message, button: buttons[column]!, row, column };
  }
  return undefined;
}

function findKey(keyboard: ReplyKeyboard, matches: (text: string) => boolean): Found | undefined {
  const key = keyboard.rows.flat().find(({ text }) => matches(text));
  return key && { key, keyboard };
}

function keyAt(chat: Chat, viewerId: number, row: number, column: number): Found | undefined {
  const stored = chat.keyboards.get(viewerId);
  const keyboard = stored && keyboardView(stored);
  const key = keyboard?.rows[row]?.[column];
  return key && { key, keyboard };
}

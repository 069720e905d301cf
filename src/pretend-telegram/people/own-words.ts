import { detectEntities } from '../text/detect.ts';
import { isHeard } from '../world/acts.ts';
import type { ApiMessage } from '../world/bot-api.ts';
import { contentOf, forwardOrigin } from '../world/forward.ts';
import { REACTIONS } from '../world/reactions.ts';
import type { Hand, Where } from './hand.ts';

/** What people type is never marked up; clients find the commands and links in it. */
export function typed(text: string): Pick<ApiMessage, 'text' | 'entities'> {
  const trimmed = text.trim();
  if (trimmed === '') throw new Error('Nobody can send an empty message.');
  const entities = detectEntities({ text: trimmed, entities: [] });
  return { text: trimmed, ...(entities.length > 0 && { entities }) };
}

export function captionOf(caption: string | undefined): Partial<ApiMessage> {
  if (caption === undefined || caption.trim() === '') return {};
  const { text, entities } = typed(caption);
  return { caption: text, ...(entities && { caption_entities: entities }) };
}

export function editOwn(hand: Hand, id: number, text: string, where: Where): void {
  const message = hand.ownMessageAt(id, where);
  const chat = hand.chatAt(where);
  const content = message.api.text === undefined ? captionOf(text) : typed(text);
  delete message.shownAs;
  message.api = { ...message.api, ...content, edit_date: hand.world.clock.date() };
  hand.world.changes.tell({ type: 'edited', chat, message });
  if (isHeard(hand.world, chat, message)) hand.world.updates.push('edited_message', message.api, `chat:${chat.id}`);
}

/** The bot is not told. */
export function deleteMessage(hand: Hand, id: number, where: Where): void {
  const chat = hand.chatAt(where);
  if (chat.kind === 'private') hand.messageAt(id, where);
  else hand.ownMessageAt(id, where);
  chat.messages.delete(id);
  hand.world.changes.tell({ type: 'deleted', chat, messages: [id] });
}

/** The same emoji again takes it back. */
export function react(hand: Hand, id: number, emoji: string, where: Where): void {
  if (!REACTIONS.has(emoji)) throw new Error(`${emoji} is no reaction.`);
  const { world, account } = hand;
  const chat = hand.chatAt(where);
  const message = hand.messageAt(id, where);
  const before = message.reactions.get(account.id);
  if (before === emoji) message.reactions.delete(account.id);
  else message.reactions.set(account.id, emoji);
  world.changes.tell({ type: 'edited', chat, message });
  const listOf = (each: string | undefined) => (each === undefined ? [] : [{ type: 'emoji', emoji: each }]);
  const update = {
    chat: world.apiChat(chat),
    message_id: id,
    user: account.api(),
    date: world.clock.date(),
    old_reaction: listOf(before),
    new_reaction: listOf(message.reactions.get(account.id)),
  };
  if (chat.kind === 'private' || chat.botStatus === 'administrator')
    world.updates.push('message_reaction', update, `chat:${chat.id}`);
}

/** @param id of a message in the private chat with the bot. */
export function forward(hand: Hand, id: number, where: Where): number {
  const { api } = hand.messageAt(id);
  const content = contentOf(api);
  if (!content || api.has_protected_content) throw new Error(`Message ${id} cannot be forwarded.`);
  return hand.writes(where, { ...content, ...forwardOrigin(api) });
}

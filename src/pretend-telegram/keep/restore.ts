import { Account } from '../world/account.ts';
import { Chat, type StoredMessage } from '../world/chat.ts';
import type { Invoice } from '../world/invoice.ts';
import type { World } from '../world/world.ts';
import { type MessageState, type Snapshot, VERSION } from './snapshot.ts';

/**
 * Makes a new world what another one was.
 * @param contents of files, by their hash; a file without its content is forgotten.
 * @throws for what no world can have been.
 */
export function restore(world: World, snapshot: Snapshot, contents: ReadonlyMap<string, Buffer>): void {
  if (snapshot.version !== VERSION) throw new Error(`it is of version ${snapshot.version}, not ${VERSION}`);
  restoreCounts(world, snapshot);
  for (const [language, name] of snapshot.bot.names) world.bot.rename(language, name);
  for (const [language, text] of snapshot.bot.descriptions) world.bot.descriptions.set(language, text);
  for (const [language, text] of snapshot.bot.shortDescriptions) world.bot.shortDescriptions.set(language, text);
  for (const [key, commands] of snapshot.menu.lists) world.menu.lists.set(key, commands);
  for (const [id, button] of snapshot.menu.buttons) world.menu.buttons.set(id, button);
  for (const file of snapshot.files) {
    const bytes = contents.get(file.hash);
    if (bytes) world.files.keep({ ...file, bytes });
  }
  for (const bill of snapshot.bills) world.payments.offer(bill);
  const bills = new Map(snapshot.bills.map((bill) => [bill.slug, bill]));
  for (const { details, hasBlockedBot, isDeleted } of snapshot.people) {
    const account = Object.assign(new Account(details), { hasBlockedBot, isDeleted });
    world.people.set(account.id, account);
  }
  for (const chat of snapshot.chats) restoreChat(world, chat, bills);
  restoreUpdates(world, snapshot);
}

/** Never back: what a killed world gave away last is not written down, but the clock is ahead of it. */
function restoreCounts(world: World, { counts }: Snapshot): void {
  const { update, ...others } = counts;
  for (const name of Object.keys(others) as (keyof World['counts'])[]) {
    world.counts[name] = Math.max(world.counts[name], others[name]);
  }
  world.updates.lastId = Math.max(world.updates.lastId, update);
}

function restoreChat(world: World, state: Snapshot['chats'][number], bills: Map<string, Invoice>): void {
  const { id, kind, title, members, topics, keyboards, readUpTo, messages, ...plain } = state;
  const chat = Object.assign(new Chat(id, kind, title), plain);
  for (const [person, status] of members) chat.members.set(person, status);
  for (const [topic, about] of topics) chat.topics.set(topic, about);
  for (const [person, keyboard] of keyboards) chat.keyboards.set(person, keyboard);
  for (const [person, message] of readUpTo) chat.readUpTo.set(person, message);
  for (const message of messages) {
    const stored = messageFrom(message, bills);
    chat.keep(stored);
    if (stored.inlineMessageId !== undefined) world.inlineMessages.set(stored.inlineMessageId, stored);
  }
  world.chats.set(id, chat);
}

/** A bill is one object wherever it is shown, so that paying it once is seen everywhere. */
function messageFrom({ reactions, invoice, ...plain }: MessageState, bills: Map<string, Invoice>): StoredMessage {
  if (invoice && !bills.has(invoice.slug)) bills.set(invoice.slug, invoice);
  return {
    ...(plain as Omit<StoredMessage, 'reactions' | 'invoice' | 'changedAt'>),
    reactions: new Map(reactions),
    ...(invoice && { invoice: bills.get(invoice.slug)! }),
    changedAt: 0,
  };
}

function restoreUpdates(world: World, { updates, taps }: Snapshot): void {
  world.updates.allowed = updates.allowed;
  for (const update of updates.waiting) world.updates.waiting.add(update);
  for (const { chat: chatId, account: accountId, place, ...tap } of taps) {
    const chat = world.chats.get(chatId);
    const account = world.people.get(accountId);
    if (!chat || !account) continue;
    const resolve = (answer: object) => world.changes.tell({ type: 'answered', chat, account, tap: place, answer });
    world.callbacks.restore({ ...tap, place, chat, account, resolve });
  }
}

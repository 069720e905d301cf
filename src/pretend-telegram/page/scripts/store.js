import { readBot, readChats, readPeople } from './server.js';

/** What the server told: the bot, the people, and each one's chats. Everything on the page is drawn from here. */
export const bot = { id: 0, name: '', username: '' };
/** @type {Map<number, object>} */
export const people = new Map();
/** @type {Map<number, Map<number, object>>} */
const chats = new Map();
const listeners = new Set();

/** @param {(event: { type: string }) => void} listener hears every event after it was written down here */
export function watch(listener) {
  listeners.add(listener);
}

export const chatsOf = (person) => [...(chats.get(person)?.values() ?? [])];
export const chatOf = (person, chat) => chats.get(person)?.get(chat);
export const unreadOf = (person) => chatsOf(person).reduce((sum, chat) => sum + chat.unread, 0);

/** Reads everything anew. */
export async function load() {
  const [me, everyone] = await Promise.all([readBot(), readPeople()]);
  Object.assign(bot, me);
  const read = await Promise.all(everyone.map((person) => readChats(person.id)));
  people.clear();
  chats.clear();
  everyone.forEach((person, index) => {
    people.set(person.id, person);
    chats.set(person.id, new Map(read[index].map((chat) => [chat.id, chat])));
  });
  tell({ type: 'loaded' });
}

/** Writes an event of the stream down and tells it on. */
export async function apply(event) {
  if (event.type === 'person' && !people.has(event.person.id)) await meet(event.person);
  else write[event.type]?.(event);
  tell(event);
}

function tell(event) {
  for (const listener of listeners) listener(event);
}

async function meet(person) {
  people.set(person.id, person);
  chats.set(person.id, new Map((await readChats(person.id)).map((chat) => [chat.id, chat])));
}

const write = {
  person: ({ person }) => people.set(person.id, person),
  'person-gone': ({ person }) => people.delete(person) && chats.delete(person),
  message(event) {
    const chat = chatOf(event.person, event.chat);
    if (chat && !event.message.mine && !chat.messages.some(({ id }) => id === event.message.id)) chat.unread += 1;
    put(event);
  },
  edited: put,
  deleted({ person, chat, messages }) {
    const view = chatOf(person, chat);
    if (view) view.messages = view.messages.filter(({ id }) => !messages.includes(id));
  },
  keyboard: ({ person, chat, keyboard }) => patch(person, chat, { keyboard }),
  commands: ({ person, chat, commands, menuButton }) => patch(person, chat, { commands, menuButton }),
  typing: ({ person, chat, action }) => patch(person, chat, { typing: action }),
  unread: ({ person, chat, unread }) => patch(person, chat, { unread }),
  chat: ({ person, chat }) =>
    chats.get(person)?.set(chat.id, { messages: chatOf(person, chat.id)?.messages ?? [], ...chat }),
  'chat-gone': ({ person, chat }) => chats.get(person)?.delete(chat),
};

function patch(person, chat, changes) {
  Object.assign(chatOf(person, chat) ?? {}, changes);
}

function put({ person, chat, message }) {
  const messages = chatOf(person, chat)?.messages;
  if (!messages) return;
  const at = messages.findIndex(({ id }) => id === message.id);
  if (at >= 0) messages[at] = message;
  else messages.splice(messages.findLastIndex(({ id }) => id < message.id) + 1, 0, message);
}

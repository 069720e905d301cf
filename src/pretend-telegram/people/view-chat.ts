import type { Account } from '../world/account.ts';
import type { Chat } from '../world/chat.ts';
import type { MenuButton } from '../world/command-menu.ts';
import type { World } from '../world/world.ts';
import { keyboardView } from './view-buttons.ts';
import { viewMessage } from './view-message.ts';
import type { ChatHeader, ChatView, PersonView, ReplyKeyboard } from './views.ts';

export function viewPerson(account: Account): PersonView {
  return {
    id: account.id,
    firstName: account.firstName,
    ...(account.lastName !== undefined && { lastName: account.lastName }),
    ...(account.username !== undefined && { username: account.username }),
    ...(account.languageCode !== undefined && { languageCode: account.languageCode }),
    phoneNumber: account.phoneNumber,
    ...(account.note !== undefined && { note: account.note }),
    blocked: account.hasBlockedBot,
    started: account.started,
  };
}

export function viewChat(world: World, chat: Chat, viewer: Account): ChatView {
  const messages = [...chat.messages.values()].map((message) => viewMessage(world, chat, message, viewer));
  return { ...viewHeader(world, chat, viewer), messages };
}

/** A chat without its messages. */
export function viewHeader(world: World, chat: Chat, viewer: Account): ChatHeader {
  return {
    id: chat.id,
    kind: chat.kind,
    title: chat.kind === 'private' ? world.bot.nameFor(viewer.languageCode) : chat.title,
    forum: chat.isForum,
    topics: [...chat.topics.values()].map(({ id, name, closed, iconColor }) => ({ id, name, closed, iconColor })),
    members: membersOf(world, chat),
    keyboard: keyboardSeen(chat, viewer),
    commands: world.menu.seenBy(viewer, chat),
    menuButton: menuButtonView(world.menu.buttonSeenBy(viewer)),
    typing: chat.typing?.action ?? null,
    pinned: chat.pinned,
    notices: chat.notices.get(viewer.id) ?? [],
    unread: unreadOf(chat, viewer),
    started: viewer.started,
    blocked: viewer.hasBlockedBot,
    ...(chat.kind === 'private' && aboutBot(world, viewer)),
  };
}

/** What the bot says of itself, in the viewer's language. */
function aboutBot({ bot }: World, { languageCode }: Account): Pick<ChatHeader, 'description' | 'shortDescription'> {
  const description = bot.descriptionFor(languageCode);
  const shortDescription = bot.shortDescriptionFor(languageCode);
  return { ...(description && { description }), ...(shortDescription && { shortDescription }) };
}

export function keyboardSeen(chat: Chat, viewer: Account): ReplyKeyboard | null {
  const keyboard = chat.keyboards.get(viewer.id);
  return keyboard ? keyboardView(keyboard) : null;
}

export function menuButtonView(button: MenuButton): ChatHeader['menuButton'] {
  return button.type === 'web_app'
    ? { kind: 'web_app', text: button.text, url: button.web_app.url }
    : { kind: button.type };
}

export function unreadOf(chat: Chat, viewer: Account): number {
  const readUpTo = chat.readUpTo.get(viewer.id) ?? 0;
  let unread = 0;
  for (const { api } of chat.messages.values()) if (api.message_id > readUpTo && api.from.id !== viewer.id) unread += 1;
  return unread;
}

/** The chats in somebody's list: the private one, then groups. */
export function chatsOf(world: World, viewer: Account): Chat[] {
  const groups = [...world.chats.values()].filter((chat) => chat.migratedTo === null && chat.isMember(viewer.id));
  return [world.chats.get(viewer.id)!, ...groups];
}

function membersOf(world: World, chat: Chat): ChatHeader['members'] {
  const ids = chat.kind === 'private' ? [chat.id] : [...chat.members.keys()].filter((id) => chat.isMember(id));
  const people = ids.flatMap((id) => {
    const account = world.people.get(id);
    return account ? [{ id, name: account.name, isBot: false }] : [];
  });
  const hasBot = chat.botStatus === 'member' || chat.botStatus === 'administrator';
  return hasBot ? [...people, { id: world.bot.id, name: world.bot.name, isBot: true }] : people;
}

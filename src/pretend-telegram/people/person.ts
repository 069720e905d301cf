import { detectEntities } from '../text/detect.ts';
import type { Account, AccountDetails } from '../world/account.ts';
import { block, markRead, type Place, personWrites, unblock } from '../world/acts.ts';
import type { ApiEntity } from '../world/bot-api.ts';
import type { CallbackAnswer } from '../world/changes.ts';
import type { Chat, StoredMessage } from '../world/chat.ts';
import { tap } from '../world/tap.ts';
import type { World } from '../world/world.ts';
import { findButton, type Target } from './buttons.ts';
import type { EventHub } from './event-hub.ts';
import { type Pressed, press } from './press.ts';
import { readable } from './readable.ts';
import { viewChat } from './view-chat.ts';
import { viewMessage } from './view-message.ts';
import type { ChatView, MessageView } from './views.ts';
import { type Match, matches, orNull, waitFor } from './waiting.ts';

export interface Where {
  /** A group, or the id of one; without it the private chat with the bot. */
  chat?: number | { id: number };
  topic?: number;
  replyTo?: number;
}

const ANSWER_MS = 10_000;
const SEEN_MS = 5_000;

/** Somebody with a phone. Everything they do happens at once; waiting is for what the bot does. */
export class Person {
  readonly account: Account;
  private readonly world: World;
  private readonly hub: EventHub;

  constructor(account: Account, world: World, hub: EventHub) {
    this.account = account;
    this.world = world;
    this.hub = hub;
  }

  get id(): number {
    return this.account.id;
  }

  get firstName(): string {
    return this.account.firstName;
  }

  /** Changes the name, the username or the language of the client. */
  becomes(details: Partial<Pick<AccountDetails, 'firstName' | 'lastName' | 'username' | 'languageCode'>>): void {
    Object.assign(this.account, details);
    this.account.renamed();
    const chat = this.world.chats.get(this.id)!;
    chat.renamed();
    this.world.changes.tell({ type: 'person', account: this.account });
    this.world.changes.tell({ type: 'chat', chat });
  }

  speaks(languageCode: string): void {
    this.becomes({ languageCode });
  }

  /** Deletes the account. */
  leaves(): void {
    this.account.isDeleted = true;
    this.world.changes.tell({ type: 'person-gone', account: this.account });
  }

  says(text: string, where: Where = {}): number {
    return this.write(where, textOf(text)).api.message_id;
  }

  command(name: string, payload?: string, where: Where = {}): number {
    return this.says(payload === undefined ? `/${name}` : `/${name} ${payload}`, where);
  }

  /** @returns what the bot answered, or null when it did not within the limit, or when nothing asks it to. */
  async taps(target: Target, where: Where & { within?: number } = {}): Promise<CallbackAnswer | null> {
    const pressed = this.presses(target, where);
    return pressed.answer ? orNull(pressed.answer, where.within ?? ANSWER_MS) : null;
  }

  /** Presses a button and does not wait. @throws {Error} with the readable chat when there is none. */
  presses(target: Target, where: Where = {}): Pressed {
    const chat = this.chatAt(where);
    const found = findButton(chat, this.id, target);
    if (!found)
      throw new Error(
        `${this.firstName} sees no button ${JSON.stringify(target)}:\n${readable(this.chat(where.chat))}`,
      );
    return press({ world: this.world, account: this.account, chat }, found);
  }

  /** Sends callback data no button has. */
  forges(data: string, messageId?: number, where: Where & { within?: number } = {}): Promise<CallbackAnswer | null> {
    const chat = this.chatAt(where);
    const message = messageId === undefined ? [...chat.messages.values()].at(-1) : chat.messages.get(messageId);
    const place = message ? { message: message.api.message_id } : {};
    const answer = tap(this.world, this.account, { chat, data, place, ...(message && { message }) });
    return orNull(answer, where.within ?? ANSWER_MS);
  }

  sharesContact(
    contact: { phoneNumber?: string; firstName?: string; lastName?: string; userId?: number } = {},
  ): number {
    const isOwn = contact.phoneNumber === undefined;
    const userId = contact.userId ?? (isOwn ? this.id : undefined);
    const lastName = contact.lastName ?? (isOwn ? this.account.lastName : undefined);
    return this.write(
      {},
      {
        contact: {
          phone_number: contact.phoneNumber ?? this.account.phoneNumber,
          first_name: contact.firstName ?? (isOwn ? this.firstName : 'Somebody'),
          ...(lastName !== undefined && { last_name: lastName }),
          ...(userId !== undefined && { user_id: userId }),
        },
      },
    ).api.message_id;
  }

  sharesLocation(latitude: number, longitude: number, where: Where = {}): number {
    return this.write(where, { location: { latitude, longitude } }).api.message_id;
  }

  blocks(): void {
    block(this.world, this.account);
  }

  unblocks(): void {
    unblock(this.world, this.account);
  }

  reads(where: Where = {}): void {
    markRead(this.world, this.chatAt(where), this.account);
  }

  chat(chat?: Where['chat']): ChatView {
    return viewChat(this.world, this.chatAt({ chat }), this.account);
  }

  /** A moment to be given to `sees` as `since`. */
  mark(): number {
    return this.world.changes.latest;
  }

  /** Waits until a visible message matches. @throws {Error} with the readable chat when none does in time. */
  async sees(
    match: Match,
    options: { within?: number; since?: number; chat?: Where['chat'] } = {},
  ): Promise<MessageView> {
    const chat = this.chatAt(options);
    const present = [...chat.messages.values()].reverse().filter(({ changedAt }) => changedAt > (options.since ?? -1));
    for (const message of present) {
      const view = viewMessage(this.world, chat, message, this.account);
      if (matches(match, view)) return view;
    }
    const seen = await waitFor(this.hub, {
      person: this.id,
      ms: options.within ?? SEEN_MS,
      pick: (event) => {
        const isMessage = event.type === 'message' || event.type === 'edited';
        return isMessage && event.chat === chat.id && matches(match, event.message) ? event.message : undefined;
      },
    });
    if (seen) return seen;
    throw new Error(`${this.firstName} does not see ${String(match)}:\n${readable(this.chat(options.chat))}`);
  }

  private write(where: Where, content: Parameters<typeof personWrites>[3]): StoredMessage {
    return personWrites(this.world, this.account, this.placeAt(where), content);
  }

  private placeAt(where: Where): Place {
    const chat = this.chatAt(where);
    const replyTo = where.replyTo === undefined ? undefined : chat.messages.get(where.replyTo);
    return { chat, ...(where.topic !== undefined && { topic: where.topic }), ...(replyTo && { replyTo }) };
  }

  private chatAt({ chat }: Where): Chat {
    const id = typeof chat === 'object' ? chat.id : (chat ?? this.id);
    const found = this.world.chats.get(id);
    if (!found) throw new Error(`There is no chat ${id}.`);
    return found;
  }
}

function textOf(text: string): { text: string; entities?: ApiEntity[] } {
  const entities = detectEntities({ text, entities: [] });
  return { text, ...(entities.length > 0 && { entities }) };
}

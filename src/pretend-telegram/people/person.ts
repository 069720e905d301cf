import type { Account, AccountDetails } from '../world/account.ts';
import { block, markRead, unblock } from '../world/acts.ts';
import type { CallbackAnswer } from '../world/changes.ts';
import { type Outcome, type Paying, pay } from '../world/pay.ts';
import { tap } from '../world/tap.ts';
import type { World } from '../world/world.ts';
import { findButton, type Target } from './buttons.ts';
import type { EventHub } from './event-hub.ts';
import { Hand, type Where } from './hand.ts';
import { askInline, type InlineView, pickResult } from './inline.ts';
import { type Opened, openLink } from './open-link.ts';
import { captionOf, deleteMessage, editOwn, forward, react, typed } from './own-words.ts';
import { type Pressed, press } from './press.ts';
import { readable } from './readable.ts';
import {
  changeLiveLocation,
  contactOf,
  documentContent,
  photoOf,
  type SharedContact,
  stickerOf,
  voiceOf,
} from './sharing.ts';
import { viewChat } from './view-chat.ts';
import type { ChatView, MessageView } from './views.ts';
import { type Match, orNull, waitForMessage } from './waiting.ts';

export interface Waiting {
  /** Milliseconds. */
  within?: number;
}

const ANSWER_MS = 10_000;
const SEEN_MS = 5_000;

/** Somebody with a phone. What they do happens at once; waiting is for what the bot does. README.md lists it all. */
export class Person {
  readonly account: Account;
  private readonly world: World;
  private readonly hub: EventHub;
  private readonly hand: Hand;

  constructor(account: Account, world: World, hub: EventHub) {
    this.account = account;
    this.world = world;
    this.hub = hub;
    this.hand = new Hand(world, account);
  }

  get id(): number {
    return this.account.id;
  }

  get firstName(): string {
    return this.account.firstName;
  }

  get lastName(): string | undefined {
    return this.account.lastName;
  }

  get username(): string | undefined {
    return this.account.username;
  }

  get languageCode(): string | undefined {
    return this.account.languageCode;
  }

  get phoneNumber(): string {
    return this.account.phoneNumber;
  }

  /** Changes the name, the username or the language of the client. */
  becomes(details: Partial<Pick<AccountDetails, 'firstName' | 'lastName' | 'username' | 'languageCode'>>): void {
    this.world.renamePerson(this.account, details);
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
    return this.hand.writes(where, typed(text));
  }

  command(name: string, payload?: string, where: Where = {}): number {
    return this.says(payload === undefined ? `/${name}` : `/${name} ${payload}`, where);
  }

  opens(link: string): Opened {
    return openLink(this.hand, link);
  }

  /** @returns what the bot answered, or null when it did not within the limit, or when nothing asks it to. */
  async taps(target: Target, where: Where & Waiting = {}): Promise<CallbackAnswer | null> {
    const { answer } = this.presses(target, where);
    return answer ? orNull(answer, where.within ?? ANSWER_MS) : null;
  }

  /** Presses a button and does not wait. @throws {Error} with the readable chat when there is none. */
  presses(target: Target, where: Where = {}): Pressed {
    const chat = this.hand.chatAt(where);
    const found = findButton(chat, this.id, target);
    if (found) return press(this.hand, chat, found);
    throw new Error(`${this.firstName} sees no button ${JSON.stringify(target)}:\n${readable(this.chat(where.chat))}`);
  }

  /** Sends callback data no button has; from the newest message when none is named. */
  forges(data: string, messageId?: number, where: Where & Waiting = {}): Promise<CallbackAnswer | null> {
    const chat = this.hand.chatAt(where);
    const message = messageId === undefined ? [...chat.messages.values()].at(-1) : chat.messages.get(messageId);
    const place = message ? { message: message.api.message_id } : {};
    const answer = tap(this.world, this.account, { chat, data, place, ...(message && { message }) });
    return orNull(answer, where.within ?? ANSWER_MS);
  }

  sharesContact(contact: SharedContact = {}, where: Where = {}): number {
    return this.hand.writes(where, contactOf(this.hand, contact));
  }

  sharesLocation(latitude: number, longitude: number, where: Where = {}): number {
    return this.hand.writes(where, { location: { latitude, longitude } });
  }

  startsLiveLocation(latitude: number, longitude: number, seconds: number, where: Where = {}): number {
    return this.hand.writes(where, { location: { latitude, longitude, live_period: seconds } });
  }

  movesLiveLocation(id: number, latitude: number, longitude: number, where: Where = {}): void {
    changeLiveLocation(this.hand, id, { latitude, longitude }, where);
  }

  stopsLiveLocation(id: number, where: Where = {}): void {
    changeLiveLocation(this.hand, id, null, where);
  }

  sendsPhoto(bytes: Buffer, caption?: string, where: Where = {}): number {
    return this.hand.writes(where, { ...photoOf(this.hand, bytes), ...captionOf(caption) });
  }

  sendsDocument(bytes: Buffer, name: string, caption?: string, where: Where & { mimeType?: string } = {}): number {
    return this.hand.writes(where, {
      ...documentContent(this.hand, bytes, name, where.mimeType),
      ...captionOf(caption),
    });
  }

  sendsSticker(where: Where = {}): number {
    return this.hand.writes(where, stickerOf(this.hand));
  }

  sendsVoice(where: Where = {}): number {
    return this.hand.writes(where, voiceOf(this.hand));
  }

  forwards(messageId: number, where: Where = {}): number {
    return forward(this.hand, messageId, where);
  }

  edits(messageId: number, text: string, where: Where = {}): void {
    editOwn(this.hand, messageId, text, where);
  }

  deletes(messageId: number, where: Where = {}): void {
    deleteMessage(this.hand, messageId, where);
  }

  reacts(messageId: number, emoji: string, where: Where = {}): void {
    react(this.hand, messageId, emoji, where);
  }

  asksInline(words: string, offset = '', { within }: Waiting = {}): Promise<InlineView | null> {
    return askInline(this.hand, words, offset, within ?? ANSWER_MS);
  }

  picks(resultId: string, where: Where & { query?: string } = {}): number {
    return pickResult(this.hand, resultId, where.query, where);
  }

  /** @param invoice a message's id, or a link. */
  async pays(invoice: number | string, paying: Paying = {}, where: Where = {}): Promise<Outcome> {
    return pay(this.world, this.account, this.hand.billAt(invoice, where), paying);
  }

  /** Looks at the bill and closes it: the bot hears nothing. */
  declines(invoice: number | string, where: Where = {}): void {
    this.hand.billAt(invoice, where);
  }

  blocks(): void {
    block(this.world, this.account);
  }

  unblocks(): void {
    unblock(this.world, this.account);
  }

  reads(where: Where = {}): void {
    markRead(this.world, this.hand.chatAt(where), this.account);
  }

  /** What the client shows of the private chat, or of a group. */
  chat(chat?: Where['chat']): ChatView {
    return viewChat(this.world, this.hand.chatAt({ chat }), this.account);
  }

  /** A moment to be given to `sees` as `since`. */
  mark(): number {
    return this.world.changes.latest;
  }

  /** Waits until a visible message matches. @throws {Error} with the readable chat when none does in time. */
  async sees(match: Match, options: Waiting & { since?: number; chat?: Where['chat'] } = {}): Promise<MessageView> {
    const chat = this.hand.chatAt(options);
    const waiting = { match, since: options.since ?? -1, ms: options.within ?? SEEN_MS };
    const seen = await waitForMessage({ hand: this.hand, hub: this.hub, chat }, waiting);
    if (seen) return seen;
    throw new Error(`${this.firstName} does not see ${String(match)}:\n${readable(this.chat(options.chat))}`);
  }
}

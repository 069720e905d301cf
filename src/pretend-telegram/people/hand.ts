import type { Account } from '../world/account.ts';
import { type Place, personWrites } from '../world/acts.ts';
import type { ApiMessage } from '../world/bot-api.ts';
import type { Chat, StoredMessage } from '../world/chat.ts';
import type { Invoice } from '../world/invoice.ts';
import type { World } from '../world/world.ts';

export interface Where {
  /** A group, or the id of one; without it the private chat with the bot. */
  chat?: number | { id: number };
  topic?: number;
  replyTo?: number;
}

/** Somebody's hand on their phone: what all they do is done with. */
export class Hand {
  readonly world: World;
  readonly account: Account;

  constructor(world: World, account: Account) {
    this.world = world;
    this.account = account;
  }

  /** @param shownAs what clients show in place of the text. */
  writes(where: Where, content: Partial<ApiMessage>, shownAs?: string): number {
    return personWrites(this.world, this.account, { ...this.placeAt(where), shownAs }, content).api.message_id;
  }

  /** @throws {Error} when there is none, or they are not in it. */
  chatAt({ chat }: Where): Chat {
    const id = typeof chat === 'object' ? chat.id : (chat ?? this.account.id);
    const found = this.world.chats.get(id);
    if (
      !found ||
      (found.kind !== 'private' && !found.isMember(this.account.id)) ||
      (found.kind === 'private' && id !== this.account.id)
    ) {
      throw new Error(`${this.account.name} has no chat ${id}.`);
    }
    return found;
  }

  placeAt(where: Where): Place {
    const chat = this.chatAt(where);
    const { topic } = where;
    const found = topic === undefined ? undefined : chat.topics.get(topic);
    if (topic !== undefined && !found) throw new Error(`${chat.title} has no topic ${topic}.`);
    if (found?.closed && chat.members.get(this.account.id) === 'member')
      throw new Error(`The topic ${found.name} is closed.`);
    const replyTo = where.replyTo === undefined ? undefined : this.messageAt(where.replyTo, where);
    return { chat, ...(topic !== undefined && { topic }), ...(replyTo && { replyTo }) };
  }

  messageAt(id: number, where: Where = {}): StoredMessage {
    const message = this.chatAt(where).messages.get(id);
    if (!message) throw new Error(`${this.account.name} sees no message ${id}.`);
    return message;
  }

  /** Their own, which only they may change. */
  ownMessageAt(id: number, where: Where = {}): StoredMessage {
    const message = this.messageAt(id, where);
    if (message.api.from.id !== this.account.id) throw new Error(`Message ${id} is not ${this.account.name}'s.`);
    return message;
  }

  /** @param invoice a message, or a link. */
  billAt(invoice: number | string, where: Where = {}): { chat: Chat; invoice: Invoice; message?: StoredMessage } {
    if (typeof invoice === 'string') {
      const bill = this.world.payments.byLink(invoice);
      if (!bill) throw new Error(`There is no bill at ${invoice}.`);
      return { chat: this.chatAt({}), invoice: bill };
    }
    const message = this.messageAt(invoice, where);
    if (!message.invoice) throw new Error(`Message ${invoice} is no bill.`);
    return { chat: this.chatAt(where), invoice: message.invoice, message };
  }
}

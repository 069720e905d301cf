import { randomInt } from 'node:crypto';
import { Account, type AccountDetails } from './account.ts';
import { ApiError, badRequest, forbidden } from './api-error.ts';
import type { BotAccount } from './bot-account.ts';
import type { ApiChat } from './bot-api.ts';
import { CallLog } from './call-log.ts';
import { Callbacks } from './callbacks.ts';
import { Changes } from './changes.ts';
import { Chat, type StoredMessage } from './chat.ts';
import { Clock } from './clock.ts';
import { CommandMenu } from './command-menu.ts';
import { Faults } from './faults.ts';
import { Files } from './files.ts';
import { firstNumber } from './first-number.ts';
import { InlineQueries } from './inline-queries.ts';
import { Payments } from './payments.ts';
import { Polling } from './polling.ts';
import { Rates } from './rates.ts';
import { Updates } from './updates.ts';
import { Webhook } from './webhook.ts';

/** What a bot keeps in 32 bits goes wrong here and not first at the real one. */
const MORE_THAN_INT4 = 2 ** 32;

/** Everything there is: the bot, people, chats, and what is on its way between them. */
export class World {
  readonly clock = new Clock();
  readonly changes = new Changes();
  readonly files = new Files();
  readonly menu = new CommandMenu();
  readonly people = new Map<number, Account>();
  readonly chats = new Map<number, Chat>();
  /** Messages sent through inline mode, by the id the bot knows them by. */
  readonly inlineMessages = new Map<string, StoredMessage>();
  readonly callbacks = new Callbacks(this.clock);
  readonly faults = new Faults();
  readonly calls = new CallLog();
  readonly payments = new Payments(this.clock);
  readonly inlineQueries = new InlineQueries(this.clock);
  readonly rates: Rates;
  readonly bot: BotAccount;
  readonly updates: Updates;
  readonly polling: Polling;
  readonly webhook: Webhook;
  readonly log: (line: string) => void;
  /** The last ones that were given away. */
  readonly counts: { person: number; message: number; group: number };

  constructor(bot: BotAccount, log: (line: string) => void) {
    this.bot = bot;
    this.log = log;
    const first = firstNumber(this.clock.now());
    this.counts = { person: MORE_THAN_INT4 + first, message: first - 1, group: first - 1 };
    this.rates = new Rates(this.clock, log);
    this.updates = new Updates(this.clock, log, first);
    this.polling = new Polling(this.updates, this.clock);
    this.webhook = new Webhook(this.updates, this.clock);
    this.faults.onOutage = (isOut) => {
      this.webhook.cutOff(isOut);
      if (isOut) this.polling.cut();
    };
    this.updates.onPush = (update) => (this.webhook.settings ? this.webhook.push(update) : this.polling.wake());
  }

  addPerson(details: AccountDetails): Account {
    const id = details.id ?? this.freePersonId();
    if (this.people.has(id)) throw new Error(`Somebody has the id ${id} already.`);
    const phoneNumber = details.phoneNumber ?? `+491512${String(id % 10_000_000).padStart(7, '0')}`;
    const account = new Account({ ...details, id, phoneNumber });
    this.people.set(id, account);
    this.chats.set(id, new Chat(id, 'private', account.name));
    this.changes.tell({ type: 'person', account });
    return account;
  }

  renamePerson(account: Account, details: Partial<AccountDetails>): void {
    Object.assign(account, details);
    account.renamed();
    const chat = this.chats.get(account.id)!;
    chat.renamed();
    this.changes.tell({ type: 'person', account });
    this.changes.tell({ type: 'chat', chat });
  }

  /** @returns the id the bot knows a message sent through inline mode by. */
  nameInlineMessage(message: StoredMessage): string {
    message.inlineMessageId = `inline-${this.randomId()}`;
    this.inlineMessages.set(message.inlineMessageId, message);
    if (this.inlineMessages.size > 1_000) this.inlineMessages.delete(this.inlineMessages.keys().next().value!);
    return message.inlineMessageId;
  }

  /** Private chats and basic groups share one count of messages; a supergroup has its own. */
  nextMessageId(): number {
    this.counts.message += 1;
    return this.counts.message;
  }

  nextGroupNumber(): number {
    this.counts.group += 1;
    return this.counts.group;
  }

  randomId(): string {
    return `${randomInt(2 ** 47)}${randomInt(10_000)}`;
  }

  apiChat(chat: Chat): ApiChat {
    return chat.api(this.people.get(chat.id)?.api());
  }

  /** @throws {ApiError} 400 when there is none. */
  knownChat(id: number): Chat {
    const chat = this.chats.get(id);
    if (!chat) throw badRequest('chat not found');
    if (chat.migratedTo !== null) {
      const moved = { migrate_to_chat_id: chat.migratedTo };
      throw new ApiError(400, 'Bad Request: group chat was upgraded to a supergroup chat', moved);
    }
    return chat;
  }

  /** @throws {ApiError} as Telegram does for a chat the bot may not write to. */
  writableChat(id: number): Chat {
    const chat = this.knownChat(id);
    this.checkMembership(chat);
    if (chat.kind === 'private') this.checkPerson(this.people.get(id)!);
    return chat;
  }

  /** @throws {ApiError} 403 when the bot is not in it any more. */
  checkMembership(chat: Chat): void {
    if (chat.botStatus === 'kicked') throw forbidden(`bot was kicked from the ${chat.kind} chat`);
    if (chat.botStatus === 'left') throw forbidden(`bot is not a member of the ${chat.kind} chat`);
  }

  private checkPerson(account: Account): void {
    if (account.isDeleted) throw forbidden('user is deactivated');
    if (account.hasBlockedBot) throw forbidden('bot was blocked by the user');
    if (!account.started) throw forbidden("bot can't initiate conversation with a user");
  }

  private freePersonId(): number {
    do this.counts.person += 1;
    while (this.people.has(this.counts.person));
    return this.counts.person;
  }

  close(): void {
    this.clock.close();
    this.polling.end();
    this.webhook.close();
  }
}

import type { MikroORM } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import { type Api, type ApiOptions, createApi } from '../../src/bot/api.ts';
import { type BotInfo, createBot, type HandleUpdate } from '../../src/bot/bot.ts';
import { createFiles } from '../../src/bot/files.ts';
import { setCommands } from '../../src/bot/menus.ts';
import { createPhotos } from '../../src/bot/photos.ts';
import { createPost } from '../../src/bot/post.ts';
import { createTopics } from '../../src/bot/topics.ts';
import { createPeople } from '../../src/bot/who.ts';
import type { Room } from '../../src/chat/room.ts';
import { openOrm, type Sql, sqlOf } from '../../src/database/orm.ts';
import { createRunner } from '../../src/database/transaction.ts';
import { loadI18n } from '../../src/i18n/i18n.ts';
import { type Inbox, startInbox } from '../../src/inbox/inbox.ts';
import { type Polling, startPolling } from '../../src/inbox/polling.ts';
import { createLog } from '../../src/log.ts';
import { createCards } from '../../src/notifications/cards.ts';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import type { PretendTelegram } from '../../src/pretend-telegram/pretend-telegram.ts';
import { startPretendTelegram } from '../../src/pretend-telegram/start.ts';
import { freshDatabase } from '../support/postgres.ts';

const i18n = await loadI18n();

/** A stand on the market: the bot, the inbox and Telegram are real, and what it sells are rooms of the test's own. */
export class Stand {
  readonly telegram: PretendTelegram;
  readonly orm: MikroORM;
  readonly sql: Sql;
  /** Lines of the log. */
  readonly logged: string[] = [];
  readonly log: Logger;
  /** What the inbox calls. */
  handle: HandleUpdate = async () => undefined;
  private readonly databaseUrl: string;
  private readonly drop: () => Promise<void>;
  private running?: { api: Api; inbox: Inbox; polling: Polling };

  private constructor(
    telegram: PretendTelegram,
    orm: MikroORM,
    sql: Sql,
    database: { url: string; drop(): Promise<void> },
  ) {
    this.telegram = telegram;
    this.orm = orm;
    this.sql = sql;
    this.databaseUrl = database.url;
    this.drop = database.drop;
    this.log = createLog({ level: 'warn', readable: false, out: { write: (line) => void this.logged.push(line) } });
  }

  static async open(): Promise<Stand> {
    const database = await freshDatabase();
    const telegram = await startPretendTelegram({ rates: false, page: false, log: () => {} });
    const orm = await openOrm({ url: database.url, max: 4 });
    return new Stand(telegram, orm, await sqlOf(orm), database);
  }

  /** Begins to answer, with these rooms; again with others is a deploy. */
  async start(rooms: readonly Room[], timing: Pick<ApiOptions, 'timeoutMs'> = {}): Promise<void> {
    await this.stop();
    const { orm, sql, log, telegram, databaseUrl } = this;
    const api = createApi({ root: telegram.url, token: telegram.token, ...timing });
    const botInfo = await api.call<BotInfo>('getMe');
    const post = createPost(api, createPhotos(sql), log);
    const cards = createCards({ sql, post });
    const people = createPeople({ orm, operators: [], spoken: i18n.spoken, defaultLanguage: 'en' });
    const tools = {
      ...{ orm, post, run: createRunner({ orm }), sayIn: i18n.sayIn, botName: botInfo.username, look: people.look },
      showCard: cards.show,
      files: createFiles({ api, root: telegram.url, token: telegram.token }),
      setCommands: (...of: [Parameters<typeof setCommands>[1], Parameters<typeof setCommands>[2]]) =>
        setCommands(api, ...of),
    };
    this.handle = createBot({
      token: telegram.token,
      botInfo,
      api,
      tools,
      rooms,
      people,
      topics: createTopics(sql, api),
      log,
    });
    const inbox = await startInbox({ sql, handle: this.handle, log });
    const polling = startPolling({
      ...{ databaseUrl, inbox, log, lockRetryMs: 50, onUnauthorized: () => {} },
      callApi: (method, params, options) => api.call(method, params, { ...options, retry: false }),
    });
    this.running = { api, inbox, polling };
  }

  async stop(): Promise<void> {
    const { running } = this;
    this.running = undefined;
    await running?.polling.stop();
    await running?.inbox.stop();
    await running?.api.close();
  }

  async close(): Promise<void> {
    await this.stop();
    await this.telegram.close();
    await this.orm.close(true);
    await this.drop();
  }

  person(firstName: string, languageCode = 'en'): Person {
    return this.telegram.person({ firstName, languageCode });
  }

  /** All that was stored has been handled, for good or not. */
  async settled(): Promise<void> {
    await this.telegram.settled();
    const open = async () => {
      const [row] = await this.sql<{ count: number }>(
        `select count(*)::int as count from inbox where state in ('waiting', 'working') and update_id > $1`,
        [0],
      );
      return row!.count;
    };
    while ((await open()) > 0) await new Promise((resolve) => setTimeout(resolve, 10));
  }

  /** How the updates ended: `done`, or `dead` with a reason. */
  endings(): Promise<{ state: string; tries: number; reason: string | null }[]> {
    return this.sql('select state, tries, reason from inbox where update_id > $1 order by update_id', [0]);
  }

  /** The form somebody is in, as the row has it once everything is handled. */
  async session(person: Person): Promise<{ current: string; state: Record<string, unknown> } | undefined> {
    await this.settled();
    const [row] = await this.sql<{ data: { __scenes: { current: string; state: Record<string, unknown> } } | null }>(
      'select data from session where telegram_id = $1',
      [person.id],
    );
    return row?.data?.__scenes;
  }
}

import type { BaseLogger } from 'pino';
import type { BakeryEvent } from '../../src/bakery/events.ts';
import { rows } from '../../src/bakery/rows.ts';
import { openOrm, type Sql, sqlOf } from '../../src/database/orm.ts';
import { type Cards, createCards } from '../../src/notifications/cards.ts';
import type { Observer, SendResult } from '../../src/notifications/observer.ts';
import type { Pace } from '../../src/notifications/pace.ts';
import { startNotifications } from '../../src/notifications/start-notifications.ts';
import { startOutbox } from '../../src/outbox/start-outbox.ts';
import { openQueues } from '../../src/queues/open-queues.ts';
import { silent } from '../queues/backends.ts';
import { freshDatabase } from '../support/postgres.ts';
import { hearers, notices, sayIn, storyTables } from './order-notices.ts';
import { RecordingPost } from './recording-post.ts';

export interface StoryPerson {
  readonly personId: number;
  readonly chatId: number;
}

export interface Replica {
  readonly cards: Cards;
  stop(): Promise<void>;
}

/** Ten times as fast as Telegram allows, so that stories are short. */
export const quickPace: Pace = { perSecond: 250, most: 300, chatMs: 100, groupMs: 300 };

const sweep = { everyMs: 300, lostMs: 1_500 };

let lastChatId = 1_000;

/** A bakery of which only the telling of news is real; Telegram is a `RecordingPost`. */
export async function openStoryBakery({ redisUrl }: { readonly redisUrl?: string }) {
  const database = await freshDatabase();
  const orm = await openOrm({ url: database.url });
  const sql = await sqlOf(orm);
  await orm.em.getConnection().execute(storyTables);
  const post = new RecordingPost();
  const results: SendResult[] = [];
  const observer: Observer = { sent: (result) => void results.push(result), told() {} };
  const replicas: Replica[] = [];

  /** One process of the shop: relay and workers. */
  async function startReplica({
    pace = quickPace,
    log = silent,
  }: {
    readonly pace?: Pace;
    readonly log?: BaseLogger;
  } = {}): Promise<Replica> {
    const queues = await openQueues({
      databaseUrl: database.url,
      redisUrl,
      prefix: new URL(database.url).pathname.slice(1),
      log: silent,
    });
    const cards = createCards({ sql, post });
    const outbox = startOutbox({ sql, queue: queues.queue('events'), log: silent, sweep });
    const notifications = startNotifications({
      em: orm.em,
      sql,
      queues,
      hearers: [hearers],
      notices,
      cards,
      post,
      sayIn,
      log,
      observer,
      pace,
      sweep,
    });
    let stopped: Promise<void> | undefined;
    const stop = async () => {
      await outbox.stop();
      await notifications.stop();
      await queues.close();
    };
    const replica = { cards, stop: () => (stopped ??= stop()) };
    replicas.push(replica);
    return replica;
  }

  return {
    orm,
    sql,
    post,
    results,
    database,
    startReplica,
    /** @param chatId null for somebody who never wrote to the bot. */
    async person(
      firstName: string,
      { language = 'en', chatId = ++lastChatId as number | null } = {},
    ): Promise<StoryPerson> {
      const [person] = await sql<{ id: number }>(
        'insert into person (telegram_id, first_name, telegram_language) values ($1, $2, $3) returning id',
        [chatId, firstName, language],
      );
      return { personId: person!.id, chatId: chatId ?? 0 };
    },
    async hears(person: StoryPerson, orderId: number, ...codes: string[]): Promise<void> {
      for (const code of codes) {
        await sql('insert into story_hearer (order_id, person_id, code) values ($1, $2, $3)', [
          orderId,
          person.personId,
          code,
        ]);
      }
    },
    /** The order is now like this, and that is an event. */
    async becomes(orderId: number, words: string, type: BakeryEvent['type'] = 'order.placed'): Promise<void> {
      await orm.em.fork().transactional(async (manager) => {
        const em = manager as typeof orm.em;
        await rows(em)`insert into story_order values (${orderId}, ${words})
          on conflict (order_id) do update set words = excluded.words`;
        await rows(
          em,
        )`insert into outbox (type, payload) values (${type}, ${JSON.stringify({ type, orderId })}::jsonb)`;
      });
    },
    /** Everything true has been told or given up. */
    isQuiet: () => isQuiet(sql),
    notices: () =>
      sql<{ state: string; reason: string | null; person_id: number; code: string }>(
        'select state, reason, person_id, code from notice where id > $1 order by id',
        [0],
      ),
    async close(): Promise<void> {
      await Promise.all(replicas.map((replica) => replica.stop()));
      await orm.close(true);
      await database.drop();
    },
  };
}

export type StoryBakery = Awaited<ReturnType<typeof openStoryBakery>>;

async function isQuiet(sql: Sql): Promise<boolean> {
  const [open] = await sql<{ events: number; news: number }>(
    `select (select count(*) from outbox where state in ('pending', 'queued') and id > $1) as events,
       (select count(*) from notice where state = 'waiting') as news`,
    [0],
  );
  return open!.events === 0 && open!.news === 0;
}

import type { Topic } from '../chat/screen.ts';
import type { Sql } from '../database/orm.ts';
import type { Api } from './api.ts';
import { ApiError } from './api-errors.ts';

/** The topics of the groups that are boards. */
export interface Topics {
  /** @returns Telegram's id; undefined for the whole group, where there are no topics or we may make none. */
  threadOf(chatId: number, topic: Topic): Promise<number | undefined>;
  /** Somebody has deleted it: the next message makes another one, and what stood in it comes anew. */
  gone(chatId: number, topic: Topic): Promise<void>;
  /** The group has another id from now on, and what stood in it cannot be edited any more. */
  moved(chatId: number, to: number): Promise<void>;
  /** The bot has another rank: what it was not allowed to make it may make now. */
  promoted(chatId: number): Promise<void>;
}

type Key = Extract<Topic, { key: unknown }>['key'];

const columns = { kitchen: 'kitchen_topic', couriers: 'couriers_topic' } as const satisfies Record<Key, string>;

/** Of bakery/events.ts. */
const OPENED = 'group.opened';
const LIMITED = 'group.limited';

/** The board that a chat is. */
const HERE = 'from person p where p.id = b.reader_id and p.telegram_id = $1 and b.released_at is null';

const announcing = (type: string, more = "'{}'::jsonb") =>
  `insert into outbox (type, payload)
   select '${type}', jsonb_build_object('type', '${type}', 'readerId', reader_id) || ${more} from changed`;

export function createTopics(sql: Sql, api: Api): Topics {
  async function make(chatId: number, { key, name }: Extract<Topic, { key: unknown }>): Promise<number | undefined> {
    try {
      const made = await api.call<{ message_thread_id: number }>('createForumTopic', { chat_id: chatId, name });
      await sql(`update group_board b set ${columns[key]} = $2 ${HERE}`, [chatId, made.message_thread_id]);
      return made.message_thread_id;
    } catch (error) {
      const isAnswer = error instanceof ApiError && error.code === 400;
      if (isAnswer && /not enough rights|ADMIN_REQUIRED|administrator/i.test(error.description)) await deny(chatId);
      else if (isAnswer && /not a forum|FORUM_MISSING|topics/i.test(error.description)) await flatten(chatId);
      else throw error;
      return undefined;
    }
  }

  async function deny(chatId: number): Promise<void> {
    await sql(
      `with changed as (update group_board b set denied_at = now() ${HERE} and b.denied_at is null returning b.reader_id)
       ${announcing(LIMITED)}`,
      [chatId],
    );
  }

  async function flatten(chatId: number): Promise<void> {
    await sql(`update group_board b set is_forum = false ${HERE}`, [chatId]);
  }

  return {
    async threadOf(chatId, topic) {
      if ('thread' in topic) return topic.thread;
      const [board] = await sql<{ thread: number | null }>(
        `select b.${columns[topic.key]} as thread from group_board b join person p on p.id = b.reader_id
         where p.telegram_id = $1 and b.released_at is null and b.is_forum and b.denied_at is null`,
        [chatId],
      );
      return board ? (board.thread ?? make(chatId, topic)) : undefined;
    },
    async gone(chatId, topic) {
      if ('thread' in topic) return;
      const column = columns[topic.key];
      await sql(
        `with changed as (
           update group_board b set ${column} = null ${HERE} and b.${column} is not null returning b.reader_id
         ) ${announcing(OPENED, `'{"place":"${topic.key}"}'::jsonb`)}`,
        [chatId],
      );
    },
    async moved(chatId, to) {
      await sql(
        `with reader as (
           update person set telegram_id = $2, unreachable_since = null where telegram_id = $1
             and not exists (select from person where telegram_id = $2) returning id
         ), changed as (
           update group_board b set kitchen_topic = null, couriers_topic = null, denied_at = null
           from reader where b.reader_id = reader.id and b.released_at is null returning b.reader_id
         ) ${announcing(OPENED)}`,
        [chatId, to],
      );
    },
    async promoted(chatId) {
      await sql(
        `with changed as (
           update group_board b set denied_at = null ${HERE} and b.denied_at is not null returning b.reader_id
         ) ${announcing(OPENED)}`,
        [chatId],
      );
    },
  };
}

/** What Telegram says of a topic that nobody can write into any more. */
export function isTopicGone(error: unknown): boolean {
  return error instanceof ApiError && error.code === 400 && /thread not found|TOPIC_\w+/i.test(error.description);
}

import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Sql } from '../database/orm.ts';
import { keepRenewing } from './lease.ts';

/** Telegram's limits (Bots FAQ, "My bot is hitting limits"): 1 message/s to a chat, 20/min to a group, ~30/s in all. */
export interface Pace {
  /** Messages per second to all chats together: a little below the limit, for a reply that comes in between. */
  readonly perSecond: number;
  /** What Telegram takes in any second, replies and news together. */
  readonly most: number;
  /** Milliseconds between two messages to one person. */
  readonly chatMs: number;
  /** Milliseconds between two messages to one group, in the long run. */
  readonly groupMs: number;
  /** So many a group may get at once after a rest, 1 when not said; these and a minute of the others are what it takes. */
  readonly groupBurst?: number;
}

export const telegramPace: Pace = { perSecond: 28, most: 30, chatMs: 1_000, groupMs: 5_000, groupBurst: 6 };

/** How far ahead of its time a group may be written to: its `next_at` is when what was sent would have been due. */
const aheadOf = ({ groupMs, groupBurst = 1 }: Pace) => (groupBurst - 1) * groupMs;

/** Telegram gives groups negative ids. */
export const pauseAfter = (pace: Pace, chatId: number) => (chatId < 0 ? pace.groupMs : pace.chatMs);

const EVERYBODY = 0;
/** A sender that died blocks a chat no longer than this. */
const LEASE_MS = 8_000;
const RENEW_MS = 2_500;

/** @returns how many milliseconds the chat must rest: those asked for, or fewer in a group that was told something. */
type LetGo = (rest: { readonly waitMs: number; readonly isTold: boolean }) => Promise<number>;

export type Hold =
  | { readonly state: 'held'; readonly chatId: number; readonly letGo: LetGo }
  /** Somebody else is sending there and looks for more before letting go. */
  | { readonly state: 'taken' }
  | { readonly state: 'early'; readonly waitMs: number; readonly until: number }
  /** This person never wrote to the bot, so there is no chat. */
  | { readonly state: 'nowhere' };

/** The right to send to a person's chat, on all replicas: one at a time, and not before the chat's pause is over. */
export async function holdChat(sql: Sql, personId: number, pace: Pace): Promise<Hold> {
  const token = randomUUID();
  const ahead = aheadOf(pace);
  const [held] = await sql<{ chat_id: number }>(
    `insert into chat_pace (chat_id, next_at, held_by, held_until)
     select telegram_id, now(), $2, now() + $3 * interval '1 ms'
     from person where id = $1 and telegram_id is not null
     on conflict (chat_id) do update set held_by = excluded.held_by, held_until = excluded.held_until
     where chat_pace.next_at <= clock_timestamp() + (chat_pace.chat_id < 0)::int * $4 * interval '1 ms'
       and (chat_pace.held_until is null or chat_pace.held_until < clock_timestamp())
     returning chat_id`,
    [personId, token, LEASE_MS, ahead],
  );
  if (!held) return whyNot(sql, personId, ahead);
  const chatId = held.chat_id;
  const stop = keepRenewing(RENEW_MS, () =>
    sql(`update chat_pace set held_until = now() + $3 * interval '1 ms' where chat_id = $1 and held_by = $2`, [
      chatId,
      token,
      LEASE_MS,
    ]),
  );
  return {
    state: 'held',
    chatId,
    async letGo({ waitMs, isTold }) {
      stop();
      const next = chatId < 0 ? nextInGroup(isTold) : `now() + $3 * interval '1 ms'`;
      const [rest] = await sql<{ wait_ms: number }>(
        `update chat_pace set held_by = null, held_until = null, next_at = ${next}
         where chat_id = $1 and held_by = $2
         returning extract(epoch from next_at - now())::float8 * 1000 - $4 as wait_ms`,
        [chatId, token, waitMs, chatId < 0 ? ahead : 0],
      );
      return Math.max(rest?.wait_ms ?? waitMs, 0);
    },
  };
}

/** What was sent counts from when it was due; any other wait is for now. */
function nextInGroup(isTold: boolean): string {
  return isTold
    ? `greatest(next_at, now()) + $3 * interval '1 ms'`
    : `greatest(next_at, case when $3 > 0 then now() + ($3 + $4) * interval '1 ms' else now() end)`;
}

async function whyNot(sql: Sql, personId: number, ahead: number): Promise<Hold> {
  const [chat] = await sql<{ next_at: Date; wait_ms: number; taken: boolean }>(
    `select next_at - (chat_id < 0)::int * $2 * interval '1 ms' as next_at,
       extract(epoch from next_at - now())::float8 * 1000 - (chat_id < 0)::int * $2 as wait_ms,
       held_until is not null and held_until > now() as taken
     from person join chat_pace on chat_id = telegram_id where person.id = $1`,
    [personId, ahead],
  );
  if (!chat) return { state: 'nowhere' };
  if (chat.taken) return { state: 'taken' };
  return { state: 'early', waitMs: Math.max(chat.wait_ms, 1), until: +chat.next_at };
}

/** So many may go at once after a rest: few, or with what follows they would be more than Telegram takes in a second. */
const BURST = 2;
/** Replies hold news up no longer than this, however many there are. */
const LONGEST_MS = 1_000;

/**
 * Waits for the next of the places that all replicas share. BullMQ's limiter would count jobs, also those that find
 * nothing to send; this counts messages.
 * @param replies that this process has sent meanwhile: they take places, but wait for none.
 */
export async function takeTurn(sql: Sql, { perSecond }: Pace, replies: number): Promise<void> {
  const everyMs = 1_000 / perSecond;
  const [turn] = await sql<{ wait_ms: number }>(BOOK, [EVERYBODY, everyMs, replies, 1]);
  if (turn!.wait_ms > 0) await sleep(turn!.wait_ms);
}

/** Takes places for replies that have gone already. */
export async function bookReplies(sql: Sql, { perSecond }: Pace, replies: number): Promise<void> {
  await sql(BOOK, [EVERYBODY, 1_000 / perSecond, replies, 0]);
}

const EARLIEST = `greatest(pace.next_at, clock_timestamp() - ${BURST - 1} * $2::float8 * interval '1 ms')`;
const AFTER_REPLIES = `greatest(${EARLIEST}, least(${EARLIEST} + $3::int * $2::float8 * interval '1 ms',
  clock_timestamp() + ${LONGEST_MS} * interval '1 ms'))`;
/** `next_at` of everybody is the moment from which the next message may go. */
const BOOK = `
  insert into chat_pace as pace (chat_id, next_at)
  values ($1, clock_timestamp() + ($3::int + $4::int) * $2::float8 * interval '1 ms')
  on conflict (chat_id) do update set next_at = ${AFTER_REPLIES} + $4::int * $2::float8 * interval '1 ms'
  returning extract(epoch from next_at - clock_timestamp())::float8 * 1000 - $4::int * $2::float8 as wait_ms`;

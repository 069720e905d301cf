import { hasNews, type News, oldestNews, skipAllNews } from './news.ts';
import { holdChat, pauseAfter } from './pace.ts';
import { type Reminder, remindLater } from './reminders.ts';
import { sendNews } from './send-news.ts';
import type { Tools } from './tools.ts';

/** After so many notices that needed no message the next person has their turn. */
const AT_ONCE = 50;
const EARLIER_PAUSE_MS = { first: 30, longest: 1_000 };

/**
 * The job of the queue `sends`: tells a person the oldest news that waits for them, then lets the chat rest and
 * looks for more. A chat that must rest holds nobody up: the job ends and another one comes back in time.
 */
export async function deliver(tools: Tools, reminder: Reminder): Promise<void> {
  const { sql, sends } = tools;
  const { personId } = reminder;
  const hold = await holdChat(sql, personId, tools.pace);
  if (hold.state === 'taken') return;
  if (hold.state === 'nowhere') return skipAllNews(sql, personId, 'never wrote to the bot');
  if (hold.state === 'early') {
    if (await hasNews(sql, personId)) await remindLater(sends, reminder, hold);
    return;
  }
  let rest: Rest = { waitMs: 0, hop: 0, isTold: false };
  let waitMs = 0;
  try {
    rest = await tellNext(tools, reminder, hold.chatId);
  } finally {
    waitMs = await hold.letGo(rest);
  }
  // Only now: whoever wrote news while the chat was held has seen it taken and left them to us.
  if (await hasNews(sql, personId)) {
    await remindLater(sends, { personId, hop: rest.hop }, { waitMs, until: Date.now() + waitMs });
  }
}

/** For how many milliseconds the chat must rest, and how often it was put off without telling anything. */
interface Rest {
  readonly waitMs: number;
  readonly hop: number;
  /** Telegram has just got something. */
  readonly isTold: boolean;
}

async function tellNext(tools: Tools, { personId, hop }: Reminder, chatId: number): Promise<Rest> {
  for (let told = 0; told < AT_ONCE; told++) {
    const news = await oldestNews(tools.sql, personId);
    if (!news) break;
    if (news.hasEarlier) {
      return { waitMs: Math.min(EARLIER_PAUSE_MS.first * 2 ** hop, EARLIER_PAUSE_MS.longest), hop, isTold: false };
    }
    const { result, waitMs } = await outcomeOf(tools, news, personId, chatId);
    tools.observer.sent(result, (Date.now() - +news.happenedAt) / 1_000);
    if (waitMs > 0) return { waitMs, hop: 0, isTold: result === 'sent' || result === 'edited' };
  }
  return { waitMs: 0, hop: 0, isTold: false };
}

async function outcomeOf(tools: Tools, news: News, personId: number, chatId: number) {
  if (news.unreachable) {
    await skipAllNews(tools.sql, personId, 'unreachable');
    return { result: 'unreachable', waitMs: 0 } as const;
  }
  return sendNews(tools, news, { personId, chatId, pauseMs: pauseAfter(tools.pace, chatId) });
}

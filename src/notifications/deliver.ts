import { hasNews, type News, oldestNews, skipAllNews } from './news.ts';
import { holdChat, pauseAfter } from './pace.ts';
import { type Reminder, remindLater } from './reminders.ts';
import { sendNews } from './send-news.ts';
import type { Tools } from './tools.ts';

/** After so many notices that needed no message the next person has their turn. */
const AT_ONCE = 50;
const EARLIER_PAUSE_MS = 30;

/**
 * The job of the queue `sends`: tells a person the oldest news that waits for them, then lets the chat rest and
 * looks for more. A chat that must rest holds nobody up: the job ends and another one comes back in time.
 */
export async function deliver(tools: Tools, reminder: Reminder): Promise<void> {
  const { sql, sends } = tools;
  const { personId } = reminder;
  const hold = await holdChat(sql, personId);
  if (hold.state === 'taken') return;
  if (hold.state === 'nowhere') return skipAllNews(sql, personId, 'never wrote to the bot');
  if (hold.state === 'early') {
    if (await hasNews(sql, personId)) await remindLater(sends, reminder, hold);
    return;
  }
  let waitMs = 0;
  try {
    waitMs = await tellNext(tools, personId, hold.chatId);
  } finally {
    await hold.letGo(waitMs);
  }
  // Only now: whoever wrote news while the chat was held has seen it taken and left them to us.
  if (await hasNews(sql, personId)) await remindLater(sends, reminder, { waitMs, until: Date.now() + waitMs });
}

/** @returns for how many milliseconds the chat must rest. */
async function tellNext(tools: Tools, personId: number, chatId: number): Promise<number> {
  for (let told = 0; told < AT_ONCE; told++) {
    const news = await oldestNews(tools.sql, personId);
    if (!news) return 0;
    if (news.hasEarlier) return EARLIER_PAUSE_MS;
    const { result, waitMs } = await outcomeOf(tools, news, personId, chatId);
    tools.observer.sent(result, (Date.now() - +news.happenedAt) / 1_000);
    if (waitMs > 0) return waitMs;
  }
  return 0;
}

async function outcomeOf(tools: Tools, news: News, personId: number, chatId: number) {
  if (news.unreachable) {
    await skipAllNews(tools.sql, personId, 'unreachable');
    return { result: 'unreachable', waitMs: 0 } as const;
  }
  return sendNews(tools, news, { personId, chatId, pauseMs: pauseAfter(tools.pace, chatId) });
}

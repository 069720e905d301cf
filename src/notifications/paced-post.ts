import type { Post } from '../chat/post.ts';
import type { Sql } from '../database/orm.ts';
import { bookReplies, type Pace, takeTurn } from './pace.ts';
import type { Traffic } from './traffic.ts';

/** Replies of a moment are told to the other processes in one statement. */
const TOLD_AFTER_MS = 100;

/** The post for those who have just asked something: before all news, and counted, so that news leave room for it. */
export function postOfReplies(post: Post, traffic: Traffic, sql: Sql, pace: Pace): Post {
  let willTell = false;
  async function tell(): Promise<void> {
    willTell = false;
    const untold = traffic.takeUntold();
    // What is not told makes news a little faster than they should be: Telegram would say so.
    if (untold > 0) await bookReplies(sql, pace, untold).catch(() => {});
  }
  return {
    ...post,
    async send(chatId, screen) {
      const begun = traffic.reply();
      if (!willTell) setTimeout(() => void tell(), TOLD_AFTER_MS).unref();
      willTell = true;
      return ending(await begun, post.send(chatId, screen));
    },
  };
}

/** The post for those who did not ask: at the pace that all processes share. */
export function postOfNews(post: Post, traffic: Traffic, sql: Sql, pace: Pace): Post {
  async function turn(): Promise<() => void> {
    await takeTurn(sql, pace, traffic.takeUntold());
    return traffic.news();
  }
  return {
    ...post,
    send: async (chatId, screen) => ending(await turn(), post.send(chatId, screen)),
    edit: async (chatId, messageId, screen) => ending(await turn(), post.edit(chatId, messageId, screen)),
  };
}

async function ending(end: () => void, sending: Promise<number>): Promise<number> {
  return sending.finally(end);
}

import { Busy, Unreachable } from '../chat/post.ts';
import { backoffMs } from './backoff.ts';
import type { CardResult } from './cards.ts';
import { endNews, failNews, markUnreachable, type News, skipAllNews, TRIES } from './news.ts';
import type { SendResult } from './observer.ts';
import { framesOf, reasonOf } from './reason.ts';
import type { Tools } from './tools.ts';
import { withdraw } from './withdraw.ts';

const CARD_TAKEN_MS = 100;

interface Recipient {
  readonly personId: number;
  readonly chatId: number;
  /** How long this chat rests after a message. */
  readonly pauseMs: number;
}

export interface Outcome {
  readonly result: SendResult;
  /** For how many milliseconds the chat must rest. */
  readonly waitMs: number;
}

/** Tells one thing to one person, whose chat is held, and writes down what came of it. */
export async function sendNews(tools: Tools, news: News, recipient: Recipient): Promise<Outcome> {
  let result: CardResult | undefined;
  try {
    result = await send(tools, news, recipient);
  } catch (error) {
    return failed(tools, news, recipient, error);
  }
  // Somebody else is just sending this card, perhaps an older state of it.
  if (!result) return { result: 'busy', waitMs: CARD_TAKEN_MS };
  const isSent = result === 'sent' || result === 'edited';
  await endNews(tools.sql, news.together, isSent ? 'sent' : 'skipped', isSent ? null : result);
  return { result, waitMs: isSent ? recipient.pauseMs : 0 };
}

async function send(tools: Tools, news: News, { personId, chatId }: Recipient): Promise<CardResult | undefined> {
  const { cards, post } = tools;
  const notice = tools.notices.get(news.code);
  if (!notice) throw new Error(`No notice has the code "${news.code}".`);
  if (notice.changesCommands) await tools.setCommandsOf(personId);
  const em = tools.em.fork();
  const say = tools.sayIn(news.language);
  const { subjectId } = news;
  if (notice.keeps !== 'message') {
    if (news.comesAnew) await withdraw(tools, { code: news.code, subjectId, personId }, chatId);
    return cards.bringUpToDate({ em, say, personId, chatId, card: notice, subjectId }, post);
  }
  const screen = await notice.render({ em, say, personId, now: new Date() }, subjectId);
  if (!screen) return 'nothing';
  await post.send(chatId, screen);
  return 'sent';
}

async function failed(tools: Tools, news: News, { personId, pauseMs }: Recipient, error: unknown): Promise<Outcome> {
  const { sql, log } = tools;
  if (error instanceof Unreachable) {
    await markUnreachable(sql, personId);
    await skipAllNews(sql, personId, `unreachable: ${error.message}`);
    log.info({ personId }, 'A person cannot be reached until they write to us.');
    return { result: 'unreachable', waitMs: 0 };
  }
  if (error instanceof Busy) {
    log.info({ noticeId: news.id, retryAfterMs: error.retryAfterMs }, 'Telegram wants a chat to wait.');
    return { result: 'busy', waitMs: Math.max(error.retryAfterMs, pauseMs) };
  }
  const reason = reasonOf(error);
  const tries = await failNews(sql, news.together, reason);
  const about = { noticeId: news.id, code: news.code, tries, reason, at: framesOf(error) };
  if (tries >= TRIES) {
    log.error(about, 'A notice was given up: somebody is not told.');
    return { result: 'dead', waitMs: pauseMs };
  }
  log.warn(about, 'Sending a notice failed and is tried again.');
  return { result: 'failed', waitMs: Math.max(backoffMs(tries), pauseMs) };
}

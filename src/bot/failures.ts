import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import { Refusal } from '../bakery/refusal.ts';
import { label } from '../chat/emoji.ts';
import { Busy, Unreachable } from '../chat/post.ts';
import { LeaseLost } from '../database/transaction.ts';
import { isPassing } from './api-errors.ts';
import type { BotTurn } from './turn.ts';

/** Short refusals pass by over the chat; longer ones wait for an OK. */
const TOAST_READS_WELL = 60;
/** The inbox tries an update so often; on the last one the person hears that it did not work out. */
const LAST_TRY = 5;

export interface FailureTools {
  readonly log: Logger;
  readonly markUnreachable: (telegramId: number) => Promise<void>;
}

/**
 * The one catch of all handlers. A refusal becomes a friendly text, a bug an apology with a reference that the
 * log has too. What passes by itself (Telegram or the database away) is thrown on: the inbox tries again.
 */
export async function catchFailure(failure: unknown, turn: BotTurn, tries: number, tools: FailureTools): Promise<void> {
  try {
    if (!(failure instanceof Refusal)) throw failure;
    await refuse(failure, turn);
  } catch (error) {
    if (error instanceof Unreachable) return noteUnreachable(error, turn, tools);
    if (error instanceof LeaseLost || (passes(error) && tries < LAST_TRY)) throw error;
    await apologize(error, turn, tools);
  }
}

async function refuse(refusal: Refusal, turn: BotTurn): Promise<void> {
  const key = `refusals.${refusal.code}`;
  const text = turn.say(key, refusal.params);
  const { next } = refusal;
  if (next && turn.chatId === turn.visitor.telegramId) {
    const buttons = [[{ label: label(next.meaning, turn.say(next.says)), data: next.data }]];
    return turn.send({ text: turn.say.html(key, refusal.params), buttons });
  }
  if (turn.tap?.say(text, text.length > TOAST_READS_WELL)) return;
  await turn.send({ text: turn.say.html(key, refusal.params) });
}

async function apologize(error: unknown, turn: BotTurn, tools: FailureTools): Promise<void> {
  const reference = randomBytes(3).toString('hex');
  tools.log.error({ err: error, reference }, 'An update could not be answered');
  try {
    await turn.send({ text: turn.say.html('failures.bug', { reference }) });
  } catch (failure) {
    if (!(failure instanceof Unreachable)) throw error;
    await noteUnreachable(failure, turn, tools);
  }
}

/** A group that we cannot write to says nothing about the person. */
async function noteUnreachable({ chatId }: Unreachable, { visitor }: BotTurn, tools: FailureTools): Promise<void> {
  if (chatId === visitor.telegramId) await tools.markUnreachable(chatId);
}

/** Of PostgreSQL: not there, shutting down, too busy, a deadlock or a lock that lasted. Of the network: the usual. */
const PASSING_CODE = /^(08...|57P0[1-3]|57014|53300|40001|40P01|55P03|ECONN\w+|EPIPE|ENOTFOUND|EAI_AGAIN|ETIMEDOUT)$/;

/** What pg says without a code. */
const LOST_CONNECTION = /connection (terminated|timeout)|is not queryable|timeout exceeded when trying to connect/i;

/** Telegram or the database is away for a while. */
export function passes(error: unknown): boolean {
  if (error instanceof Busy || isPassing(error)) return true;
  for (let cause = error; cause instanceof Error; cause = cause.cause ?? (cause as { previous?: unknown }).previous) {
    const { code } = cause as { code?: unknown };
    if (typeof code === 'string' && PASSING_CODE.test(code)) return true;
    if (LOST_CONNECTION.test(cause.message)) return true;
  }
  return false;
}

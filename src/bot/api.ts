import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'undici';
import { ApiError, isPassing, NoAnswer, redact } from './api-errors.ts';
import { resultOf } from './call-answer.ts';
import { bodyOf, type Params } from './call-body.ts';
import { FloodWindows } from './flood-windows.ts';

const TIMEOUT_MS = 15_000;
/** A person waits for the answer to a tap: longer waits are the queue's business. */
const PATIENCE_MS = 3_000;
const PAUSES_MS = [200, 800, 2_000];
/** So long after it began a call is tried no more: a server that is silent would be waited for again and again. */
const LAST_TRY_AFTER_MS = 5_000;
/** A hundred updates of 64 KiB are the most that Telegram sends. */
const LARGEST_ANSWER = 16 * 1024 * 1024;
const LAST_ANSWERS_MS = 1_000;

export interface CallOptions {
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
  /** False: one try, for callers with a loop of their own. */
  readonly retry?: boolean;
}

export interface ApiObserver {
  called(method: string, result: 'ok' | 'refused' | 'flood' | 'failed'): void;
}

/** The only way out to Telegram. */
export interface Api {
  /**
   * @throws {ApiError} Telegram said no: its code, description and parameters.
   * @throws {NoAnswer} nothing usable came back in time.
   */
  call<Result = unknown>(method: string, params?: Params, options?: CallOptions): Promise<Result>;
  close(): Promise<void>;
}

export interface ApiOptions {
  readonly root: string;
  readonly token: string;
  readonly observer?: ApiObserver;
  /** Of one try; 15 s when not said. */
  readonly timeoutMs?: number;
}

/**
 * Calls the Bot API over kept-alive connections. What passes by itself (5xx, a proxy's HTML page, a short 429)
 * is tried again within seconds; inside the window of a 429 nothing is sent to that chat, or to anybody when it was
 * about all of them.
 */
export function createApi({ root, token, observer, timeoutMs = TIMEOUT_MS }: ApiOptions): Api {
  const base = new URL(root);
  const path = `${base.pathname.replace(/\/$/, '')}/bot${token}/`;
  const pool = new Pool(base.origin, {
    connections: 64,
    pipelining: 1,
    keepAliveTimeout: 30_000,
    maxResponseSize: LARGEST_ANSWER,
  });
  const clean = (text: string) => redact(text, token);
  const windows = new FloodWindows();
  let isClosed = false;

  async function once<Result>(method: string, params: Params, options: CallOptions): Promise<Result> {
    const timeout = AbortSignal.timeout(options.timeoutMs ?? timeoutMs);
    const signal = options.signal ? AbortSignal.any([timeout, options.signal]) : timeout;
    let status = 0;
    let text = '';
    try {
      const answer = await pool.request({ path: path + method, method: 'POST', signal, ...bodyOf(params) });
      status = answer.statusCode;
      text = await answer.body.text();
    } catch (error) {
      throw new NoAnswer(method, clean(error instanceof Error ? error.message : String(error)));
    }
    return resultOf<Result>(method, status, text, clean);
  }

  async function attempt<Result>(method: string, params: Params, options: CallOptions): Promise<Result> {
    const wait = windows.remaining(method, params);
    if (wait > PATIENCE_MS) throw ApiError.flood(method, wait);
    if (wait > 0) await sleep(wait);
    windows.note(method, params);
    try {
      const result = await once<Result>(method, params, options);
      observer?.called(method, 'ok');
      return result;
    } catch (error) {
      if (error instanceof ApiError && error.retryAfterMs) windows.open(method, params, error.retryAfterMs);
      observer?.called(method, nameOf(error));
      throw error;
    }
  }

  /** @returns undefined when it is not to be tried again. */
  function pauseAfter(error: unknown, tries: number): number | undefined {
    const { retryAfterMs } = error as Partial<ApiError>;
    if (retryAfterMs !== undefined) return retryAfterMs > PATIENCE_MS || tries >= PAUSES_MS.length ? undefined : 0;
    return isPassing(error) ? PAUSES_MS[tries] : undefined;
  }

  return {
    async call<Result>(method: string, params: Params = {}, options: CallOptions = {}) {
      const lastTryAt = performance.now() + LAST_TRY_AFTER_MS;
      for (let tries = 0; ; tries++) {
        try {
          return await attempt<Result>(method, params, options);
        } catch (error) {
          const pause = options.retry === false || isClosed ? undefined : pauseAfter(error, tries);
          if (pause === undefined || performance.now() + pause > lastTryAt) throw error;
          await sleep(pause);
        }
      }
    },
    async close() {
      isClosed = true;
      await Promise.race([pool.close(), sleep(LAST_ANSWERS_MS, undefined, { ref: false })]);
      await pool.destroy();
    },
  };
}

function nameOf(error: unknown): 'refused' | 'flood' | 'failed' {
  if (!(error instanceof ApiError)) return 'failed';
  return error.code === 429 ? 'flood' : 'refused';
}

import { setTimeout as sleep } from 'node:timers/promises';
import { FormData, Pool } from 'undici';
import { ApiError, isPassing, NoAnswer, redact } from './api-errors.ts';

const TIMEOUT_MS = 15_000;
/** A person waits for the answer to a tap: longer waits are the queue's business. */
const PATIENCE_MS = 3_000;
const PAUSES_MS = [200, 800, 2_000];

export type Params = Record<string, unknown>;

/** A file to upload, given as the value of a parameter. */
export class Upload {
  readonly bytes: Uint8Array;
  readonly name: string;

  constructor(bytes: Uint8Array, name: string) {
    this.bytes = bytes;
    this.name = name;
  }
}

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
}

/**
 * Calls the Bot API over kept-alive connections. What passes by itself (5xx, a proxy's HTML page, a short 429)
 * is tried again within three seconds; inside the window of a 429 nothing is sent to that chat.
 */
export function createApi({ root, token, observer }: ApiOptions): Api {
  const base = new URL(root);
  const path = `${base.pathname.replace(/\/$/, '')}/bot${token}/`;
  const pool = new Pool(base.origin, { connections: 64, pipelining: 1, keepAliveTimeout: 30_000 });
  const silentUntil = new Map<unknown, number>();

  async function once<Result>(method: string, params: Params, options: CallOptions): Promise<Result> {
    const timeout = AbortSignal.timeout(options.timeoutMs ?? TIMEOUT_MS);
    const { headers, body } = bodyOf(params);
    let status = 0;
    let text = '';
    try {
      const answer = await pool.request({
        path: path + method,
        method: 'POST',
        headers,
        body,
        signal: options.signal ? AbortSignal.any([timeout, options.signal]) : timeout,
      });
      status = answer.statusCode;
      text = await answer.body.text();
    } catch (error) {
      throw new NoAnswer(method, redact(error instanceof Error ? error.message : String(error)));
    }
    return resultOf<Result>(method, status, text);
  }

  async function attempt<Result>(method: string, params: Params, options: CallOptions): Promise<Result> {
    const wait = (silentUntil.get(params.chat_id) ?? 0) - Date.now();
    if (wait > PATIENCE_MS) throw ApiError.flood(method, wait);
    if (wait > 0) await sleep(wait);
    try {
      const result = await once<Result>(method, params, options);
      observer?.called(method, 'ok');
      return result;
    } catch (error) {
      if (error instanceof ApiError && error.retryAfterMs !== undefined) {
        silentUntil.set(params.chat_id, Date.now() + error.retryAfterMs);
        if (silentUntil.size > 10_000) dropPast(silentUntil);
      }
      observer?.called(method, nameOf(error));
      throw error;
    }
  }

  return {
    async call<Result>(method: string, params: Params = {}, options: CallOptions = {}) {
      for (let tries = 0; ; tries++) {
        try {
          return await attempt<Result>(method, params, options);
        } catch (error) {
          const pause = error instanceof ApiError && error.retryAfterMs !== undefined ? 0 : PAUSES_MS[tries];
          const long = error instanceof ApiError && (error.retryAfterMs ?? 0) > PATIENCE_MS;
          if (options.retry === false || tries >= PAUSES_MS.length || long || !isPassing(error)) throw error;
          await sleep(pause);
        }
      }
    },
    close: () => pool.close(),
  };
}

function bodyOf(params: Params): { headers: Record<string, string>; body: string | FormData } {
  const uploads = Object.entries(params).filter(([, value]) => value instanceof Upload) as [string, Upload][];
  if (uploads.length === 0) {
    return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(params) };
  }
  const form = new FormData();
  for (const [name, value] of Object.entries(params)) {
    if (value === undefined) continue;
    if (value instanceof Upload) form.set(name, new File([Buffer.from(value.bytes)], value.name));
    else form.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  }
  return { headers: {}, body: form };
}

function resultOf<Result>(method: string, status: number, text: string): Result {
  let answer: { ok?: boolean; result?: Result; error_code?: number; description?: string; parameters?: object };
  try {
    answer = JSON.parse(text);
  } catch {
    throw new NoAnswer(method, `HTTP ${status} without JSON`);
  }
  if (answer.ok) return answer.result as Result;
  throw new ApiError(method, answer.error_code ?? status, answer.description ?? '', answer.parameters ?? {});
}

function nameOf(error: unknown): 'refused' | 'flood' | 'failed' {
  if (!(error instanceof ApiError)) return 'failed';
  return error.code === 429 ? 'flood' : 'refused';
}

function dropPast(times: Map<unknown, number>): void {
  for (const [key, until] of times) if (until < Date.now()) times.delete(key);
}

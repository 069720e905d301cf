/** A token may stand in any text that comes back from a proxy or a stack. */
export function redact(text: string): string {
  return text.replace(/\d+:[\w-]{20,}/g, '<token>');
}

/** Telegram said no. Carries neither the token nor what was sent. */
export class ApiError extends Error {
  readonly method: string;
  readonly code: number;
  readonly description: string;
  readonly retryAfterMs?: number;
  readonly migrateTo?: number;

  constructor(method: string, code: number, description: string, parameters: object) {
    super(`${method}: ${code} ${redact(description)}`);
    this.name = 'ApiError';
    this.method = method;
    this.code = code;
    this.description = description;
    const { retry_after, migrate_to_chat_id } = parameters as { retry_after?: number; migrate_to_chat_id?: number };
    if (retry_after !== undefined) this.retryAfterMs = retry_after * 1000;
    this.migrateTo = migrate_to_chat_id;
  }

  /** The window of an earlier 429 is still open: nothing was sent. */
  static flood(method: string, waitMs: number): ApiError {
    const seconds = waitMs / 1000;
    return new ApiError(method, 429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });
  }
}

/** Nothing usable came back: a timeout, a cut connection, a page of HTML. It may or may not have been done. */
export class NoAnswer extends Error {
  readonly method: string;

  constructor(method: string, reason: string) {
    super(`${method}: no answer (${reason})`);
    this.name = 'NoAnswer';
    this.method = method;
  }
}

/** True for what goes away by waiting. "Immediately deleted" was sent: trying again would double it. */
export function isPassing(error: unknown): boolean {
  if (error instanceof NoAnswer) return true;
  if (!(error instanceof ApiError)) return false;
  return error.code === 429 || (error.code >= 500 && !/immediately deleted/i.test(error.description));
}

/** What an error of the Bot API means to us. Telegram has no codes of its own for these: code and words decide. */
export type Meaning =
  | 'not-modified'
  | 'message-gone'
  | 'wrong-kind'
  | 'query-too-old'
  | 'unreachable'
  | 'migrated'
  | 'bad-entities'
  | 'stale-file'
  | 'reply-gone'
  | 'was-sent'
  | 'unauthorized'
  | 'flood'
  | 'passing'
  | 'unknown';

const meanings: readonly (readonly [number, RegExp, Meaning])[] = [
  [400, /message is not modified/i, 'not-modified'],
  [400, /message to edit not found|message can't be edited|message_id_invalid/i, 'message-gone'],
  [400, /message to delete not found/i, 'not-modified'],
  [400, /there is no text in the message to edit|there is no caption|there is no media in the message/i, 'wrong-kind'],
  [400, /query is too old|query id is invalid/i, 'query-too-old'],
  [400, /chat not found|user not found|peer_id_invalid/i, 'unreachable'],
  [400, /upgraded to a supergroup/i, 'migrated'],
  [400, /can't parse entities/i, 'bad-entities'],
  [400, /wrong file identifier|wrong remote file|wrong type of the web page/i, 'stale-file'],
  [400, /message to be replied not found/i, 'reply-gone'],
  [500, /immediately deleted/i, 'was-sent'],
];

export function meaningOf(error: unknown): Meaning {
  if (error instanceof NoAnswer) return 'passing';
  if (!(error instanceof ApiError)) return 'unknown';
  if (error.code === 403) return 'unreachable';
  if (error.code === 401) return 'unauthorized';
  if (error.code === 429) return 'flood';
  const found = meanings.find(([code, words]) => code === error.code && words.test(error.description));
  return found?.[2] ?? (error.code >= 500 ? 'passing' : 'unknown');
}

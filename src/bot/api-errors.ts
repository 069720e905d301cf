/** A token may stand in any text that comes back from a proxy or a stack. */
export function redact(text: string, token?: string): string {
  const own =
    token === undefined ? text : text.replaceAll(token, '<token>').replaceAll(encodeURIComponent(token), '<token>');
  return own.replace(/\d+(:|%3A)[\w-]{20,}/gi, '<token>');
}

/** Telegram said no. Carries neither the token nor what was sent. */
export class ApiError extends Error {
  readonly method: string;
  readonly code: number;
  readonly description: string;
  readonly retryAfterMs?: number;
  /** The group has become a supergroup with this id. */
  readonly migrateTo?: number;

  /** @param parameters `retryAfter` in seconds. */
  constructor(
    method: string,
    code: number,
    description: string,
    { retryAfter, migrateTo }: { retryAfter?: number; migrateTo?: number } = {},
  ) {
    super(`${method}: ${code} ${description}`);
    this.name = 'ApiError';
    this.method = method;
    this.code = code;
    this.description = description;
    if (retryAfter !== undefined) this.retryAfterMs = retryAfter * 1000;
    if (migrateTo !== undefined) this.migrateTo = migrateTo;
  }

  /** The window of an earlier 429 is still open: nothing was sent. */
  static flood(method: string, waitMs: number): ApiError {
    const retryAfter = waitMs / 1000;
    return new ApiError(method, 429, `Too Many Requests: retry after ${Math.ceil(retryAfter)}`, { retryAfter });
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

/** What an error of the Bot API means to us. Telegram has no codes of its own for these: code and words decide. */
export type Meaning =
  | 'not-modified'
  | 'message-gone'
  | 'wrong-kind'
  | 'query-too-old'
  | 'unreachable'
  | 'bad-entities'
  | 'stale-file'
  | 'bad-photo'
  | 'was-sent'
  | 'unauthorized'
  | 'flood'
  | 'passing'
  | 'unknown';

const meanings: readonly (readonly [number, RegExp, Meaning])[] = [
  [400, /message is not modified/i, 'not-modified'],
  [400, /message to edit not found|message can't be edited|message_id_invalid/i, 'message-gone'],
  [400, /there is no text in the message to edit|there is no caption|there is no media in the message/i, 'wrong-kind'],
  [400, /query is too old|query id is invalid|query_id_invalid/i, 'query-too-old'],
  [400, /chat not found|user not found|peer_id_invalid/i, 'unreachable'],
  [400, /chat_write_forbidden|no rights to send|not enough rights to send|chat_restricted/i, 'unreachable'],
  [400, /can't parse entities/i, 'bad-entities'],
  [400, /wrong file identifier|wrong remote file|can't use file of type|file_reference_/i, 'stale-file'],
  [
    400,
    /image_process_failed|photo_\w*invalid|caption is too long|too big for a photo|file must be non-empty/i,
    'bad-photo',
  ],
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

/** True for what goes away by waiting. "Immediately deleted" was sent: trying again would double it. */
export function isPassing(error: unknown): boolean {
  return ['passing', 'flood'].includes(meaningOf(error));
}

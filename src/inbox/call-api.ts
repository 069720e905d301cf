/**
 * One call of a Bot API method, one try.
 * @throws an error whose numeric `code` is Telegram's error_code, with `description` and `retryAfterMs` where Telegram
 * gave them; any other error when there was no usable answer.
 */
export type CallApi = (
  method: string,
  params: Record<string, unknown>,
  options: { readonly timeoutMs: number; readonly signal?: AbortSignal; readonly retry?: false },
) => Promise<unknown>;

export interface ApiFailure {
  readonly code?: number;
  readonly description: string;
  readonly retryAfterMs?: number;
}

/** What is known of a call that failed, also when it never reached Telegram. */
export function failureOf(error: unknown): ApiFailure {
  const { code, description, retryAfterMs } = (error ?? {}) as Record<string, unknown>;
  return {
    code: typeof code === 'number' ? code : undefined,
    description: typeof description === 'string' ? description : '',
    retryAfterMs: typeof retryAfterMs === 'number' ? retryAfterMs : undefined,
  };
}

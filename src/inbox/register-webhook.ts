import type { CallApi } from './call-api.ts';
import type { Log } from './log.ts';
import { isUnauthorized, Patience } from './patience.ts';
import { allowedUpdates } from './update.ts';

const CALL_MS = 10_000;
const MOST_CONNECTIONS = 64;

export interface RegisterWebhookOptions {
  readonly callApi: CallApi;
  /** https, as Telegram reaches it, with the path `/telegram`. */
  readonly url: string;
  readonly secret: string;
  readonly log: Log;
  /** Deliveries at once, 1-100. */
  readonly maxConnections?: number;
  readonly signal: AbortSignal;
  readonly onUnauthorized: () => void;
}

/**
 * Tells Telegram where to send updates, and tries until it has understood. Replicas may all do it.
 * @returns false when it was given up: by `signal`, or because the token is not valid.
 */
export async function registerWebhook(options: RegisterWebhookOptions): Promise<boolean> {
  const { callApi, url, secret, log, maxConnections = MOST_CONNECTIONS, signal } = options;
  const patience = new Patience(log, signal);
  const params = {
    url,
    secret_token: secret,
    allowed_updates: allowedUpdates,
    max_connections: maxConnections,
    drop_pending_updates: false,
  };
  while (!signal.aborted) {
    try {
      await callApi('setWebhook', params, { timeoutMs: CALL_MS, signal, retry: false });
      return true;
    } catch (error) {
      if (isUnauthorized(error)) {
        options.onUnauthorized();
        return false;
      }
      if (!signal.aborted) await patience.pauseAfter(error);
    }
  }
  return false;
}

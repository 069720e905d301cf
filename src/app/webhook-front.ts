import type { FastifyInstance } from 'fastify';
import type { ReadinessCheck } from '../http/readiness.ts';
import type { RegisterWebhookOptions } from '../inbox/register-webhook.ts';
import { registerWebhook } from '../inbox/register-webhook.ts';
import { mountWebhook, type Webhook, type WebhookOptions } from '../inbox/webhook.ts';

/** A balancer sends nothing to who is not ready, so that no success could ever end an older failure. */
const FAILURE_COUNTS_MS = 60_000;

export interface WebhookFront {
  /** Adds `POST /telegram`. */
  readonly mount: (app: FastifyInstance) => void;
  readonly readiness: ReadinessCheck;
  /** Tells Telegram the address, and tries until it has understood or `signal` says to give up. */
  announce(): Promise<void>;
}

export type WebhookFrontOptions = RegisterWebhookOptions & WebhookOptions & { readonly failureCountsMs?: number };

/**
 * The webhook as a way in. It is ready once Telegram has confirmed the address, and while updates can be stored: the
 * last try to store one must not have failed within the last minute. A quiet night says nothing.
 */
export function webhookFront(options: WebhookFrontOptions): WebhookFront {
  const { failureCountsMs = FAILURE_COUNTS_MS } = options;
  let webhook: Webhook | undefined;
  let isConfirmed = false;
  return {
    mount(app) {
      webhook = mountWebhook(app, options);
    },
    readiness: {
      name: 'webhook',
      async check() {
        if (!isConfirmed) throw new Error('Telegram has not confirmed the address yet');
        const failedAt = webhook?.failedAt?.getTime() ?? Number.NEGATIVE_INFINITY;
        if (Date.now() - failedAt < failureCountsMs) throw new Error('the last update could not be stored');
      },
    },
    async announce() {
      isConfirmed = await registerWebhook(options);
    },
  };
}

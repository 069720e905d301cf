import type { FastifyInstance } from 'fastify';
import { closeHttp } from '../http/close.ts';
import { guard } from '../http/guard.ts';
import { listenOrNext } from '../http/listen.ts';
import type { ReadinessCheck } from '../http/readiness.ts';
import { createHttp } from '../http/server.ts';
import type { CallApi } from '../inbox/call-api.ts';
import type { Inbox } from '../inbox/inbox.ts';
import { startPolling } from '../inbox/polling.ts';
import type { Shared } from './shared.ts';
import { type WebhookFront, webhookFront } from './webhook-front.ts';

/** Without news from Telegram for so long, a poller is not ready: its long poll takes 30 s. */
const SILENCE_MS = 90_000;

/**
 * The ways in: HTTP for whoever looks after us, and for the bot's role the webhook or the polling loop.
 * @returns the address of the HTTP side.
 */
export async function openFront(shared: Shared, inbox: Inbox | undefined): Promise<string> {
  const { config, log, closing, metrics, sql, queues } = shared;
  const checks: ReadinessCheck[] = [
    { name: 'database', check: async () => void (await sql('select $1::int', [1])) },
    { name: 'queues', check: () => queues.check() },
  ];
  const webhook = inbox && config.webhook && openWebhook(shared, inbox, config.webhook);
  if (webhook) checks.push(webhook.readiness);
  const routes = webhook ? [webhook.mount] : [];
  if (config.queues.password !== undefined) routes.push(await queuesPage(shared, config.queues.password));
  const http = createHttp({ checks, registry: metrics.registry, routes, log });
  const { url } = await listenOrNext(http, config.http.host, config.http.port, log);
  closing.add(http, closeHttp);
  if (inbox && !webhook) checks.push(poll(shared, inbox));
  await webhook?.announce();
  return url;
}

/** `/queues`, for whoever knows the password. */
async function queuesPage({ queues }: Shared, password: string): Promise<(app: FastifyInstance) => void> {
  const page = await queues.dashboard(['events', 'sends'], '/queues');
  return (app) =>
    void app.register(
      async (guarded) => {
        guarded.addHook('onRequest', guard(password));
        guarded.register(page);
      },
      { prefix: '/queues' },
    );
}

function openWebhook(shared: Shared, inbox: Inbox, webhook: { url: string; secret: string }): WebhookFront {
  const { log, api, closing, onUnauthorized } = shared;
  const { signal } = closing.add(new AbortController(), async (controller) => controller.abort());
  return webhookFront({ ...webhook, inbox, callApi: callerOf(api), log, onUnauthorized, signal });
}

function poll({ closing, databaseUrl, api, log, onUnauthorized }: Shared, inbox: Inbox): ReadinessCheck {
  const startedAt = Date.now();
  const options = { databaseUrl, inbox, callApi: callerOf(api), log, onUnauthorized };
  const polling = closing.add(startPolling(options), (started) => started.stop());
  return {
    name: 'polling',
    async check() {
      const silence = Date.now() - (polling.lastSuccessAt?.getTime() ?? startedAt);
      if (polling.isPolling && silence > SILENCE_MS) throw new Error(`no answer from Telegram for ${silence} ms`);
    },
  };
}

/** The inbox has a patience of its own: one try a call. */
function callerOf(api: Shared['api']): CallApi {
  return (method, params, options) => api.call(method, params, { ...options, retry: false });
}

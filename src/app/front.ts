import { listenOrNext } from '../http/listen.ts';
import { createHttp } from '../http/server.ts';
import type { Inbox } from '../inbox/inbox.ts';
import { startPolling } from '../inbox/polling.ts';
import type { Shared } from './shared.ts';

/** The ways in: HTTP for whoever looks after us, and for the bot's role the webhook or the polling loop. */
export async function openFront(shared: Shared, inbox: Inbox | undefined): Promise<string> {
  const { config, log, closing, metrics, sql, queues } = shared;
  const checks = [
    { name: 'database', check: async () => void (await sql('select $1::int', [1])) },
    { name: 'queues', check: () => queues.check() },
  ];
  const http = createHttp({ checks, registry: metrics.registry, log });
  const { url } = await listenOrNext(http, config.http.host, config.http.port, log);
  closing.add(http, (opened) => opened.close());
  if (inbox && !config.webhook) {
    const callApi = shared.api.call;
    const { databaseUrl, onUnauthorized } = shared;
    closing.add(
      startPolling({
        databaseUrl,
        inbox,
        callApi: (method, params, options) => callApi(method, params, { ...options, retry: false }),
        log,
        onUnauthorized,
      }),
      (polling) => polling.stop(),
    );
  }
  return url;
}

import fastify, { type FastifyError, type FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import { type ReadinessCheck, readiness } from './readiness.ts';

/** An update is far smaller: Telegram drops what is over 64 KiB. */
const LARGEST_BODY_BYTES = 1024 * 1024;
/** For a whole request, head and body, however slowly it drips in. */
const REQUEST_PATIENCE_MS = 10_000;
/** Telegram keeps an idle connection for 60 s; ours must not end first, or its next update meets a closed door. */
const KEEP_ALIVE_MS = 75_000;

export type HttpOptions = {
  /** `/readyz` answers 503 while one of them fails. */
  checks: readonly ReadinessCheck[];
  registry: Registry;
  /** Add the routes of others, such as `/telegram`. */
  routes?: readonly ((app: FastifyInstance) => void)[];
  log: Pick<Logger, 'error'>;
};

/** `/healthz`, `/readyz`, `/metrics` and the given routes; bodies up to 1 MiB, requests up to 10 s. Does not listen. */
export function createHttp({ checks, registry, routes = [], log }: HttpOptions): FastifyInstance {
  const app = fastify({
    bodyLimit: LARGEST_BODY_BYTES,
    requestTimeout: REQUEST_PATIENCE_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    // Node takes the longer of both timeouts for the whole request, and looks only every 30 s unless told otherwise.
    http: { headersTimeout: REQUEST_PATIENCE_MS, connectionsCheckingInterval: 1_000 },
  });
  app.get('/healthz', () => ({ status: 'alive' }));
  app.get('/readyz', async (_request, reply) => {
    const parts = await readiness(checks);
    const isReady = Object.values(parts).every((problem) => problem === null);
    return reply.code(isReady ? 200 : 503).send({ status: isReady ? 'ready' : 'not ready', parts });
  });
  app.get('/metrics', async (_request, reply) => reply.type(registry.contentType).send(await registry.metrics()));
  for (const add of routes) add(app);

  app.setNotFoundHandler((_request, reply) => reply.code(404).send({ error: 'There is nothing here.' }));
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const code = error.statusCode ?? 500;
    if (code < 500) return reply.code(code).send({ error: error.code ?? 'bad request' });
    log.error({ err: error, route: request.routeOptions.url }, 'A request failed');
    return reply.code(500).send({ error: 'Something went wrong.' });
  });
  return app;
}

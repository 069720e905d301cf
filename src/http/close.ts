import type { FastifyInstance } from 'fastify';

/** What is under way has been stored or answered by then. */
const PATIENCE_MS = 2_000;

/**
 * Takes no more requests, lets those under way end, and hangs up on everybody else. Node by itself waits for a
 * connection on which nothing was asked yet, as proxies keep them in store, until its other end goes away.
 */
export async function closeHttp(app: FastifyInstance): Promise<void> {
  const timer = setTimeout(() => app.server.closeAllConnections(), PATIENCE_MS);
  try {
    await app.close();
  } finally {
    clearTimeout(timer);
  }
}

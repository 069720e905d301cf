import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';

const MOST_TRIES = 50;
const LAST_PORT = 65_535;

/**
 * Listens on the port, or says that it is taken and goes on to the next. Port 0 takes any.
 * @returns the address a browser on this machine opens, such as `http://127.0.0.1:3001`, and the port.
 * @throws when 50 ports in a row are taken, or for any other reason not to listen.
 */
export async function listenOrNext(
  app: FastifyInstance,
  host: string,
  port: number,
  log: Pick<Logger, 'warn'>,
): Promise<{ url: string; port: number }> {
  for (let candidate = port; ; candidate++) {
    try {
      await app.listen({ host, port: candidate });
      return addressOf(app, host);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
      if (candidate === LAST_PORT || candidate - port === MOST_TRIES) throw error;
      log.warn(`Port ${candidate} is taken; trying ${candidate + 1}.`);
    }
  }
}

function addressOf(app: FastifyInstance, host: string): { url: string; port: number } {
  const { port } = app.server.address() as { port: number };
  const reachable = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return { url: `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`, port };
}

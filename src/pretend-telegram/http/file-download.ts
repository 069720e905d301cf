import type { FastifyInstance } from 'fastify';
import type { World } from '../world/world.ts';

/** Bots download no more. */
const LARGEST = 20 * 1024 * 1024;

/** `/file/bot<token>/<path>`, as getFile names the path. */
export function serveFileDownload(app: FastifyInstance, world: World): void {
  app.get<{ Params: { token: string; '*': string } }>('/file/bot:token/*', (request, reply) => {
    const { token, '*': path } = request.params;
    if (token !== world.bot.token)
      return reply.code(401).send({ ok: false, error_code: 401, description: 'Unauthorized' });
    const file = world.files.findByPath(path);
    if (!file || file.bytes.length > LARGEST) return reply.callNotFound();
    return reply.type('application/octet-stream').send(file.bytes);
  });
}

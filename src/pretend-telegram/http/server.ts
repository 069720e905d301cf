import multipart from '@fastify/multipart';
import fastify, { type FastifyInstance } from 'fastify';

/** Uploads to a bot's methods end here. https://core.telegram.org/bots/api#sending-files */
const LARGEST_FILE = 50 * 1024 * 1024;
const LARGEST_BODY = LARGEST_FILE + 1024 * 1024;

/** An HTTP server that reads JSON, forms and multipart, and answers errors in JSON. */
export async function createServer(): Promise<FastifyInstance> {
  const app = fastify({
    bodyLimit: LARGEST_BODY,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 1024 },
  });
  await app.register(multipart, { limits: { fileSize: LARGEST_FILE, fieldSize: LARGEST_BODY, files: 20, parts: 200 } });
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser(['application/json'], { parseAs: 'string' }, (_request, body, done) => {
    try {
      done(null, body === '' ? {} : JSON.parse(body as string));
    } catch {
      done(Object.assign(new Error("can't parse JSON object"), { statusCode: 400 }), undefined);
    }
  });
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => {
    done(null, Object.fromEntries(new URLSearchParams(body as string)));
  });
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, _body, done) => done(null, {}));
  app.setNotFoundHandler((_request, reply) =>
    reply.code(404).send({ ok: false, error_code: 404, description: 'Not Found' }),
  );
  return app;
}

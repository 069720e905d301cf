import { createReadStream, existsSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { FastifyInstance } from 'fastify';

const FOLDER = join(import.meta.dirname, '..', 'page');

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};

const POLICY =
  "default-src 'self'; img-src 'self' data: blob: https:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'";

/** The chat page: the files of `page/`, `/` is its index.html. */
export function servePage(app: FastifyInstance): void {
  app.get<{ Params: { '*': string } }>('/*', (request, reply) => {
    const path = request.params['*'] || 'index.html';
    const type = TYPES[extname(path)];
    const isPlain = /^[\w-]+(?:\/[\w-]+)*(?:\.[\w-]+)+$/.test(path);
    if (!type || !isPlain || !existsSync(join(FOLDER, path))) return reply.callNotFound();
    reply.header('content-security-policy', POLICY).header('cache-control', 'no-cache');
    return reply.type(type).send(createReadStream(join(FOLDER, path)));
  });
}

import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Inbox } from './inbox.ts';
import type { Log } from './log.ts';
import { reasonOf } from './reason.ts';
import { isUpdate } from './update.ts';
import { withinTime } from './within-time.ts';

const SECRET_HEADER = 'x-telegram-bot-api-secret-token';
/** Telegram drops updates over 64 KiB itself. */
const LIMIT_BYTES = 1024 * 1024;
const BODY_MS = 10_000;
const TOO_LARGE = 413;
/** Telegram hangs up after 60 s; it should hear a clear no before, and try again. */
const STORE_MS = 10_000;

export interface WebhookOptions {
  /** As given to setWebhook. */
  readonly secret: string;
  readonly inbox: Pick<Inbox, 'store'>;
  readonly log: Log;
  /** A body that takes longer is refused. */
  readonly bodyMs?: number;
}

export interface Webhook {
  /** When the last update was stored. */
  readonly lastSuccessAt: Date | undefined;
  /** When an update could not be stored, unless a later one could. */
  readonly failedAt: Date | undefined;
}

/**
 * Mounts `POST /telegram`: 200 when the update is stored, else 403 (secret), 400 (no update), 408 (slow), 413 (over
 * 1 MiB), 415 (no JSON) or 503 (not stored; Telegram tries again).
 */
export function mountWebhook(app: FastifyInstance, options: WebhookOptions): Webhook {
  const { secret, inbox, log, bodyMs = BODY_MS } = options;
  let lastSuccessAt: Date | undefined;
  let failedAt: Date | undefined;

  app.post('/telegram', {
    bodyLimit: LIMIT_BYTES,
    onRequest: async (request, reply) => {
      if (!isSecret(request.headers[SECRET_HEADER], secret)) return reply.code(403).send();
      expectBody(request, reply, bodyMs);
    },
    // Without what was sent: an error about JSON quotes it.
    errorHandler: async ({ statusCode = 500 }, request, reply) => {
      if (statusCode === TOO_LARGE) await readToTheEnd(request);
      if (!reply.sent) await reply.code(statusCode).send();
    },
    handler: async ({ body }, reply) => {
      if (!isUpdate(body)) return reply.code(400).send();
      try {
        await withinTime(STORE_MS, inbox.store([body]), 'Storing');
      } catch (error) {
        failedAt = new Date();
        log.warn({ reason: reasonOf(error) }, 'An update could not be stored; Telegram will send it again.');
        return reply.code(503).send();
      }
      lastSuccessAt = new Date();
      failedAt = undefined;
      return reply.code(200).send();
    },
  });

  return {
    get lastSuccessAt() {
      return lastSuccessAt;
    },
    get failedAt() {
      return failedAt;
    },
  };
}

/** Hashed first, so that neither the time nor the length tells anything about the secret. */
function isSecret(given: unknown, secret: string): boolean {
  const hashes = [String(given ?? ''), secret].map((text) => createHash('sha256').update(text).digest());
  return timingSafeEqual(hashes[0]!, hashes[1]!);
}

/** Refuses a body that does not come in time and hangs up. */
function expectBody({ raw }: FastifyRequest, reply: FastifyReply, ms: number): void {
  const timer = setTimeout(() => {
    reply.raw.once('finish', () => raw.destroy());
    reply.code(408).header('connection', 'close').send();
  }, ms);
  const cease = () => clearTimeout(timer);
  raw.once('end', cease);
  raw.once('close', cease);
}

/** Who is cut off while sending never reads the answer. The time for the body bounds this too. */
async function readToTheEnd({ raw }: FastifyRequest): Promise<void> {
  if (raw.readableEnded || raw.destroyed) return;
  const ended = Promise.withResolvers<void>();
  raw.once('end', ended.resolve);
  raw.once('close', ended.resolve);
  raw.resume();
  await ended.promise;
}

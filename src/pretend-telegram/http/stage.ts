import type { FastifyInstance } from 'fastify';
import { arrayOf, integer, optional, required, string, wordOf } from '../methods/types.ts';
import type { PretendTelegram } from '../pretend-telegram.ts';
import type { ApiUpdate } from '../world/bot-api.ts';
import { readBody } from './people.ts';

const fault = {
  kind: required(wordOf('tooMany', 'broken', 'html', 'silence', 'cut', 'outage')),
  chat: optional(integer),
  method: optional(string),
  times: optional(integer),
  retryAfter: optional(integer),
} as const;

/** What a test behind HTTP pulls the strings with: calls, faults, time, raw updates. */
export function serveStage(app: FastifyInstance, telegram: PretendTelegram): void {
  app.get('/calls', () => telegram.calls());
  app.delete('/calls', (_request, reply) => {
    telegram.clearCalls();
    return reply.code(204).send();
  });
  app.post('/faults', (request, reply) => {
    const { kind, ...about } = readBody(fault, request.body);
    telegram.faults[kind](about);
    return reply.code(201).send({ kind, ...about });
  });
  app.delete('/faults', (_request, reply) => {
    telegram.faults.clear();
    return reply.code(204).send();
  });
  app.post('/clock', (request) => {
    telegram.clock.advance(readBody({ advance: required(integer) }, request.body).advance);
    return { now: telegram.clock.now() };
  });
  app.post('/updates', (request, reply) => {
    const update = request.body as ApiUpdate;
    if (!Number.isSafeInteger(update?.update_id)) throw new Error('An update needs an update_id.');
    telegram.deliver(update);
    return reply.code(202).send();
  });
  app.post('/webhook-targets', (request, reply) => {
    telegram.webhookTargets(readBody({ urls: required(arrayOf(string)) }, request.body).urls);
    return reply.code(204).send();
  });
}

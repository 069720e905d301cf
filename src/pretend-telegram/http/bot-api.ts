import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { methods } from '../methods/all.ts';
import { dispatch } from '../methods/dispatch.ts';
import type { Method } from '../methods/method.ts';
import { ApiError, badRequest } from '../world/api-error.ts';
import { ConnectionCut } from '../world/connection-cut.ts';
import type { Fault } from '../world/faults.ts';
import { tooMany } from '../world/rates.ts';
import { RawJson } from '../world/raw-json.ts';
import type { World } from '../world/world.ts';
import { readMultipart, readPlain } from './read-call.ts';

type Route = { Params: { token: string; method: string } };

/** `/bot<token>/<method>`, GET or POST. */
export function serveBotApi(app: FastifyInstance, world: World): void {
  app.route<Route>({
    method: ['GET', 'POST'],
    url: '/bot:token/:method',
    errorHandler: (error, _request, reply) => refuse(reply, error, world),
    handler: (request, reply) => serveCall(world, request, reply),
  });
}

async function serveCall(world: World, request: FastifyRequest<Route>, reply: FastifyReply): Promise<FastifyReply> {
  try {
    const method = knownMethod(world, request);
    const { given, uploads } = request.isMultipart() ? await readMultipart(request) : readPlain(request);
    const fault = world.faults.strike(method.name, given.chat_id);
    if (fault && fault.kind !== 'cut') return suffer(fault, reply);
    const onGone = (gone: () => void) => reply.raw.once('close', gone);
    const result = await dispatch(world, method, { given, uploads, onGone });
    return fault ? hangUp(reply) : answer(reply, result);
  } catch (error) {
    return error instanceof ConnectionCut ? hangUp(reply) : refuse(reply, error, world);
  }
}

/** A method nobody knows is a loud line: the bot needs something this stand-in lacks. */
function knownMethod(world: World, { params }: FastifyRequest<Route>): Method {
  if (!/^\d+:[\w-]+$/.test(params.token)) throw new ApiError(404, 'Not Found');
  if (params.token !== world.bot.token) throw new ApiError(401, 'Unauthorized');
  const method = methods.get(params.method.toLowerCase());
  if (method) return method;
  world.log(`The bot calls ${params.method}: this stand-in has no such method.`);
  throw new ApiError(404, 'Not Found: method not found');
}

function suffer(fault: Fault, reply: FastifyReply): FastifyReply {
  switch (fault.kind) {
    case 'tooMany':
      throw tooMany(fault.retryAfter * 1000);
    case 'broken':
      throw new ApiError(500, 'Internal Server Error');
    case 'html':
      return reply.code(502).type('text/html').send('<html><body><h1>502 Bad Gateway</h1></body></html>');
    case 'silence':
      return reply.hijack();
    default:
      return hangUp(reply);
  }
}

function hangUp(reply: FastifyReply): FastifyReply {
  reply.hijack();
  reply.raw.socket?.destroy();
  return reply;
}

function answer(reply: FastifyReply, result: unknown): FastifyReply {
  const json = result instanceof RawJson ? result.text : JSON.stringify(result);
  return reply.header('content-type', 'application/json').send(`{"ok":true,"result":${json}}`);
}

function refuse(reply: FastifyReply, error: unknown, world: World): FastifyReply {
  const refusal = asApiError(error, world);
  const retryAfter = refusal.parameters?.retry_after;
  if (retryAfter !== undefined) reply.header('retry-after', retryAfter);
  return reply.code(refusal.code).header('content-type', 'application/json').send(JSON.stringify(refusal.body()));
}

function asApiError(error: unknown, world: World): ApiError {
  if (error instanceof ApiError) return error;
  const { code, statusCode, message } = error as { code?: string; statusCode?: number; message: string };
  if (statusCode === 413 || code === 'FST_REQ_FILE_TOO_LARGE') return new ApiError(413, 'Request Entity Too Large');
  if (statusCode !== undefined && statusCode < 500) return badRequest(message);
  world.log(`A fault of this stand-in: ${error instanceof Error ? error.stack : String(error)}`);
  return new ApiError(500, 'Internal Server Error');
}

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { methods } from '../methods/all.ts';
import type { Method } from '../methods/method.ts';
import { readFields } from '../methods/objects.ts';
import { ApiError, badRequest } from '../world/api-error.ts';
import { RawJson } from '../world/raw-json.ts';
import type { World } from '../world/world.ts';
import { type ReadCall, readMultipart, readPlain } from './read-call.ts';

/** A call may name its method among its parameters, as it must in the answer to a webhook. */
const NAME = ['method'];

type Route = { Params: { token: string; method: string } };

/** `/bot<token>/<method>`, GET or POST. */
export function serveBotApi(app: FastifyInstance, world: World): void {
  app.route<Route>({
    method: ['GET', 'POST'],
    url: '/bot:token/:method',
    handler: async (request, reply) => {
      try {
        const method = knownMethod(world, request);
        const read = request.isMultipart() ? await readMultipart(request) : readPlain(request);
        const result = await runMethod(world, method, {
          ...read,
          onGone: (gone) => request.raw.socket.once('close', gone),
        });
        return answer(reply, result);
      } catch (error) {
        return refuse(reply, error, world);
      }
    },
  });
}

function knownMethod(world: World, request: FastifyRequest<Route>): Method {
  const { token, method: name } = request.params;
  if (!/^\d+:[\w-]+$/.test(token)) throw new ApiError(404, 'Not Found');
  if (token !== world.bot.token) throw new ApiError(401, 'Unauthorized');
  const method = methods.get(name.toLowerCase());
  if (method) return method;
  world.log(`The bot calls ${name}: this stand-in has no such method.`);
  throw new ApiError(404, 'Not Found: method not found');
}

/** The result of a call, or the {@link ApiError} it is refused with. */
export function runMethod(
  world: World,
  method: Method,
  { given, uploads, onGone }: ReadCall & { onGone: (gone: () => void) => void },
): unknown {
  const parameters = readFields(method.parameters, given, { at: '', owner: method.name, uploads, dropped: NAME });
  return method.run({ world, onGone }, parameters);
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

import type { FastifyReply, FastifyRequest } from 'fastify';

/** What a person cannot do, in words; refusals of the Bot API's own types arrive here too. */
export function answerPeopleError(
  error: Error & { statusCode?: number; code?: unknown },
  _request: FastifyRequest,
  reply: FastifyReply,
): void {
  const status = error.statusCode ?? (typeof error.code === 'number' ? error.code : 400);
  reply.code(status).send({ error: error.message });
}

export class NotThere extends Error {
  readonly statusCode = 404;
}

/**
 * A page of another site must not act for the people here: a browser names the page's origin.
 *
 * @throws {Error} 403
 */
export async function refuseStrangers(request: FastifyRequest): Promise<void> {
  const { origin, host } = request.headers;
  if (origin === undefined || (URL.canParse(origin) && new URL(origin).host === host)) return;
  throw Object.assign(new Error(`Requests from ${origin} are refused.`), { statusCode: 403 });
}

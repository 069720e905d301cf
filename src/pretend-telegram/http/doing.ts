import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { PretendTelegram } from '../pretend-telegram.ts';
import { deeds } from './deeds.ts';
import { personAt, readBody } from './people.ts';
import { NotThere } from './people-error.ts';
import { readMultipart } from './read-call.ts';

type Route = { Params: { id: string; verb: string } };

/** `POST /people/:id/<verb>`: what a person does. */
export function serveDoing(app: FastifyInstance, telegram: PretendTelegram): void {
  app.post<Route>('/people/:id/:verb', async (request, reply) => {
    const { id, verb } = request.params;
    const person = personAt(telegram, id);
    const deed = Object.hasOwn(deeds, verb) ? deeds[verb] : undefined;
    if (!deed) throw new NotThere(`Nobody can do "${verb}".`);
    const given = readBody(deed.fields, await bodyOf(request));
    const result = await deed.run(person, given);
    if (result === undefined) return reply.code(204).send();
    const isLater = (given as { wait?: boolean }).wait === false;
    return reply
      .code(isLater ? 202 : 200)
      .header('content-type', 'application/json')
      .send(JSON.stringify(result));
  });
}

async function bodyOf(request: FastifyRequest): Promise<unknown> {
  return request.isMultipart() ? (await readMultipart(request)).given : request.body;
}

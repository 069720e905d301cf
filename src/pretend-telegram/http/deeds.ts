import type { FastifyInstance, FastifyRequest } from 'fastify';
import { boolean, type Fields, float, integer, optional, required, string, type Values } from '../methods/types.ts';
import type { Target } from '../people/buttons.ts';
import type { Person, Where } from '../people/person.ts';
import { orNull } from '../people/waiting.ts';
import type { PretendTelegram } from '../pretend-telegram.ts';
import { personAt, readBody } from './people.ts';
import { NotThere } from './people-error.ts';
import { readMultipart } from './read-call.ts';

/** Where something is done: in the private chat when nothing is said. */
const place = { chat: optional(integer), topic: optional(integer), replyTo: optional(integer) } as const;

interface Deed<F extends Fields = Fields> {
  fields: F;
  run(person: Person, given: Values<F> & Where): unknown;
}

function deed<F extends Fields>(fields: F, run: Deed<F>['run']): Deed {
  return { fields: { ...fields, ...place }, run: run as unknown as Deed['run'] };
}

const LONGEST_WAIT = 10_000;

const deeds: Record<string, Deed> = {
  says: deed({ text: required(string) }, (person, { text, ...where }) => ({ message: person.says(text, where) })),
  command: deed({ name: required(string), payload: optional(string) }, (person, { name, payload, ...where }) => ({
    message: person.command(name, payload, where),
  })),
  taps: deed(
    {
      label: optional(string),
      message: optional(integer),
      row: optional(integer),
      column: optional(integer),
      wait: optional(boolean),
    },
    async (person, { wait, ...given }) => {
      const { answer, ...pressed } = person.presses(targetOf(given), given);
      const isAwaited = answer !== undefined && wait !== false;
      return { answer: isAwaited ? await orNull(answer, LONGEST_WAIT) : null, ...pressed };
    },
  ),
  forges: deed(
    { data: required(string), message: optional(integer), wait: optional(boolean) },
    async (person, { data, message, wait, ...where }) => {
      const answer = person.forges(data, message, where);
      return { answer: wait === false ? null : await answer };
    },
  ),
  contact: deed(
    {
      phoneNumber: optional(string),
      firstName: optional(string),
      lastName: optional(string),
      userId: optional(integer),
    },
    (person, contact) => ({ message: person.sharesContact(contact) }),
  ),
  location: deed(
    { latitude: required(float), longitude: required(float) },
    (person, { latitude, longitude, ...where }) => ({
      message: person.sharesLocation(latitude, longitude, where),
    }),
  ),
  blocks: deed({}, (person) => person.blocks()),
  unblocks: deed({}, (person) => person.unblocks()),
  reads: deed({}, (person, where) => person.reads(where)),
};

type Route = { Params: { id: string; verb: string } };

/** `POST /people/:id/<verb>`: what a person does. */
export function serveDeeds(app: FastifyInstance, telegram: PretendTelegram): void {
  app.post<Route>('/people/:id/:verb', async (request, reply) => {
    const person = personAt(telegram, request.params.id);
    const { verb } = request.params;
    const done = Object.hasOwn(deeds, verb) ? deeds[verb] : undefined;
    if (!done) throw new NotThere(`Nobody can do "${verb}".`);
    const given = readBody(done.fields, await bodyOf(request));
    const result = await done.run(person, given);
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

function targetOf(given: { label?: string; message?: number; row?: number; column?: number }): Target {
  const { label, message, row, column } = given;
  if (label !== undefined) return label;
  if (row === undefined || column === undefined) throw new Error('A tap needs a label, or a row and a column.');
  return message === undefined ? { row, column } : { message, row, column };
}

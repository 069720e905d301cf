import type { FastifyInstance } from 'fastify';
import { arrayOf, boolean, integer, optional, required, string, wordOf } from '../methods/types.ts';
import type { Group } from '../people/group.ts';
import type { PretendTelegram } from '../pretend-telegram.ts';
import { personAt, readBody } from './people.ts';
import { NotThere } from './people-error.ts';

type OfGroup = { Params: { id: string } };

const details = {
  title: required(string),
  members: required(arrayOf(integer)),
  forum: optional(boolean),
  bot: optional(wordOf('member', 'administrator')),
} as const;

/** Groups, their members, topics, and the bot's rank in them. */
export function serveGroups(app: FastifyInstance, telegram: PretendTelegram): void {
  app.post('/groups', (request, reply) => {
    const { members, ...about } = readBody(details, request.body);
    const group = telegram.group({ ...about, members: members.map((id) => personAt(telegram, String(id))) });
    const { id, kind, title, isForum: forum } = group;
    return reply.code(201).send({ id, kind, title, forum });
  });
  app.post<OfGroup>('/groups/:id/upgrade', (request) => ({ id: groupAt(telegram, request.params.id).upgrade() }));
  app.post<OfGroup>('/groups/:id/topics', (request) => {
    const { name } = readBody({ name: required(string) }, request.body);
    return { id: groupAt(telegram, request.params.id).topic(name) };
  });
  app.post<OfGroup>('/groups/:id/members', (request, reply) => {
    const { person } = readBody({ person: required(integer) }, request.body);
    groupAt(telegram, request.params.id).adds(personAt(telegram, String(person)));
    return reply.code(204).send();
  });
  app.delete<{ Params: { id: string; person: string } }>('/groups/:id/members/:person', (request, reply) => {
    const { id, person } = request.params;
    groupAt(telegram, id).removes(personAt(telegram, person));
    return reply.code(204).send();
  });
  app.post<OfGroup>('/groups/:id/bot', (request, reply) => {
    const { status } = readBody({ status: required(wordOf('member', 'administrator', 'kicked')) }, request.body);
    groupAt(telegram, request.params.id).bot(status);
    return reply.code(204).send();
  });
}

function groupAt(telegram: PretendTelegram, id: string): Group {
  const group = telegram.findGroup(Number(id));
  if (!group) throw new NotThere(`There is no group ${id}.`);
  return group;
}

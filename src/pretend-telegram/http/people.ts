import type { FastifyInstance } from 'fastify';
import { readFields } from '../methods/objects.ts';
import { boolean, type Fields, integer, optional, required, string, type Values } from '../methods/types.ts';
import { chatsOf, viewChat, viewPerson } from '../people/view-chat.ts';
import type { PretendTelegram } from '../pretend-telegram.ts';
import type { World } from '../world/world.ts';
import { NotThere } from './people-error.ts';

type OfPerson = { Params: { id: string } };

const details = {
  firstName: required(string),
  lastName: optional(string),
  username: optional(string),
  languageCode: optional(string),
  id: optional(integer),
  phoneNumber: optional(string),
  started: optional(boolean),
  note: optional(string),
} as const;

const changes = {
  firstName: optional(string),
  lastName: optional(string),
  username: optional(string),
  languageCode: optional(string),
} as const;

/** Who there is, and what their clients show. */
export function servePeople(app: FastifyInstance, telegram: PretendTelegram, world: World): void {
  app.get('/bot', () => {
    const description = world.bot.descriptionFor(undefined);
    const shortDescription = world.bot.shortDescriptionFor(undefined);
    return { ...telegram.bot, ...(description && { description }), ...(shortDescription && { shortDescription }) };
  });
  app.get('/people', () => [...world.people.values()].filter((account) => !account.isDeleted).map(viewPerson));
  app.post('/people', (request, reply) => {
    const person = telegram.person(readBody(details, request.body));
    return reply.code(201).send(viewPerson(person.account));
  });
  app.patch<OfPerson>('/people/:id', (request) => {
    const person = personAt(telegram, request.params.id);
    person.becomes(readBody(changes, request.body));
    return viewPerson(person.account);
  });
  app.delete<OfPerson>('/people/:id', (request, reply) => {
    personAt(telegram, request.params.id).leaves();
    return reply.code(204).send();
  });
  app.get<OfPerson>('/people/:id/chats', (request) => {
    const { account } = personAt(telegram, request.params.id);
    return chatsOf(world, account).map((chat) => viewChat(world, chat, account));
  });
  app.get<{ Params: { id: string; chat: string } }>('/people/:id/chats/:chat', (request) => {
    const { id, chat } = request.params;
    const person = personAt(telegram, id);
    const found = chatsOf(world, person.account).find(
      (each) => each.id === (chat === 'bot' ? person.id : Number(chat)),
    );
    if (!found) throw new NotThere(`${person.firstName} has no chat ${chat}.`);
    return viewChat(world, found, person.account);
  });
  app.get<{ Params: { fileId: string } }>('/files/:fileId', (request, reply) => {
    const file = world.files.find(request.params.fileId);
    if (!file) throw new NotThere('There is no such file.');
    const name = encodeURIComponent(file.name);
    const isPicture = /^image\/(png|jpeg|gif|webp)$/.test(file.mimeType);
    reply.header('content-disposition', `${isPicture ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`);
    reply.header('x-content-type-options', 'nosniff').header('cache-control', 'private, max-age=31536000, immutable');
    return reply.type(file.mimeType).send(file.bytes);
  });
}

export function personAt(telegram: PretendTelegram, id: string): ReturnType<PretendTelegram['person']> {
  const person = telegram.find(Number(id));
  if (!person || person.account.isDeleted) throw new NotThere(`There is nobody with the id ${id}.`);
  return person;
}

/** @throws {ApiError} 400 that names what is wrong. */
export function readBody<F extends Fields>(fields: F, body: unknown): Values<F> {
  return readFields(fields, (body ?? {}) as Record<string, unknown>, {
    at: '',
    owner: 'this request',
    uploads: new Map(),
  });
}

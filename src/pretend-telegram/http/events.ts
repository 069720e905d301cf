import type { ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { EventHub } from '../people/event-hub.ts';
import type { PersonEvent } from '../people/events.ts';

const KEPT = 2_000;
const BREATH_MS = 15_000;

interface Sent {
  id: number;
  person: number;
  line: string;
}

/** The stream of server-sent events, with what a page missed while it was away. */
export function serveEvents(app: FastifyInstance, hub: EventHub): void {
  const sent: Sent[] = [];
  const pages = new Map<ServerResponse, Set<number>>();
  let lastId = 0;
  let stop: (() => void) | null = null;

  const pass = (event: PersonEvent) => {
    lastId += 1;
    const person = typeof event.person === 'number' ? event.person : event.person.id;
    const item = { id: lastId, person, line: `id: ${lastId}\ndata: ${JSON.stringify(event)}\n\n` };
    sent.push(item);
    if (sent.length > 2 * KEPT) sent.splice(0, KEPT);
    for (const [page, people] of pages) if (isFor(item, people)) page.write(item.line);
  };

  const breath = setInterval(() => {
    for (const page of pages.keys()) page.write(': still here\n\n');
  }, BREATH_MS);
  breath.unref();
  app.addHook('onClose', async () => {
    clearInterval(breath);
    stop?.();
    for (const page of pages.keys()) page.end();
  });

  app.get<{ Querystring: { person?: string | string[] } }>('/events', (request, reply) => {
    stop ??= hub.on(pass);
    reply.hijack();
    const page = reply.raw;
    page.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    page.write(`retry: 1000\nid: ${lastId}\ndata: {"type":"hello"}\n\n`);
    const people = new Set([request.query.person ?? []].flat().map(Number));
    for (const line of missed(sent, lastId, Number(request.headers['last-event-id'] ?? lastId), people))
      page.write(line);
    pages.set(page, people);
    page.on('close', () => pages.delete(page));
  });
}

function missed(sent: Sent[], lastId: number, seen: number, people: Set<number>): string[] {
  if (seen === lastId) return [];
  const oldest = sent[0]?.id ?? lastId + 1;
  if (!(seen < lastId) || seen + 1 < oldest) return ['data: {"type":"reset"}\n\n'];
  return sent.filter((item) => item.id > seen && isFor(item, people)).map(({ line }) => line);
}

function isFor(item: Sent, people: Set<number>): boolean {
  return people.size === 0 || people.has(item.person);
}

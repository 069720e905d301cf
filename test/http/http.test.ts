import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { closeHttp } from '../../src/http/close.ts';
import { listenOrNext } from '../../src/http/listen.ts';
import { createMetrics, type Metrics } from '../../src/http/metrics.ts';
import { createHttp } from '../../src/http/server.ts';

const silent = pino({ level: 'silent' });
const parts: Record<string, () => Promise<void>> = {};
let metrics: Metrics;
let apps: FastifyInstance[];
let warnings: string[];

const open = (port = 0) => {
  const app = createHttp({
    checks: ['database', 'queue'].map((name) => ({ name, check: () => parts[name]!() })),
    registry: metrics.registry,
    routes: [
      (routed) => routed.post('/telegram', async (request) => ({ got: request.body })),
      (routed) =>
        routed.get('/broken', async () => {
          throw new Error('a secret reason');
        }),
    ],
    log: silent,
  });
  apps.push(app);
  return listenOrNext(app, '127.0.0.1', port, { warn: ((line: string) => warnings.push(line)) as never });
};

beforeEach(() => {
  apps = [];
  warnings = [];
  metrics = createMetrics();
  parts.database = parts.queue = async () => {};
});

afterEach(() => Promise.all(apps.map((app) => app.close())));

describe('Whoever looks after the bakery', () => {
  it('hears that it lives and is ready', async () => {
    const { url } = await open();
    const health = await fetch(`${url}/healthz`);
    expect([health.status, await health.json()]).toEqual([200, { status: 'alive' }]);
    const ready = await fetch(`${url}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([
      200,
      { status: 'ready', parts: { database: null, queue: null } },
    ]);
  });

  it('hears which part is away, while the program lives', async () => {
    const { url } = await open();
    parts.queue = async () => {
      throw new Error('connect ECONNREFUSED redis://:hidden@10.0.0.7:6379');
    };
    const ready = await fetch(`${url}/readyz`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toEqual({
      status: 'not ready',
      parts: { database: null, queue: 'connect ECONNREFUSED redis://<secret>@10.0.0.7:6379' },
    });
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });

  it('hears of a part that does not answer', async () => {
    const { url } = await open();
    parts.database = () => new Promise(() => {});
    const ready = await fetch(`${url}/readyz`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({ parts: { database: 'no answer within 3 s' } });
  });

  it('reads the numbers', async () => {
    const { url } = await open();
    metrics.updates.inc({ kind: 'message', result: 'done' });
    metrics.depth('inbox', async () => ({ pending: 3, dead: 1 }));
    metrics.depth('outbox', () => Promise.reject(new Error('no database')));
    const text = await (await fetch(`${url}/metrics`)).text();
    expect(text).toContain('bulka_updates_total{kind="message",result="done"} 1');
    expect(text).toContain('bulka_inbox_depth{state="pending"} 3');
    expect(text).not.toContain('bulka_outbox_depth{');
  });

  it('reads ages in seconds apart from what is counted', async () => {
    const { url } = await open();
    metrics.oldest('inbox', async () => 12.5);
    const text = await (await fetch(`${url}/metrics`)).text();
    expect(text).toContain('bulka_inbox_oldest_seconds 12.5');
  });
});

describe('A stranger at the door', () => {
  it('learns nothing from what went wrong inside', async () => {
    const { url } = await open();
    const broken = await fetch(`${url}/broken`);
    expect([broken.status, await broken.text()]).toEqual([500, '{"error":"Something went wrong."}']);
    expect((await fetch(`${url}/admin`)).status).toBe(404);
  });

  it('cannot send more than a mebibyte, nor what is no JSON', async () => {
    const { url } = await open();
    const post = (body: string) =>
      fetch(`${url}/telegram`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    expect((await post(JSON.stringify('a'.repeat(1024 * 1024)))).status).toBe(413);
    expect((await post('{"a":')).status).toBe(400);
    expect(await (await post('{"a":"Ё"}')).json()).toEqual({ got: { a: 'Ё' } });
  });

  it('cannot keep a connection by dripping', async () => {
    const { port } = await open();
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    socket.setEncoding('utf8').on('data', (text) => {
      answer += text;
    });
    socket.write(
      'POST /telegram HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{',
    );
    await once(socket, 'close');
    expect(answer).toContain('HTTP/1.1 408');
  });
});

describe('The end', () => {
  it('does not wait for a connection on which nobody has asked anything', async () => {
    const { port } = await open();
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    await closeHttp(apps[0]!);
    await once(socket, 'close');
  });
});

describe('A port somebody else has', () => {
  it('is left to them, and the next free one taken', async () => {
    const first = await open();
    const second = await open(first.port);
    expect(second.port).toBeGreaterThan(first.port);
    expect(warnings[0]).toBe(`Port ${first.port} is taken; trying ${first.port + 1}.`);
    expect((await fetch(`${second.url}/healthz`)).status).toBe(200);
  });
});

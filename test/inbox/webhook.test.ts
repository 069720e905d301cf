import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Fastify, { type FastifyInstance } from 'fastify';
import { createApi } from '../../src/bot/api.ts';
import type { Inbox } from '../../src/inbox/inbox.ts';
import { registerWebhook } from '../../src/inbox/register-webhook.ts';
import { mountWebhook, type Webhook } from '../../src/inbox/webhook.ts';
import { startPretendTelegram } from '../../src/pretend-telegram/start.ts';
import { until } from '../support/until.ts';
import { type Bakery, openBakery } from './bakery.ts';
import { salesOf, sell } from './counter.ts';
import { message, tap } from './updates.ts';

const secret = 'a-secret-only-Telegram-knows';
const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret };

describe('A bakery with a webhook', () => {
  let bakery: Bakery;
  let inbox: Inbox;
  let app: FastifyInstance;
  let webhook: Webhook;
  let url: string;
  const isAway = { database: false };

  const post = async (body: string, given: Record<string, string> = headers) =>
    (await fetch(url, { method: 'POST', headers: given, body })).status;

  beforeAll(async () => {
    bakery = await openBakery();
    inbox = await bakery.opens({ handle: (update) => sell(bakery.sql, update) });
    app = Fastify();
    webhook = mountWebhook(app, {
      ...{ secret, log: bakery.log, bodyMs: 5_000 },
      inbox: { store: (updates) => (isAway.database ? Promise.reject(new Error('away')) : inbox.store(updates)) },
    });
    await app.listen({ port: 0, host: '127.0.0.1' });
    url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/telegram`;
  });
  afterAll(async () => {
    await app.close();
    await bakery.close();
  });

  it('takes an update when it is stored, and sells once when it comes again', async () => {
    expect(webhook.lastSuccessAt).toBeUndefined();
    expect(await post(JSON.stringify(tap(1, 101)))).toBe(200);
    expect(await bakery.sql('select 1 from inbox where update_id = $1', [1])).toHaveLength(1);
    expect(await Promise.all([1, 2, 3].map(() => post(JSON.stringify(tap(1, 101)))))).toEqual([200, 200, 200]);
    await bakery.isQuiet();
    expect(await salesOf(bakery.sql)).toEqual([1]);
    expect(webhook.lastSuccessAt).toBeInstanceOf(Date);
  });

  it.each([
    ['no secret', { 'content-type': 'application/json' }],
    ['a wrong secret', { ...headers, 'x-telegram-bot-api-secret-token': `${secret}!` }],
    ['an empty secret', { ...headers, 'x-telegram-bot-api-secret-token': '' }],
  ])('turns away who comes with %s', async (_, given) => {
    expect(await post(JSON.stringify(tap(2, 101)), given)).toBe(403);
  });

  it.each([
    ['nothing', ''],
    ['no JSON', '{"update_id": 3,'],
    ['null', 'null'],
    ['a list', '[{"update_id":3}]'],
    ['a word', '"update"'],
    ['no number', '{"message":{}}'],
    ['a number in quotes', '{"update_id":"3"}'],
    ['half a number', '{"update_id":3.5}'],
    ['a number too large', '{"update_id":9007199254740993}'],
    ['a poisoned prototype', '{"update_id":3,"__proto__":{"from":{"id":1}}}'],
  ])('refuses %s', async (_, body) => {
    expect(await post(body)).toBe(400);
  });

  it('refuses what is not called JSON', async () => {
    expect(await post('update_id=3', { ...headers, 'content-type': 'application/x-www-form-urlencoded' })).toBe(415);
  });

  it('refuses twenty megabytes, announced or not', async () => {
    const huge = JSON.stringify({ ...tap(4, 101), padding: 'x'.repeat(20 * 1024 * 1024) });
    expect(await post(huge)).toBe(413);
    const stream = new ReadableStream({
      start(controller) {
        for (let n = 0; n < 20; n++) controller.enqueue(Buffer.alloc(1024 * 1024, ' '));
        controller.close();
      },
    });
    const unannounced = fetch(url, { method: 'POST', headers, body: stream, duplex: 'half' } as RequestInit);
    expect((await unannounced).status).toBe(413);
  });

  it('hangs up on a body that trickles in', async () => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1').setEncoding('utf8');
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    // What is still on its way when the other side hangs up comes back as a reset.
    socket.on('error', () => {});
    socket.write(
      'POST /telegram HTTP/1.1\r\nHost: bakery\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n',
    );
    socket.write(`X-Telegram-Bot-Api-Secret-Token: ${secret}\r\n\r\n{"update_id":`);
    const trickle = setInterval(() => socket.write(' '), 50);
    // Not `once` of node:events, which rejects at an error.
    await new Promise((resolve) => socket.once('close', resolve));
    clearInterval(trickle);
    expect(answer).toMatch(/^HTTP\/1\.1 408 |^$/);
  });

  it('says "later" while the database is away', async () => {
    isAway.database = true;
    expect(await post(JSON.stringify(message(5, 101, 'Вера')))).toBe(503);
    isAway.database = false;
    expect(await post(JSON.stringify(message(5, 101, 'Вера')))).toBe(200);
  });

  it('stored only what it took, and logged nothing of what was sent', async () => {
    const rows = await bakery.sql<{ update_id: number }>(
      'select update_id from inbox where update_id > $1 order by 1',
      [0],
    );
    expect(rows.map((row) => row.update_id)).toEqual([1, 5]);
    expect(bakery.log.lines.join()).not.toMatch(new RegExp(`${secret}|Вера`));
  });

  it('is where Telegram brings what Vera says', async () => {
    const telegram = await startPretendTelegram({ page: false, log: () => {} });
    const api = createApi({ root: telegram.url, token: telegram.token });
    const { signal } = new AbortController();
    const callApi = api.call;
    await registerWebhook({ callApi, url, secret, log: bakery.log, signal, onUnauthorized: () => {} });

    const vera = telegram.person({ firstName: 'Vera' });
    for (const text of ['one', 'two', 'three']) vera.says(text);
    await until(() => telegram.pending() === 0);
    await bakery.isQuiet();
    expect(await salesOf(bakery.sql, vera.id)).toHaveLength(3);
    await api.close();
    await telegram.close();
  });
});

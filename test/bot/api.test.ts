import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { inspect } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type Api, createApi } from '../../src/bot/api.ts';
import { ApiError, NoAnswer } from '../../src/bot/api-errors.ts';
import { createPhotos } from '../../src/bot/photos.ts';
import { createPost } from '../../src/bot/post.ts';
import { Upload } from '../../src/bot/upload.ts';
import { Busy, Unreachable } from '../../src/chat/post.ts';

const TOKEN = '7654321:AAE-canary_canary_canary_canary_cana';

interface Call {
  readonly method: string;
  readonly params: Record<string, unknown>;
  readonly body: string;
  readonly port: number;
}
type Answer = (response: ServerResponse, call: Call) => void;

const json = (body: unknown, status = 200): Answer => {
  return (response) =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};
const ok = json({ ok: true, result: { message_id: 1 } });
const tooMany = (seconds: number) =>
  json(
    {
      ok: false,
      error_code: 429,
      description: `Too Many Requests: retry after ${seconds}`,
      parameters: { retry_after: seconds },
    },
    429,
  );

/** Answers whatever a story needs, also what the real Telegram and our strict stand-in never would. */
describe('Calling the Bot API', () => {
  let root: string;
  let api: Api;
  const calls: Call[] = [];
  /** For the next calls, in order; then `ok`. */
  const answers: Answer[] = [];
  const results: string[] = [];
  const server = createServer(async (request, response) => {
    const call = await read(request);
    calls.push(call);
    (answers.shift() ?? ok)(response, call);
  });

  beforeAll(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const observer = { called: (method: string, result: string) => void results.push(`${method} ${result}`) };
    api = createApi({ root, token: TOKEN, timeoutMs: 300, observer });
  });
  afterAll(async () => {
    await api.close();
    server.closeAllConnections();
    server.close();
  });
  afterEach(() => {
    for (const list of [calls, answers, results]) list.length = 0;
  });

  const failureOf = (doing: Promise<unknown>): Promise<Error> =>
    doing.then(
      () => new Error('It went well.'),
      (error) => error,
    );
  const once429 = { retry: false } as const;

  it('goes over connections that are kept', async () => {
    for (let i = 0; i < 20; i++) await api.call('sendMessage', { chat_id: 1, text: 'Rye' });
    expect(new Set(calls.map(({ port }) => port)).size).toBeLessThanOrEqual(2);
  });

  it('sends JSON, leaving out what is undefined', async () => {
    await api.call('sendMessage', { chat_id: 1, text: 'Ржаной 🥖', parse_mode: undefined });
    expect(calls).toMatchObject([{ method: 'sendMessage', params: { chat_id: 1, text: 'Ржаной 🥖' } }]);
    expect(Object.keys(calls[0]!.params)).toEqual(['chat_id', 'text']);
  });

  it('uploads as multipart, each time anew', async () => {
    answers.push(json({ ok: false, error_code: 502, description: 'Bad Gateway' }, 502));
    const photo = new Upload(Buffer.from('bytes of a loaf'), 'loaf.jpg');
    const sent = { chat_id: 1, photo, caption: 'Ржаной', reply_markup: { inline_keyboard: [] }, parse_mode: undefined };
    await api.call('sendPhoto', sent);
    expect(calls).toHaveLength(2);
    for (const { body } of calls) {
      expect(body).toContain('filename="loaf.jpg"');
      expect(body).toContain('bytes of a loaf');
      expect(body).toContain('Ржаной');
      expect(body).toContain('{"inline_keyboard":[]}');
      expect(body).not.toContain('parse_mode');
    }
  });

  it('says what Telegram has refused, and why', async () => {
    answers.push(json({ ok: false, error_code: 400, description: 'Bad Request: chat not found' }, 400));
    expect(await failureOf(api.call('sendMessage', { chat_id: 1, text: 'secret words' }))).toMatchObject({
      name: 'ApiError',
      method: 'sendMessage',
      code: 400,
      description: 'Bad Request: chat not found',
    });
    expect(calls).toHaveLength(1);
    expect(results).toEqual(['sendMessage refused']);
  });

  it('never says the token, nor what was sent', async () => {
    const page = `<html>502 at /bot${TOKEN}/sendMessage</html>`;
    const quoting = { ok: false, error_code: 400, description: `no /bot${TOKEN}/x, nor ${encodeURIComponent(TOKEN)}` };
    const html: Answer = (response) => void response.writeHead(502, { 'content-type': 'text/html' }).end(page);
    const cut: Answer = (response) => void response.destroy();
    const redirected: Answer = (response) => void response.writeHead(302, { location: `/bot${TOKEN}/` }).end();
    const away = createApi({ root: 'http://127.0.0.1:1', token: TOKEN });
    for (const answer of [html, json(quoting, 400), cut, redirected]) {
      answers.push(answer);
      const error = await failureOf(api.call('sendMessage', { chat_id: 1, text: 'secret words' }, { retry: false }));
      expect(inspect(error, { depth: 9, showHidden: true })).not.toMatch(/canary|secret/);
    }
    const error = await failureOf(away.call('sendMessage', { text: 'secret words' }, { retry: false }));
    expect(error).toBeInstanceOf(NoAnswer);
    expect(inspect(error, { depth: 9, showHidden: true })).not.toMatch(/canary|secret/);
    await away.close();
  });

  it.each([
    ['nothing', ''],
    ['null', 'null'],
    ['a number', '42'],
    ['words', '"ok"'],
    ['a list', '[{"ok":true}]'],
    ['an empty object', '{}'],
    ['no result', '{"ok":true}'],
    ['half of it', '{"ok":true,"result":{"mess'],
    ['another service', '{"status":"fine"}'],
  ])('takes %s for no answer', async (_what, body) => {
    answers.push((response) => void response.writeHead(200, { 'content-type': 'application/json' }).end(body));
    expect(await failureOf(api.call('getMe', {}, once429))).toBeInstanceOf(NoAnswer);
  });

  it('takes odd details of a refusal for nothing', async () => {
    answers.push(json({ ok: false, error_code: '400', description: 7, parameters: { retry_after: 'soon' } }, 400));
    const error = await failureOf(api.call('getMe'));
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ code: 400, description: '' });
    answers.push(json({ ok: false, error_code: 404, parameters: null }, 404));
    expect(await failureOf(api.call('getMe'))).toMatchObject({ code: 404 });
  });

  it('reads a large answer, and does not read one without end', async () => {
    const updates = Array.from({ length: 100 }, (_, update_id) => ({ update_id, text: 'я'.repeat(20_000) }));
    answers.push(json({ ok: true, result: updates }));
    expect(await api.call<object[]>('getUpdates', {}, { timeoutMs: 10_000 })).toHaveLength(100);
    let sent = 0;
    answers.push((response) => {
      response.writeHead(200);
      const pour = () => {
        while (!response.destroyed && response.write('x'.repeat(1_000_000))) sent++;
        sent++;
      };
      response.on('drain', pour);
      pour();
    });
    expect(await failureOf(api.call('getUpdates', {}, { timeoutMs: 20_000, retry: false }))).toBeInstanceOf(NoAnswer);
    expect(sent).toBeLessThan(60);
  });

  it('tries again what passes by itself: 5xx, a page, a cut line, silence', async () => {
    for (const answer of [
      json({ ok: false, error_code: 500, description: 'Internal Server Error' }, 500),
      ((response) => void response.writeHead(504).end('<html>')) satisfies Answer,
      ((response) => void response.destroy()) satisfies Answer,
      (() => {}) satisfies Answer,
    ]) {
      answers.push(answer);
      await api.call('sendMessage', { chat_id: 1 });
    }
    expect(calls).toHaveLength(8);
    expect(results.filter((result) => result.endsWith('ok'))).toHaveLength(4);
  });

  it('tries once where the caller has a patience of its own', async () => {
    answers.push(json({ ok: false, error_code: 500, description: '' }, 500));
    await failureOf(api.call('getUpdates', {}, { retry: false }));
    expect(calls).toHaveLength(1);
  });

  it('stops waiting when told to', async () => {
    answers.push(() => {});
    const stopping = new AbortController();
    const failing = failureOf(api.call('getUpdates', {}, { timeoutMs: 60_000, retry: false, signal: stopping.signal }));
    stopping.abort();
    expect(await failing).toBeInstanceOf(NoAnswer);
  });

  it('waits out a short 429 and calls no chat inside its window, but all others', async () => {
    answers.push(tooMany(1));
    const held = [api.call('sendMessage', { chat_id: 1 })];
    while (results.length === 0) await new Promise(setImmediate);
    held.push(api.call('editMessageText', { chat_id: 1 }));
    await api.call('setMyCommands', { scope: { type: 'chat', chat_id: 1 } });
    await api.call('sendMessage', { chat_id: 2 });
    await api.call('answerCallbackQuery', { callback_query_id: '1' });
    await api.call('getUpdates');
    expect(calls.map(({ params }) => params.chat_id)).toEqual([1, undefined, 2, undefined, undefined]);
    await Promise.all(held);
    expect(calls).toHaveLength(7);
  });

  it('sends nothing into the window of a long 429', async () => {
    answers.push(tooMany(60));
    expect(await failureOf(api.call('sendMessage', { chat_id: 3 }))).toMatchObject({ code: 429, retryAfterMs: 60_000 });
    const again = await failureOf(api.call('sendMessage', { chat_id: 3 }));
    expect(again).toMatchObject({ code: 429 });
    expect((again as ApiError).retryAfterMs).toBeGreaterThan(50_000);
    await api.call('sendMessage', { chat_id: 4 });
    expect(calls).toHaveLength(2);
    expect(results).toEqual(['sendMessage flood', 'sendMessage ok']);
  });

  it('leaves everybody in peace when a 429 after many messages cannot be about the one chat', async () => {
    const busy = createApi({ root, token: TOKEN });
    const send = (chat_id: number) => busy.call('sendMessage', { chat_id });
    try {
      await Promise.all(Array.from({ length: 30 }, (_, n) => send(1_000 + n)));
      answers.push(tooMany(60), tooMany(60));
      await failureOf(send(-5));
      await send(2_000).catch(() => {});
      const heard = calls.length;
      expect(await failureOf(send(2_001))).toMatchObject({ code: 429 });
      await busy.call('editMessageText', { chat_id: 2_001 });
      expect(calls).toHaveLength(heard + 1);
    } finally {
      await busy.close();
    }
  });

  it('holds up no other tap for one that was too much, and no polling for a menu', async () => {
    answers.push(tooMany(60), tooMany(60));
    await failureOf(api.call('answerCallbackQuery', { callback_query_id: '1' }));
    await failureOf(api.call('setMyCommands', { commands: [] }));
    await api.call('answerCallbackQuery', { callback_query_id: '2' });
    await api.call('getUpdates');
    expect(calls).toHaveLength(4);
  });

  it('leaves it to the post where a group is that has become a supergroup', async () => {
    const description = 'Bad Request: group chat was upgraded to a supergroup chat';
    answers.push(json({ ok: false, error_code: 400, description, parameters: { migrate_to_chat_id: -100 } }, 400));
    expect(await failureOf(api.call('sendMessage', { chat_id: -5 }))).toMatchObject({ code: 400, migrateTo: -100 });
    expect(calls).toHaveLength(1);
  });

  it('does not send again what was sent and deleted at once', async () => {
    answers.push(json({ ok: false, error_code: 500, description: 'sent message was immediately deleted' }, 500));
    const post = createPost(
      api,
      createPhotos(async () => []),
    );
    expect(await post.send(1, { text: 'Rye' })).toBe(0);
    expect(calls).toHaveLength(1);
  });

  it('says in the words of the post when plain words are refused too', async () => {
    const post = createPost(
      api,
      createPhotos(async () => []),
    );
    const unparsed = json({ ok: false, error_code: 400, description: "Bad Request: can't parse entities" }, 400);
    answers.push(unparsed, json({ ok: false, error_code: 403, description: 'Forbidden: bot was blocked' }, 403));
    expect(await failureOf(post.send(1, { text: '<b>Rye' }))).toBeInstanceOf(Unreachable);
    answers.push(unparsed, tooMany(20));
    expect(await failureOf(post.edit(6, 1, { text: '<b>Rye' }))).toBeInstanceOf(Busy);
    answers.push(unparsed, unparsed);
    expect(await failureOf(post.send(7, { text: '<b>Rye' }))).toMatchObject({ name: 'ApiError', code: 400 });
  });

  it('lets what is under way end when it is closed, and what hangs go', async () => {
    const closing = createApi({ root, token: TOKEN });
    answers.push(ok, () => {});
    const [ended, hanging] = [closing.call('getMe'), failureOf(closing.call('getMe'))];
    while (calls.length < 2) await new Promise(setImmediate);
    await closing.close();
    await ended;
    expect(await hanging).toBeInstanceOf(NoAnswer);
    expect(calls).toHaveLength(2);
  });

  async function read(request: IncomingMessage): Promise<Call> {
    const body = await text(request);
    const isJson = request.headers['content-type'] === 'application/json';
    return {
      method: request.url!.split('/').at(-1)!,
      params: isJson ? JSON.parse(body) : {},
      body,
      port: request.socket.remotePort!,
    };
  }
});

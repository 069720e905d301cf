import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Api, createApi } from '../../src/bot/api.ts';
import { createFiles, type Files } from '../../src/bot/files.ts';

const TOKEN = '7654321:AAE-canary_canary_canary_canary_cana';
const LARGEST = 20 * 1024 * 1024;

describe('A file that somebody has sent', () => {
  let api: Api;
  let files: Files;
  /** What the server says to getFile, and sends. */
  let said: { status: number; body: object };
  let sends: { status: number; bytes: Buffer };
  let asked = '';
  const server = createServer((request, response) => {
    if (request.url!.includes('/getFile')) {
      return response
        .writeHead(said.status, { 'content-type': 'application/json' })
        .end(JSON.stringify({ ok: said.status === 200, error_code: said.status, ...said.body }));
    }
    asked = request.url!;
    return response.writeHead(sends.status).end(sends.bytes);
  });

  beforeAll(async () => {
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}/proxy/`;
    api = createApi({ root, token: TOKEN });
    files = createFiles({ api, root, token: TOKEN });
  });
  afterAll(async () => {
    await files.close();
    await api.close();
    server.closeAllConnections();
    server.close();
  });

  const there = (file_path = 'documents/bread 1.csv') => ({ status: 200, body: { result: { file_path } } });
  const refused = (description: string) => ({ status: 400, body: { description: `Bad Request: ${description}` } });

  it('is fetched from where Telegram says it is', async () => {
    said = there();
    sends = { status: 200, bytes: Buffer.from('Name;Price') };
    expect(Buffer.from(await files.download('a')).toString()).toBe('Name;Price');
    expect(asked).toBe(`/proxy/file/bot${TOKEN}/documents/bread%201.csv`);
  });

  it.each([
    ['is too big', refused('file is too big'), 'file.too-large'],
    ['is not known any more', refused('wrong file_id or the file is temporarily unavailable'), 'file.gone'],
    ['has no place', { status: 200, body: { result: {} } }, 'file.gone'],
    [
      'is said to be large',
      { status: 200, body: { result: { file_path: 'x', file_size: LARGEST + 1 } } },
      'file.too-large',
    ],
  ])('that %s is refused', async (_what, answer, code) => {
    said = answer;
    await expect(files.download('a')).rejects.toMatchObject({ name: 'Refusal', code });
  });

  it('that has gone since is refused', async () => {
    said = there();
    sends = { status: 404, bytes: Buffer.from('not found') };
    await expect(files.download('a')).rejects.toMatchObject({ code: 'file.gone' });
  });

  it.each([
    ['larger than was said', { status: 200, bytes: Buffer.alloc(LARGEST + 1) }],
    ['a failure of the server', { status: 502, bytes: Buffer.from('Bad Gateway') }],
  ])('that is %s is tried again later, and says no token', async (_what, answer) => {
    said = there();
    sends = answer;
    const failure = await files.download('a').catch((error: Error) => error);
    expect(failure).toMatchObject({ name: 'NoAnswer' });
    expect(String(failure)).not.toContain('canary');
  });
});

import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Pool } from 'undici';

const SECRET = 'bench-secret';

/** The other end of the wire: takes every call at once and tells when a chat has got its message. */
export interface TelegramSide {
  readonly url: string;
  readonly secret: string;
  /** Where updates are posted from now on. */
  target(url: string): void;
  /** Posts an update and waits until the bot has written to the chat. @returns milliseconds. */
  play(update: object, chatId: number): Promise<number>;
  /** Resolves with the time (performance.now) of the next message to the chat. */
  nextMessage(chatId: number): Promise<number>;
  close(): Promise<void>;
}

/** As little as possible, so that what is measured is the bot. */
export async function openTelegramSide(): Promise<TelegramSide> {
  const waiters = new Map<number, (at: number) => void>();
  let messageId = 1000;
  const server = createServer(async (request, response) => {
    const method = request.url!.slice(request.url!.lastIndexOf('/') + 1);
    const body = await read(request);
    const chatId = Number(/"chat_id":(-?\d+)|name="chat_id"\s+(-?\d+)/.exec(body)?.slice(1).find(Boolean));
    response.setHeader('content-type', 'application/json');
    response.end(answerTo(method, chatId, messageId++));
    if (!/^(send(?!ChatAction)|edit)/.test(method)) return;
    const waiter = waiters.get(chatId);
    waiters.delete(chatId);
    waiter?.(performance.now());
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let pool: Pool | undefined;
  let path = '/';

  const nextMessage = (chatId: number) => new Promise<number>((resolve) => void waiters.set(chatId, resolve));
  const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': SECRET };
  return {
    url,
    secret: SECRET,
    nextMessage,
    target(to) {
      const { origin, pathname } = new URL(to);
      pool = new Pool(origin, { connections: 128 });
      path = pathname;
    },
    async play(update, chatId) {
      const arrived = nextMessage(chatId);
      const began = performance.now();
      const answer = await pool!.request({ path, method: 'POST', headers, body: JSON.stringify(update) });
      await answer.body.dump();
      if (answer.statusCode !== 200) throw new Error(`The webhook answered ${answer.statusCode}.`);
      return (await arrived) - began;
    },
    async close() {
      await pool?.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('latin1');
}

const bot = { id: 42, is_bot: true, first_name: 'Bench', username: 'bench_bot' };

function answerTo(method: string, chatId: number, messageId: number): string {
  if (method === 'getMe') return JSON.stringify({ ok: true, result: bot });
  if (!/^(send|edit)/.test(method)) return '{"ok":true,"result":true}';
  const chat = { id: chatId, type: 'private', first_name: 'Vera' };
  const photo = [{ file_id: 'AgAC', file_unique_id: 'u', width: 90, height: 67 }];
  return JSON.stringify({ ok: true, result: { message_id: messageId, date: 0, chat, from: bot, text: 'x', photo } });
}

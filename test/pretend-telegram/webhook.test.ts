import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { button, inline, openStage } from './stage.ts';

type Respond = (update: Delivered) => { status: number; body?: object };

interface Delivered {
  update_id: number;
  message?: { text: string; chat: { id: number } };
  callback_query?: { data: string };
}

const hooks = new Set<Server>();

afterEach(() => {
  for (const hook of hooks) hook.close();
  hooks.clear();
});

/** A bot's side of a webhook; remembers what came. */
async function openHook(
  respond: Respond | ((update: Delivered) => Promise<{ status: number; body?: object }>) = () => ({ status: 200 }),
) {
  const came: { update: Delivered; raw: string; headers: IncomingMessage['headers'] }[] = [];
  const server = createServer(async (request, response) => {
    const raw = Buffer.concat(await request.toArray()).toString('latin1');
    const update = JSON.parse(raw) as Delivered;
    came.push({ update, raw, headers: request.headers });
    const { status, body } = await respond(update);
    response.writeHead(status, { 'content-type': 'application/json' }).end(body ? JSON.stringify(body) : '');
  });
  hooks.add(server.listen(0, '127.0.0.1'));
  await once(server, 'listening');
  return { came, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook` };
}

describe('A webhook', () => {
  it('gets each update as ASCII JSON with the secret', async () => {
    const { telegram, bot, vera } = await openStage();
    const { came, url } = await openHook();
    await bot.does('setWebhook', { url, secret_token: 'bread-42' });
    vera.says('Хлеб 🥐');
    await telegram.settled();
    expect(came).toHaveLength(1);
    expect(came[0]!.headers).toMatchObject({
      'x-telegram-bot-api-secret-token': 'bread-42',
      'content-type': 'application/json',
    });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant
    expect(came[0]!.raw).toMatch(/^[\x00-\x7f]*$/);
    expect(came[0]!.update.message?.text).toBe('Хлеб 🥐');
  });

  it('gets what waited before it was set', async () => {
    const { telegram, bot, vera } = await openStage();
    const { came, url } = await openHook();
    vera.says('early');
    await bot.does('setWebhook', { url });
    await telegram.settled();
    expect(came[0]!.update.message?.text).toBe('early');
  });

  it('is tried again until it answers 2xx, at once and then with longer pauses, in order', async () => {
    const { telegram, bot, vera } = await openStage();
    let refusals = 3;
    const { came, url } = await openHook(() => ({ status: refusals-- > 0 ? 500 : 204 }));
    await bot.does('setWebhook', { url });
    vera.says('one');
    vera.says('two');
    const settled = telegram.settled();
    const ticking = setInterval(() => telegram.clock.advance(1000), 5);
    await settled;
    clearInterval(ticking);
    expect(came.map(({ update }) => update.message?.text)).toEqual(['one', 'one', 'one', 'one', 'two']);
    const info = await bot.does('getWebhookInfo');
    expect(info).toMatchObject({
      url,
      pending_update_count: 0,
      last_error_message: expect.stringContaining('500 Internal Server Error'),
    });
  });

  it('gives up on an update that expires', async () => {
    const { telegram, bot, vera } = await openStage();
    const { came, url } = await openHook(({ callback_query }) => ({ status: callback_query ? 500 : 200 }));
    await bot.says(vera, 'x', inline([button('🥐')]));
    await bot.does('setWebhook', { url });
    vera.presses('🥐');
    const settled = telegram.settled();
    const ticking = setInterval(() => telegram.clock.advance(10_000), 5);
    await settled;
    clearInterval(ticking);
    expect(came.length).toBeGreaterThan(2);
  });

  it('has one update of a chat under way, and a tap overtakes it', async () => {
    const { telegram, bot, vera } = await openStage();
    const boris = telegram.person({ firstName: 'Boris' });
    const gate = Promise.withResolvers<void>();
    const { came, url } = await openHook(async ({ message }) => {
      if (message?.text === 'slow') await gate.promise;
      return { status: 200 };
    });
    await bot.says(vera, 'x', inline([button('🥐')]));
    await bot.does('setWebhook', { url });
    vera.says('slow');
    vera.says('after');
    boris.says('beside');
    vera.presses('🥐');
    while (came.length < 3) await new Promise(setImmediate);
    expect(came.map(({ update }) => update.message?.text ?? update.callback_query?.data).sort()).toEqual([
      'beside',
      'slow',
      '🥐',
    ]);
    gate.resolve();
    await telegram.settled();
    expect(came.at(-1)?.update.message?.text).toBe('after');
  });

  it('may be several replicas in turn', async () => {
    const { telegram, bot, vera } = await openStage();
    const [first, second] = [await openHook(), await openHook()];
    await bot.does('setWebhook', { url: first.url });
    telegram.webhookTargets([first.url, second.url]);
    for (let count = 0; count < 10; count += 1) vera.says(String(count));
    await telegram.settled();
    expect([first.came.length, second.came.length]).toEqual([5, 5]);
  });

  it('may answer with a call, whose result is lost', async () => {
    const { telegram, bot, vera } = await openStage();
    const { url } = await openHook(() => ({
      status: 200,
      body: { method: 'sendMessage', chat_id: vera.id, text: 'Hello!' },
    }));
    await bot.does('setWebhook', { url });
    vera.says('hi');
    await vera.sees('Hello!');
    expect(telegram.calls({ method: 'sendMessage' })).toHaveLength(1);
  });

  it('hears nothing during an outage, and everything after it', async () => {
    const { telegram, bot, vera } = await openStage();
    const { came, url } = await openHook();
    await bot.does('setWebhook', { url });
    const outage = telegram.faults.outage();
    vera.says('hello?');
    await expect(bot.answer('getMe')).rejects.toThrow();
    expect(came).toEqual([]);
    outage.over();
    await telegram.settled();
    expect(came).toHaveLength(1);
    expect(await bot.does('getMe')).toMatchObject({ is_bot: true });
  });

  it('needs a real address, HTTPS beyond this machine, and a decent secret', async () => {
    const { bot } = await openStage();
    expect((await bot.isRefused('setWebhook', { url: 'nowhere' })).description).toContain('invalid webhook URL');
    expect((await bot.isRefused('setWebhook', { url: 'http://example.org/' })).description).toContain(
      'HTTPS URL must be provided',
    );
    const secret = await bot.isRefused('setWebhook', { url: 'https://example.org/', secret_token: 'not so good' });
    expect(secret.description).toContain('secret token contains unallowed characters');
  });
});

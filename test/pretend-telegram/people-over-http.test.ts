import { afterEach, describe, expect, it } from '@jest/globals';
import type { PretendTelegram } from '../../src/pretend-telegram/pretend-telegram.ts';
import { type Answer, button, form, inline, openStage, pixel } from './stage.ts';

const listening = new Set<AbortController>();

afterEach(() => {
  for (const controller of listening) controller.abort();
  listening.clear();
});

/** The people's side, as a page uses it. */
function client({ url }: PretendTelegram) {
  const ask = async (method: string, path: string, body?: object): Promise<{ status: number; body: Answer }> => {
    const isForm = body instanceof FormData;
    const response = await fetch(`${url}/pretend${path}`, {
      method,
      ...(body && { body: isForm ? body : JSON.stringify(body) }),
      ...(body && !isForm && { headers: { 'content-type': 'application/json' } }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
  };
  return {
    get: (path: string) => ask('GET', path),
    post: (path: string, body: object = {}) => ask('POST', path, body),
    patch: (path: string, body: object) => ask('PATCH', path, body),
    remove: (path: string) => ask('DELETE', path),
  };
}

/** Reads the stream until an event matches. */
async function listen({ url }: PretendTelegram, headers: Record<string, string> = {}, query = '') {
  const controller = new AbortController();
  listening.add(controller);
  const response = await fetch(`${url}/pretend/events${query}`, { headers, signal: controller.signal });
  const heard: { id: string; event: Answer }[] = [];
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  const until = async (matches: (event: Answer) => boolean): Promise<Answer> => {
    for (;;) {
      const found = heard.find(({ event }) => matches(event));
      if (found) return found.event;
      const { value, done } = await reader.read();
      if (done) throw new Error('The stream ended.');
      const blocks = (rest + value).split('\n\n');
      rest = blocks.pop()!;
      for (const block of blocks) {
        const data = /^data: (.*)$/m.exec(block)?.[1];
        if (data) heard.push({ id: /^id: (.*)$/m.exec(block)?.[1] ?? '', event: JSON.parse(data) });
      }
    }
  };
  return { heard, until };
}

describe('People over HTTP', () => {
  it('are made, renamed and removed', async () => {
    const { telegram } = await openStage();
    const { get, post, patch, remove } = client(telegram);
    const made = await post('/people', { firstName: 'Anna', languageCode: 'en', note: 'owner' });
    expect(made).toMatchObject({
      status: 201,
      body: { firstName: 'Anna', note: 'owner', started: false, blocked: false },
    });
    const { id } = made.body;
    expect((await patch(`/people/${id}`, { lastName: 'Baker' })).body).toMatchObject({ lastName: 'Baker' });
    expect((await get('/people')).body).toHaveLength(2);
    expect((await remove(`/people/${id}`)).status).toBe(204);
    expect((await get('/people')).body).toHaveLength(1);
    expect(await post(`/people/${id}/says`, { text: 'x' })).toMatchObject({
      status: 404,
      body: { error: expect.any(String) },
    });
    expect((await post('/people', { firstName: 'X', colour: 'red' })).body.error).toContain('"colour"');
  });

  it('write, tap and see the answer', async () => {
    const { telegram, bot, vera } = await openStage();
    const { get, post } = client(telegram);
    const stream = await listen(telegram);
    await post(`/people/${vera.id}/command`, { name: 'start' });
    await bot.says(vera, 'Menu', inline([button('🥐', 'menu')]));
    const { message } = await stream.until(({ type, message }) => type === 'message' && message.text === 'Menu');
    const tapping = post(`/people/${vera.id}/taps`, { message: message.id, row: 0, column: 0 });
    await stream.until(({ type }) => type === 'message');
    const heard = [];
    while (heard.length < 2) heard.push(...(await bot.hears()));
    await bot.does('answerCallbackQuery', { callback_query_id: heard[1].callback_query.id, text: 'Soon' });
    expect(await tapping).toEqual({ status: 200, body: { answer: { text: 'Soon' } } });
    expect(await stream.until(({ type }) => type === 'answered')).toMatchObject({
      message: message.id,
      row: 0,
      column: 0,
      answer: { text: 'Soon' },
    });
    expect(await stream.until(({ type }) => type === 'notice')).toMatchObject({
      notice: { text: 'Soon', alert: false },
    });
    const chat = (await get(`/people/${vera.id}/chats/bot`)).body;
    expect(chat).toMatchObject({
      id: vera.id,
      kind: 'private',
      messages: [{ text: '/start', mine: true }, { text: 'Menu' }],
    });
    expect((await post(`/people/${vera.id}/taps`, { label: '🥐', wait: false })).status).toBe(202);
    expect((await post(`/people/${vera.id}/taps`, { label: '🍕' })).body.error).toContain('sees no button');
    expect((await post(`/people/${vera.id}/flies`)).status).toBe(404);
  });

  it('send pictures, places and contacts, and see the bytes again', async () => {
    const { telegram, vera } = await openStage();
    const { get, post } = client(telegram);
    await post(`/people/${vera.id}/photo`, form({ caption: 'My cake' }, { file: { bytes: pixel, name: 'cake.png' } }));
    await post(
      `/people/${vera.id}/document`,
      form({}, { file: { bytes: Buffer.from('<b>'), name: 'x.html', type: 'text/html' } }),
    );
    await post(`/people/${vera.id}/location`, { latitude: 52.5, longitude: 13.4, seconds: 600 });
    await post(`/people/${vera.id}/contact`, {});
    const [photo, document, location, contact] = (await get(`/people/${vera.id}/chats/bot`)).body.messages;
    expect([photo.text, location.location.live, contact.contact.userId]).toEqual(['My cake', true, vera.id]);
    const picture = await fetch(telegram.url + photo.photo.url);
    expect([picture.headers.get('content-type'), Buffer.from(await picture.arrayBuffer()).equals(pixel)]).toEqual([
      'image/png',
      true,
    ]);
    const page = await fetch(telegram.url + document.document.url);
    expect(page.headers.get('content-disposition')).toContain('attachment');
    expect(
      (await post(`/people/${vera.id}/move`, { message: location.id, latitude: 52.6, longitude: 13.4 })).status,
    ).toBe(204);
    expect((await post(`/people/${vera.id}/stop`, { message: location.id })).status).toBe(204);
  });

  it('meet in groups', async () => {
    const { telegram, vera } = await openStage();
    const { get, post, remove } = client(telegram);
    const boris = (await post('/people', { firstName: 'Boris' })).body;
    const group = await post('/groups', { title: 'Kitchen', members: [vera.id], forum: true, bot: 'administrator' });
    expect(group).toMatchObject({ status: 201, body: { kind: 'supergroup', forum: true } });
    const { id } = group.body;
    await post(`/groups/${id}/members`, { person: boris.id });
    const topic = (await post(`/groups/${id}/topics`, { name: 'Orders' })).body.id;
    await post(`/people/${boris.id}/says`, { text: 'hello', chat: id, topic });
    const chats = (await get(`/people/${vera.id}/chats`)).body;
    expect(chats.map(({ title }: { title: string }) => title)).toEqual(['Pretend bot', 'Kitchen']);
    expect(chats[1]).toMatchObject({ unread: expect.any(Number), topics: [{ id: topic, name: 'Orders' }] });
    expect((await remove(`/groups/${id}/members/${boris.id}`)).status).toBe(204);
    const basic = (await post('/groups', { title: 'Friends', members: [vera.id] })).body.id;
    expect((await post(`/groups/${basic}/upgrade`)).body.id).toBeLessThan(-1_000_000_000_000);
    expect((await post(`/groups/${id}/bot`, { status: 'kicked' })).status).toBe(204);
  });

  it('pay and decline', async () => {
    const { telegram, bot, vera } = await openStage();
    const { post } = client(telegram);
    const prices = [{ label: 'Bread', amount: 900 }];
    const bill = { title: 'Order 7', description: 'Bread', payload: '7', provider_token: 'p', currency: 'EUR', prices };
    const { message_id } = await bot.does('sendInvoice', { chat_id: vera.id, ...bill });
    expect((await post(`/people/${vera.id}/taps`, { label: 'Pay' })).body.invoice).toMatchObject({ total: 900 });
    expect((await post(`/people/${vera.id}/declines`, { message: message_id })).status).toBe(204);
    const paying = post(`/people/${vera.id}/pays`, { message: message_id });
    const heard: Answer[] = [];
    while (heard.length === 0) heard.push(...(await bot.hears()));
    await bot.does('answerPreCheckoutQuery', { pre_checkout_query_id: heard[0].pre_checkout_query.id, ok: true });
    expect((await paying).body).toEqual({ outcome: 'paid' });
  });

  it('pull the strings of the stage', async () => {
    const { telegram, bot, vera } = await openStage();
    const { get, post, remove } = client(telegram);
    expect((await post('/faults', { kind: 'tooMany', chat: vera.id, times: 1, retryAfter: 2 })).status).toBe(201);
    expect((await bot.isRefused('sendMessage', { chat_id: vera.id, text: 'x' })).error_code).toBe(429);
    expect((await remove('/faults')).status).toBe(204);
    await bot.says(vera, 'hello');
    expect((await get('/calls')).body).toMatchObject([{ method: 'sendMessage' }]);
    const before = telegram.clock.now();
    expect((await post('/clock', { advance: 60_000 })).body.now).toBeGreaterThanOrEqual(before + 60_000);
    expect((await post('/updates', { update_id: 1, message: { text: 'raw' } })).status).toBe(202);
    expect(await bot.hears()).toMatchObject([{ update_id: 1 }]);
    expect((await get('/bot')).body).toMatchObject({ username: telegram.bot.username });
  });
});

describe('The stream of events', () => {
  it('sends again what a page missed, or tells it to load everything anew', async () => {
    const { telegram, vera } = await openStage();
    const first = await listen(telegram);
    vera.says('one');
    await first.until(({ type }) => type === 'message');
    const lastId = first.heard.find(({ event }) => event.type === 'message')!.id;
    vera.says('two');
    const back = await listen(telegram, { 'last-event-id': lastId });
    expect(await back.until(({ type }) => type === 'message')).toMatchObject({ message: { text: 'two' } });
    const stranger = await listen(telegram, { 'last-event-id': '99999' });
    await stranger.until(({ type }) => type === 'reset');
  });

  it('may be only about some people', async () => {
    const { telegram, vera } = await openStage();
    const boris = telegram.person({ firstName: 'Boris' });
    const stream = await listen(telegram, {}, `?person=${boris.id}`);
    vera.says('hello');
    boris.says('hi');
    await stream.until(({ type }) => type === 'message');
    expect(stream.heard.map(({ event }) => event.message?.text).filter(Boolean)).toEqual(['hi']);
  });

  it('is not for the pages of others', async () => {
    const { telegram } = await openStage();
    const response = await fetch(`${telegram.url}/pretend/people`, { headers: { origin: 'https://evil.example' } });
    expect(response.status).toBe(403);
  });
});

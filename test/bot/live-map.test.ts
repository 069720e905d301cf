import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Api, createApi } from '../../src/bot/api.ts';
import { createPhotos } from '../../src/bot/photos.ts';
import { createPost } from '../../src/bot/post.ts';
import { Busy, type Post, Unreachable } from '../../src/chat/post.ts';
import type { Screen } from '../../src/chat/screen.ts';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import { Stand } from './stand.ts';

const OVER: Screen = { text: '', place: 'over' };
const at = (latitude: number, seconds = 600, heading: number | null = null): Screen => ({
  text: '',
  place: { latitude, longitude: 13.4, heading, until: new Date(Date.now() + seconds * 1_000) },
});

describe('A live map in a chat', () => {
  let stand: Stand;
  let api: Api;
  let post: Post;
  let vera: Person;
  beforeAll(async () => {
    stand = await Stand.open();
    api = createApi({ root: stand.telegram.url, token: stand.telegram.token });
    post = createPost(api, createPhotos(stand.sql));
  });
  afterAll(async () => {
    await api.close();
    await stand.close();
  });
  beforeEach(() => {
    stand.telegram.faults.clear();
    vera = stand.telegram.person({ firstName: 'Vera', started: true });
    stand.telegram.clearCalls();
  });

  const shown = () => vera.chat().messages;
  const methods = () => stand.telegram.calls().map(({ method }) => method);

  it('comes without a sound, moves, and stops where it was', async () => {
    const id = await post.send(vera.id, at(52.5, 600, 90));
    expect(stand.telegram.calls().at(-1)?.params).toMatchObject({
      disable_notification: true,
      protect_content: true,
      heading: 90,
    });
    expect(shown()).toMatchObject([{ id, location: { latitude: 52.5, live: true } }]);
    expect(await post.edit(vera.id, id, at(52.6))).toBe(id);
    expect(await post.edit(vera.id, id, at(52.6))).toBe(id);
    expect(await post.edit(vera.id, id, OVER)).toBe(id);
    expect(await post.edit(vera.id, id, OVER)).toBe(id);
    expect(shown()).toMatchObject([{ id, location: { latitude: 52.6, live: false } }]);
    expect(methods()).toEqual(['sendLocation', 'editMessageLiveLocation', 'stopMessageLiveLocation']);
  });

  it('is another one when the first has ended, was deleted, or shows words', async () => {
    const ended = await post.send(vera.id, at(52.5));
    await post.edit(vera.id, ended, OVER);
    const second = await post.edit(vera.id, ended, at(52.6));
    expect(second).not.toBe(ended);
    vera.deletes(second);
    const third = await post.edit(vera.id, second, at(52.7));
    expect(shown().at(-1)).toMatchObject({ id: third, location: { latitude: 52.7, live: true } });
    expect(await post.edit(vera.id, second, OVER)).toBe(second);
    const words = await post.send(vera.id, { text: 'Rye' });
    expect(await post.edit(vera.id, words, at(52.8))).not.toBe(words);
  });

  it('lives as long as Telegram lets it', async () => {
    const lives = async (seconds: number) => {
      await post.send(vera.id, at(52.5, seconds));
      return (stand.telegram.calls().at(-1)!.params as { live_period: number }).live_period;
    };
    expect([await lives(-5), await lives(59), await lives(200_000)]).toEqual([60, 60, 86_400]);
    for (const live_period of [59, 86_401]) {
      const wrong = api.call('sendLocation', { chat_id: vera.id, latitude: 52, longitude: 13, live_period });
      await expect(wrong).rejects.toMatchObject({ code: 400, description: expect.stringMatching(/live.*period/i) });
    }
  });

  it('waits, and gives up, as every message does', async () => {
    const id = await post.send(vera.id, at(52.5));
    stand.telegram.faults.tooMany({ chat: vera.id, times: 1, retryAfter: 30 });
    await expect(post.edit(vera.id, id, at(52.6))).rejects.toBeInstanceOf(Busy);
    const otto = stand.telegram.person({ firstName: 'Otto', started: true });
    otto.blocks();
    await expect(post.send(otto.id, at(52.6))).rejects.toBeInstanceOf(Unreachable);
  });
});

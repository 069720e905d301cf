import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createCanvas } from '@napi-rs/canvas';
import { type Api, createApi } from '../../src/bot/api.ts';
import { createPhotos } from '../../src/bot/photos.ts';
import { createPost } from '../../src/bot/post.ts';
import { createTopics } from '../../src/bot/topics.ts';
import { Busy, type Post, Unreachable } from '../../src/chat/post.ts';
import { createLog } from '../../src/log.ts';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import { Stand } from './stand.ts';

const picture = (colour: string): Buffer => {
  const canvas = createCanvas(64, 64);
  const context = canvas.getContext('2d');
  context.fillStyle = colour;
  context.fillRect(0, 0, 64, 64);
  return canvas.toBuffer('image/png');
};
const buttons = [[{ label: '🛒', data: 'crt.show' }]];

describe('Putting screens into a chat', () => {
  let stand: Stand;
  let api: Api;
  let post: Post;
  let vera: Person;
  const logged: string[] = [];
  beforeAll(async () => {
    stand = await Stand.open();
    api = createApi({ root: stand.telegram.url, token: stand.telegram.token, timeoutMs: 400 });
  });
  afterAll(async () => {
    await api.close();
    await stand.close();
  });
  beforeEach(() => {
    stand.telegram.faults.clear();
    logged.length = 0;
    const out = { write: (line: string) => void logged.push(line) };
    post = createPost(api, createPhotos(stand.sql), createLog({ level: 'error', readable: false, out }));
    vera = stand.telegram.person({ firstName: 'Vera', started: true });
    stand.telegram.clearCalls();
  });

  const shown = () => vera.chat().messages;
  const methods = () => stand.telegram.calls().map(({ method }) => method);
  const refused = () => stand.telegram.refusals().map(({ method }) => method);
  async function photo(bytes: Buffer | null, fileId: string | null = null): Promise<{ photoId: number }> {
    const [row] = await stand.sql<{ id: number }>('insert into photo (bytes, file_id) values ($1, $2) returning id', [
      bytes,
      fileId,
    ]);
    return { photoId: row!.id };
  }
  const fileIdOf = async ({ photoId }: { photoId: number }) =>
    (await stand.sql<{ file_id: string | null }>('select file_id from photo where id = $1', [photoId]))[0]!.file_id;

  it('text becomes other text in the same message', async () => {
    const id = await post.send(vera.id, { text: '<b>Rye</b>', buttons });
    expect(shown()).toMatchObject([{ id, text: 'Rye', entities: [{ type: 'bold' }] }]);
    expect(await post.edit(vera.id, id, { text: 'Spelt' })).toBe(id);
    expect(shown()).toMatchObject([{ id, text: 'Spelt', buttons: [] }]);
    expect(methods()).toEqual(['sendMessage', 'editMessageText']);
  });

  it('the same again is no error', async () => {
    const id = await post.send(vera.id, { text: 'Rye', buttons });
    expect(await post.edit(vera.id, id, { text: 'Rye', buttons })).toBe(id);
    const withPhoto = { text: 'Rye', photo: await photo(picture('brown')), buttons };
    expect(await post.edit(vera.id, id, withPhoto)).toBe(id);
    expect(await post.edit(vera.id, id, withPhoto)).toBe(id);
    expect(shown()).toHaveLength(1);
    expect(logged).toEqual([]);
  });

  it('text becomes a photo in the same message, and the photo another', async () => {
    const [brown, black] = [await photo(picture('brown')), await photo(picture('black'))];
    const id = await post.send(vera.id, { text: 'Bread' });
    expect(await post.edit(vera.id, id, { text: 'Rye', photo: brown, buttons })).toBe(id);
    expect(shown()).toMatchObject([{ id, kind: 'photo', text: 'Rye' }]);
    const first = shown()[0]!.photo!.fileId;
    expect(await post.edit(vera.id, id, { text: 'Pumpernickel', photo: black, buttons })).toBe(id);
    expect(shown()).toMatchObject([{ id, kind: 'photo', text: 'Pumpernickel' }]);
    expect(shown()[0]!.photo!.fileId).not.toBe(first);
    expect(methods()).toEqual(['sendMessage', 'editMessageMedia', 'editMessageMedia']);
  });

  it('the same photo takes another caption, by its file id', async () => {
    const brown = await photo(picture('brown'));
    const id = await post.send(vera.id, { text: 'Rye', photo: brown });
    const { fileId } = shown()[0]!.photo!;
    expect(await post.edit(vera.id, id, { text: 'In your cart: 1', photo: brown, buttons })).toBe(id);
    expect(shown()).toMatchObject([{ id, text: 'In your cart: 1', photo: { fileId } }]);
    expect(await fileIdOf(brown)).toBe(fileId);
  });

  it('a photo gives way to text in a new message, and is gone', async () => {
    const id = await post.send(vera.id, { text: 'Rye', photo: await photo(picture('brown')) });
    const fresh = await post.edit(vera.id, id, { text: 'Bread', buttons });
    expect(fresh).toBeGreaterThan(id);
    expect(shown().map((message) => message.id)).toEqual([fresh]);
  });

  it('an old photo that cannot be deleted loses its buttons at least', async () => {
    const id = await post.send(vera.id, { text: 'Rye', photo: await photo(picture('brown')), buttons });
    stand.telegram.clock.advance(49 * 3600_000);
    const fresh = await post.edit(vera.id, id, { text: 'Bread', buttons });
    expect(shown()).toMatchObject([
      { id, buttons: [] },
      { id: fresh, text: 'Bread' },
    ]);
  });

  it('what became of the old message does not matter to the new one', async () => {
    const id = await post.send(vera.id, { text: 'Rye', photo: await photo(picture('brown')) });
    stand.telegram.faults.broken({ method: 'deleteMessage' });
    const fresh = await post.edit(vera.id, id, { text: 'Bread' });
    expect(shown().at(-1)).toMatchObject({ id: fresh, text: 'Bread' });
  });

  it('a message that is gone is sent anew', async () => {
    const id = await post.send(vera.id, { text: 'Rye' });
    vera.deletes(id);
    const fresh = await post.edit(vera.id, id, { text: 'Spelt' });
    expect(shown()).toMatchObject([{ id: fresh, text: 'Spelt' }]);
  });

  it('a message of hers, or one with a keyboard, cannot be edited: a new one comes', async () => {
    const hers = vera.says('Hello');
    expect(await post.edit(vera.id, hers, { text: 'Hello Vera' })).not.toBe(hers);
    const keyboard = [[{ label: 'My number', asksFor: 'contact' }]] as const;
    const asked = await post.send(vera.id, { text: 'Your number?', keyboard });
    expect(await post.edit(vera.id, asked, { text: 'Thanks' })).not.toBe(asked);
    expect(vera.chat().keyboard?.rows).toEqual([[{ text: 'My number', asks: 'contact' }]]);
    await post.edit(vera.id, asked, { text: 'Noted.', keyboard: 'remove' });
    expect(vera.chat().keyboard).toBeNull();
  });

  it('what Telegram cannot parse is shown as plain words, and the log knows', async () => {
    const text = 'Otto <3 <b>bread & <i>rolls</b></i> at 2 &lt; 3 &amp;amp; <x>';
    const plain = 'Otto <3 bread & rolls at 2 < 3 &amp;';
    const id = await post.send(vera.id, { text, buttons });
    expect(shown()).toMatchObject([{ id, text: plain, entities: [], buttons: [[{ text: '🛒' }]] }]);
    expect(await post.edit(vera.id, id, { text: `<b>Now: ${text}` })).toBe(id);
    expect(shown()[0]!.text).toBe(`Now: ${plain}`);
    const withPhoto = await post.send(vera.id, { text, photo: await photo(picture('brown')) });
    expect(shown()[1]).toMatchObject({ id: withPhoto, kind: 'photo', text: plain });
    expect(logged).toHaveLength(3);
    expect(logged.join()).not.toMatch(/Otto|bread/);
  });

  it('lone surrogates do not hold up a message', async () => {
    await post.send(vera.id, { text: 'Rye \ud83e', buttons: [[{ label: 'cut \ud83e', data: 'crt.show' }]] });
    await post.send(vera.id, { text: 'Rye \udd50', photo: await photo(picture('brown')) });
    for (const { text } of shown()) expect(text).toBe('Rye \ufffd');
    expect(shown()[0]!.buttons).toMatchObject([[{ text: 'cut \ufffd' }]]);
  });

  describe('a picture', () => {
    it('is uploaded once and goes by its file id ever after, in another process too', async () => {
      const brown = await photo(picture('brown'));
      await post.send(vera.id, { text: 'Rye', photo: brown });
      const fileId = await fileIdOf(brown);
      expect(fileId).toBe(shown()[0]!.photo!.fileId);
      await createPost(api, createPhotos(stand.sql)).send(vera.id, { text: 'Rye', photo: brown });
      const [upload, byId] = stand.telegram.calls();
      expect(upload!.params).toMatchObject({ photo: { name: `${brown.photoId}.jpg` }, caption: 'Rye' });
      expect(byId!.params).toMatchObject({ photo: { fileId }, caption: 'Rye' });
    });

    it('that was made for its reader is shown and edited, and left out where Telegram does not take it', async () => {
      const made = { name: 'code.png', bytes: picture('brown') };
      const id = await post.send(vera.id, { text: 'Code', photo: made, buttons });
      expect(await post.edit(vera.id, id, { text: 'Code again', photo: made })).toBe(id);
      expect(shown()).toMatchObject([{ id, kind: 'photo', text: 'Code again' }]);
      await post.send(vera.id, { text: 'No code', photo: { name: 'code.png', bytes: Buffer.from('no picture') } });
      expect(shown()[1]).toMatchObject({ kind: 'text', text: 'No code' });
    });

    it('whose file id went stale is uploaded again and remembered', async () => {
      const brown = await photo(picture('brown'), 'AgACAgIstale');
      const id = await post.send(vera.id, { text: 'Rye', photo: brown });
      expect(shown()).toMatchObject([{ id, kind: 'photo', text: 'Rye' }]);
      expect(await fileIdOf(brown)).toBe(shown()[0]!.photo!.fileId);
      expect(refused()).toEqual(['sendPhoto']);
      await post.send(vera.id, { text: 'Rye', photo: brown });
      expect(refused()).toEqual(['sendPhoto']);
    });

    it('whose file id went stale is uploaded into the same message', async () => {
      const brown = await photo(picture('brown'), 'AgACAgIstale');
      const id = await post.send(vera.id, { text: 'Bread' });
      expect(await post.edit(vera.id, id, { text: 'Rye', photo: brown, buttons })).toBe(id);
      expect(shown()).toMatchObject([{ id, kind: 'photo', text: 'Rye', buttons: [[{ text: '🛒' }]] }]);
      expect(await fileIdOf(brown)).toBe(shown()[0]!.photo!.fileId);
    });

    it('that another replica has uploaded anew is not uploaded again', async () => {
      const brown = await photo(picture('brown'));
      await post.send(vera.id, { text: 'Rye', photo: brown });
      const good = await fileIdOf(brown);
      await stand.sql('update photo set file_id = $2 where id = $1', [brown.photoId, 'AgACAgIstale']);
      const other = createPost(api, createPhotos(stand.sql));
      await other.send(vera.id, { text: 'Rye', photo: await photo(picture('black')) });
      const photos = createPhotos(stand.sql);
      expect(await photos.get(brown.photoId)).toBe('AgACAgIstale');
      await stand.sql('update photo set file_id = $2 where id = $1', [brown.photoId, good]);
      await createPost(api, photos).send(vera.id, { text: 'Rye', photo: brown });
      expect(await fileIdOf(brown)).toBe(good);
      expect(shown().at(-1)!.photo!.fileId).toBe(good);
    });

    it('of which only a stale file id is left is left out', async () => {
      const id = await post.send(vera.id, { text: 'Rye', photo: await photo(null, 'AgACAgIstale'), buttons });
      expect(shown()).toMatchObject([{ id, kind: 'text', text: 'Rye', buttons: [[{ text: '🛒' }]] }]);
    });

    it('without file and bytes, or one that is in no table, is left out', async () => {
      await post.send(vera.id, { text: 'Rye', photo: await photo(null) });
      const id = await post.send(vera.id, { text: 'Spelt', photo: { photoId: 999_999 } });
      await post.edit(vera.id, id, { text: 'Oats', photo: { photoId: 999_999 } });
      expect(shown()).toMatchObject([
        { kind: 'text', text: 'Rye' },
        { kind: 'text', text: 'Oats' },
      ]);
      expect(logged).toEqual([]);
    });

    it('that Telegram cannot read is left out, and the log knows', async () => {
      const id = await post.send(vera.id, { text: 'Rye', photo: await photo(Buffer.from('no picture')) });
      await post.edit(vera.id, id, { text: 'Spelt', photo: await photo(Buffer.alloc(0)) });
      expect(shown()).toMatchObject([{ id, kind: 'text', text: 'Spelt' }]);
      expect(logged).toHaveLength(2);
    });

    it('of a description too long for a caption is left out', async () => {
      const id = await post.send(vera.id, { text: 'r'.repeat(1025), photo: await photo(picture('brown')) });
      expect(shown()).toMatchObject([{ id, kind: 'text' }]);
    });
  });

  describe('somebody', () => {
    it('who has blocked the bot, has left or never started cannot be reached', async () => {
      const [blocking, leaving] = [vera, stand.telegram.person({ firstName: 'Ivan', started: true })];
      const id = await post.send(blocking.id, { text: 'Rye' });
      blocking.blocks();
      leaving.leaves();
      const stranger = stand.telegram.person({ firstName: 'Olga' });
      await expect(post.send(blocking.id, { text: 'Rye' })).rejects.toThrow(Unreachable);
      await expect(post.edit(blocking.id, id, { text: 'Spelt' })).rejects.toThrow(Unreachable);
      for (const { id } of [leaving, stranger, { id: 4711 }]) {
        await expect(post.send(id, { text: 'Rye' })).rejects.toMatchObject({ name: 'Unreachable', chatId: id });
      }
    });

    it('is written to after a short 429, and left in peace for a long one', async () => {
      stand.telegram.faults.tooMany({ chat: vera.id, times: 1, retryAfter: 1 });
      await post.send(vera.id, { text: 'Rye' });
      const long = stand.telegram.faults.tooMany({ chat: vera.id, times: 1, retryAfter: 40 });
      await expect(post.send(vera.id, { text: 'Spelt' })).rejects.toMatchObject({ name: 'Busy', retryAfterMs: 40_000 });
      await expect(post.send(vera.id, { text: 'Oats' })).rejects.toThrow(Busy);
      expect(long.hits).toBe(1);
      expect(shown()).toHaveLength(1);
      const ivan = stand.telegram.person({ firstName: 'Ivan', started: true });
      await post.send(ivan.id, { text: 'Rye' });
    });

    it.each(['broken', 'html', 'silence'] as const)('is written to in spite of one %s answer', async (kind) => {
      const fault = stand.telegram.faults[kind]({ chat: vera.id, times: 1 });
      await post.send(vera.id, { text: 'Rye' });
      expect(fault.hits).toBe(1);
      expect(shown()).toHaveLength(1);
    });

    it('has to wait while Telegram is broken, silent or away', async () => {
      const { faults } = stand.telegram;
      const tries = (['broken', 'html', 'silence'] as const).map(async (kind) => {
        const ivan = stand.telegram.person({ firstName: 'Ivan', started: true });
        faults[kind]({ chat: ivan.id });
        await expect(post.send(ivan.id, { text: 'Rye' })).rejects.toMatchObject({ name: 'Busy', retryAfterMs: 5_000 });
      });
      await Promise.all(tries);
      const outage = faults.outage();
      await expect(post.send(vera.id, { text: 'Rye' })).rejects.toThrow(Busy);
      outage.over();
      await post.send(vera.id, { text: 'Rye' });
    });
  });

  it('a group that has become a supergroup keeps them waiting until it is known there', async () => {
    const group = stand.telegram.group({ title: 'Kitchen', members: [vera] });
    const told = createPost(api, createPhotos(stand.sql), undefined, createTopics(stand.sql, api));
    await stand.sql(`insert into person (telegram_id, first_name) values ($1, 'Kitchen')`, [group.id]);
    await told.send(group.id, { text: 'Order 1' });
    const old = group.id;
    const now = group.upgrade();
    await expect(told.send(old, { text: 'Order 2' })).rejects.toThrow(Busy);
    expect(await stand.sql('select from person where telegram_id = $1', [now])).toHaveLength(1);
  });
});

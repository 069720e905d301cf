import { describe, expect, it } from '@jest/globals';
import { button, form, inline, openStage, pictureOf, pixel } from './stage.ts';

describe('A message to Vera', () => {
  it('has 1 to 4096 characters after parsing, an emoji being one', async () => {
    const { bot, vera } = await openStage();
    await bot.says(vera, '🥐'.repeat(4096));
    await bot.says(vera, `<b>${'x'.repeat(4096)}</b>`, { parse_mode: 'HTML' });
    const long = await bot.isRefused('sendMessage', { chat_id: vera.id, text: 'x'.repeat(4097) });
    expect(long).toMatchObject({ error_code: 400, description: 'Bad Request: message is too long' });
    for (const text of ['', '   ', '<b></b>']) {
      const empty = await bot.isRefused('sendMessage', { chat_id: vera.id, text, parse_mode: 'HTML' });
      expect(empty.description).toBe('Bad Request: message text is empty');
    }
  });

  it('is refused when its raw text is over 32,768 bytes', async () => {
    const { bot, vera } = await openStage();
    const text = `<b></b>${'<i></i>'.repeat(5_000)}x`;
    const refused = await bot.isRefused('sendMessage', { chat_id: vera.id, text, parse_mode: 'HTML' });
    expect(refused.description).toBe('Bad Request: text is too long');
  });

  it('is trimmed and cleaned, its entities with it', async () => {
    const { bot, vera } = await openStage();
    const sent = await bot.says(vera, '  <b> fresh\r\n bread </b> ', { parse_mode: 'HTML' });
    expect(sent).toMatchObject({ text: 'fresh\n bread', entities: [{ type: 'bold', offset: 0, length: 12 }] });
  });

  it('has a caption of at most 1024 characters', async () => {
    const { bot, vera } = await openStage();
    const photo = { photo: { bytes: pixel, name: 'bread.png' } };
    await bot.does('sendPhoto', form({ chat_id: String(vera.id), caption: '🥖'.repeat(1024) }, photo));
    const long = await bot.isRefused('sendPhoto', form({ chat_id: String(vera.id), caption: 'x'.repeat(1025) }, photo));
    expect(long.description).toBe('Bad Request: message caption is too long');
  });

  it('goes nowhere when the chat is unknown, or its id has more than 52 bits', async () => {
    const { bot } = await openStage();
    for (const chat_id of [999, 2 ** 52 + 1, '@nobody', -100123]) {
      const refused = await bot.isRefused('sendMessage', { chat_id, text: 'hello' });
      expect(refused).toMatchObject({ error_code: 400, description: 'Bad Request: chat not found' });
    }
    const missing = await bot.isRefused('sendMessage', { text: 'hello' });
    expect(missing.description).toBe('Bad Request: chat_id is empty');
  });
});

describe('A button', () => {
  it('carries 1 to 64 bytes, a Cyrillic letter being two', async () => {
    const { bot, vera } = await openStage();
    await bot.says(vera, 'ok', inline([button('a', 'ж'.repeat(32))]));
    for (const data of [`${'ж'.repeat(32)}x`, '']) {
      const refused = await bot.isRefused('sendMessage', {
        chat_id: vera.id,
        text: 'no',
        ...inline([button('a', data)]),
      });
      expect(refused.description).toBe('Bad Request: BUTTON_DATA_INVALID');
    }
  });

  it('does exactly one thing', async () => {
    const { bot, vera } = await openStage();
    const both = { text: 'a', callback_data: 'b', url: 'https://example.org' };
    const two = await bot.isRefused('sendMessage', { chat_id: vera.id, text: 'no', ...inline([both]) });
    expect(two.description).toContain('url and callback_data');
    const none = await bot.isRefused('sendMessage', { chat_id: vera.id, text: 'no', ...inline([{ text: 'a' }]) });
    expect(none.description).toContain('Text buttons are unallowed in the inline keyboard');
  });

  it('does not come in crowds', async () => {
    const { bot, vera } = await openStage();
    const row = (length: number) => Array.from({ length }, (_, index) => button(`b${index}`));
    for (const rows of [[row(9)], Array.from({ length: 13 }, () => row(8))]) {
      const refused = await bot.isRefused('sendMessage', { chat_id: vera.id, text: 'no', ...inline(...rows) });
      expect(refused.description).toBe('Bad Request: reply markup is too long');
    }
  });

  it('copies 1 to 256 characters, and leads to a link that is one', async () => {
    const { bot, vera } = await openStage();
    const copy = { text: 'copy', copy_text: { text: 'x'.repeat(257) } };
    const long = await bot.isRefused('sendMessage', { chat_id: vera.id, text: 'no', ...inline([copy]) });
    expect(long.description).toBe('Bad Request: BUTTON_COPY_TEXT_INVALID');
    const link = { text: 'map', url: 'not a link' };
    const wrong = await bot.isRefused('sendMessage', { chat_id: vera.id, text: 'no', ...inline([link]) });
    expect(wrong.description).toContain('Wrong HTTP URL');
  });

  it('pays only below a bill', async () => {
    const { bot, vera } = await openStage();
    const refused = await bot.isRefused('sendMessage', {
      chat_id: vera.id,
      text: 'no',
      ...inline([{ text: '💳', pay: true }]),
    });
    expect(refused.description).toBe('Bad Request: BUTTON_TYPE_INVALID');
  });
});

describe('A parameter', () => {
  it('that Telegram does not know is refused by name, inside objects too', async () => {
    const { bot, vera } = await openStage();
    const known = { chat_id: vera.id, text: 'hello' };
    const unknown = await bot.isRefused('sendMessage', { ...known, disable_web_page_preview: true });
    expect(unknown.description).toContain('"disable_web_page_preview"');
    const nested = await bot.isRefused('sendMessage', { ...known, ...inline([{ ...button('a'), colour: 'red' }]) });
    expect(nested.description).toContain('"reply_markup.inline_keyboard[0][0].colour"');
  });

  it('of the wrong type is refused by name', async () => {
    const { bot, vera } = await openStage();
    const refused = await bot.isRefused('deleteMessage', { chat_id: vera.id, message_id: 'first' });
    expect(refused.description).toBe('Bad Request: message_id must be of type Integer');
  });

  it('that this stand-in does not play is refused, not ignored', async () => {
    const { bot, vera } = await openStage();
    const refused = await bot.isRefused('sendMessage', { chat_id: vera.id, text: 'hello', message_effect_id: '5' });
    expect(refused.description).toContain('"message_effect_id" is not played');
  });

  it('may come in a query, a form, JSON or multipart, and the method in any case', async () => {
    const { telegram, bot, vera } = await openStage();
    const root = `${telegram.url}/bot${telegram.token}`;
    await fetch(`${root}/SENDMESSAGE?chat_id=${vera.id}&text=query`);
    const body = new URLSearchParams({ chat_id: String(vera.id), text: 'form', ...jsonMarkup(button('a')) });
    await fetch(`${root}/sendmessage`, { method: 'POST', body });
    await bot.does('sendMessage', form({ chat_id: String(vera.id), text: 'multipart', ...jsonMarkup(button('b')) }));
    expect(vera.chat().messages.map(({ text }) => text)).toEqual(['query', 'form', 'multipart']);
    expect(vera.chat().messages.map(({ buttons }) => buttons.flat()[0]?.text)).toEqual([undefined, 'a', 'b']);
  });
});

const jsonMarkup = (...row: object[]) => ({ reply_markup: JSON.stringify({ inline_keyboard: [row] }) });

describe('A picture', () => {
  it('is at most 10 MB, 10,000 pixels of width and height together, and not 20 times as long as wide', async () => {
    const { bot, vera } = await openStage();
    const send = (bytes: Buffer) =>
      bot.answer('sendPhoto', form({ chat_id: String(vera.id) }, { photo: { bytes, name: 'p.png' } }));
    expect((await send(pictureOf(6000, 4000))).ok).toBe(true);
    expect((await send(pictureOf(6001, 4000))).description).toBe('Bad Request: PHOTO_INVALID_DIMENSIONS');
    expect((await send(pictureOf(2100, 100))).description).toBe('Bad Request: PHOTO_INVALID_DIMENSIONS');
    expect((await send(Buffer.from('this is no picture at all, only words'))).description).toBe(
      'Bad Request: IMAGE_PROCESS_FAILED',
    );
    const large = Buffer.concat([pixel, Buffer.alloc(10 * 1024 * 1024)]);
    expect((await send(large)).description).toContain('is too big for a photo');
    expect((await send(Buffer.alloc(0))).description).toBe('Bad Request: file must be non-empty');
  });

  it('comes in an album with 1 to 9 others of its kind', async () => {
    const { bot, vera } = await openStage();
    const album = (count: number, type = 'photo') => {
      const media = Array.from({ length: count }, (_, index) => ({
        type: index === 0 ? 'photo' : type,
        media: 'attach://a',
      }));
      const fields = { chat_id: String(vera.id), media: JSON.stringify(media) };
      return form(fields, { a: { bytes: pixel, name: 'a.png' } });
    };
    const sent = await bot.does('sendMediaGroup', album(10));
    expect(new Set(sent.map((message: { media_group_id: string }) => message.media_group_id)).size).toBe(1);
    for (const count of [1, 11]) {
      expect((await bot.isRefused('sendMediaGroup', album(count))).description).toContain(`not ${count}`);
    }
    expect((await bot.isRefused('sendMediaGroup', album(2, 'document'))).description).toContain("can't be mixed");
  });
});

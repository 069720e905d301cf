import { describe, expect, it } from '@jest/globals';
import { form, openStage, pixel } from './stage.ts';

describe('A file', () => {
  it('is uploaded once, sent again by its id, and downloaded', async () => {
    const { telegram, bot, vera } = await openStage();
    const upload = form(
      { chat_id: String(vera.id), caption: 'Report' },
      { document: { bytes: Buffer.from('a;b'), name: 'report.csv', type: 'text/csv' } },
    );
    const { document } = await bot.does('sendDocument', upload);
    expect(document).toMatchObject({ file_name: 'report.csv', mime_type: 'text/csv', file_size: 3 });
    await bot.does('sendDocument', { chat_id: vera.id, document: document.file_id });
    const { file_path } = await bot.does('getFile', { file_id: document.file_id });
    const response = await fetch(`${telegram.url}/file/bot${telegram.token}/${file_path}`);
    expect(await response.text()).toBe('a;b');
    expect((await fetch(`${telegram.url}/file/bot42:no/${file_path}`)).status).toBe(401);
    expect((await fetch(`${telegram.url}/file/bot${telegram.token}/nothing`)).status).toBe(404);
  });

  it('is kept once however often it is uploaded', async () => {
    const { bot, vera } = await openStage();
    const send = () =>
      bot.does('sendPhoto', form({ chat_id: String(vera.id) }, { photo: { bytes: pixel, name: 'p.png' } }));
    const [first, second] = [await send(), await send()];
    expect(first.photo[0].file_unique_id).toBe(second.photo[0].file_unique_id);
    expect(first.photo[0].file_id).not.toBe(second.photo[0].file_id);
  });

  it('is refused under an unknown id, as something it is not, or from the web', async () => {
    const { bot, vera, lines } = await openStage();
    const send = (method: string, more: object) => bot.isRefused(method, { chat_id: vera.id, ...more });
    expect((await send('sendPhoto', { photo: 'AgACnothing' })).description).toBe(
      'Bad Request: wrong file identifier/HTTP URL specified',
    );
    expect((await bot.isRefused('getFile', { file_id: 'nothing' })).description).toBe('Bad Request: invalid file_id');
    const { document } = await bot.does(
      'sendDocument',
      form({ chat_id: String(vera.id) }, { document: { bytes: pixel, name: 'p.png' } }),
    );
    expect((await send('sendPhoto', { photo: document.file_id })).description).toContain(
      "can't use file of type Document as Photo",
    );
    expect((await send('sendPhoto', { photo: 'https://example.org/p.png' })).description).toBe(
      'Bad Request: failed to get HTTP URL content',
    );
    expect(lines).toEqual([expect.stringContaining('fetches nothing')]);
    const attached = form({ chat_id: String(vera.id), photo: 'attach://missing' });
    expect((await bot.isRefused('sendPhoto', attached)).description).toContain('can\'t find file "missing"');
  });

  it('is at most 50 MB up, and 20 MB down', async () => {
    const { bot, vera } = await openStage();
    const send = (bytes: Buffer) =>
      bot.answer('sendDocument', form({ chat_id: String(vera.id) }, { document: { bytes, name: 'big.bin' } }));
    const { result } = await send(Buffer.alloc(21 * 1024 * 1024));
    expect((await bot.isRefused('getFile', { file_id: result.document.file_id })).description).toBe(
      'Bad Request: file is too big',
    );
    expect(await send(Buffer.alloc(50 * 1024 * 1024 + 1))).toMatchObject({
      error_code: 413,
      description: 'Request Entity Too Large',
    });
  });
});

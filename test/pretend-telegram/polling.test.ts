import { describe, expect, it } from '@jest/globals';
import { button, inline, openStage } from './stage.ts';

describe('Polling', () => {
  it('gives updates again until a higher offset confirms them', async () => {
    const { telegram, bot, vera } = await openStage();
    vera.says('one');
    vera.says('two');
    const texts = async (more: object) =>
      (await bot.does('getUpdates', more)).map((update: { message: { text: string } }) => update.message.text);
    expect(await texts({})).toEqual(['one', 'two']);
    expect(await texts({ limit: 1 })).toEqual(['one']);
    const [first, second] = await bot.does('getUpdates');
    expect(await texts({ offset: first.update_id + 1 })).toEqual(['two']);
    expect(telegram.pending()).toBe(1);
    expect(await texts({ offset: second.update_id + 1 })).toEqual([]);
    await telegram.settled();
  });

  it('keeps only the last ones for a negative offset', async () => {
    const { telegram, bot, vera } = await openStage();
    for (const text of ['one', 'two', 'three']) vera.says(text);
    expect(await bot.does('getUpdates', { offset: -1 })).toMatchObject([{ message: { text: 'three' } }]);
    expect(telegram.pending()).toBe(1);
  });

  it('waits for an update, but never longer than 50 seconds', async () => {
    const { telegram, bot, vera } = await openStage();
    const waiting = bot.does('getUpdates', { timeout: 30 });
    await telegram.polled();
    vera.says('hello');
    expect(await waiting).toMatchObject([{ message: { text: 'hello' } }]);
    await bot.hears();
    const long = bot.hears({ timeout: 600 });
    await telegram.polled();
    telegram.clock.advance(50_000);
    expect(await long).toEqual([]);
  });

  it('ends the older of two pollers with 409', async () => {
    const { telegram, bot, vera } = await openStage();
    const older = bot.answer('getUpdates', { timeout: 30 });
    await telegram.polled();
    const newer = bot.answer('getUpdates', { timeout: 30 });
    expect(await older).toMatchObject({
      error_code: 409,
      description: expect.stringContaining('terminated by other getUpdates request'),
    });
    vera.says('hello');
    expect(await newer).toMatchObject({ ok: true, result: [{}] });
  });

  it('is refused while a webhook is set', async () => {
    const { bot } = await openStage();
    await bot.does('setWebhook', { url: 'http://127.0.0.1:9/' });
    expect(await bot.isRefused('getUpdates')).toMatchObject({
      error_code: 409,
      description: expect.stringContaining('webhook is active'),
    });
    await bot.does('deleteWebhook');
    expect(await bot.does('getUpdates')).toEqual([]);
  });

  it('forgets taps after 150 seconds and messages after a day', async () => {
    const { telegram, bot, vera } = await openStage();
    await bot.says(vera, 'x', inline([button('🥐')]));
    vera.presses('🥐');
    vera.says('hello');
    telegram.clock.advance(150_000);
    expect(await bot.does('getUpdates')).toMatchObject([{ message: { text: 'hello' } }]);
    telegram.clock.advance(24 * 3_600_000);
    expect(await bot.does('getUpdates')).toEqual([]);
  });

  it('leaves reactions out unless they are asked for, and an update over 64 KiB altogether', async () => {
    const { bot, vera, lines } = await openStage();
    const { message_id } = await bot.says(vera, 'x');
    vera.reacts(message_id, '👍');
    expect(await bot.does('getUpdates')).toEqual([]);
    await bot.does('getUpdates', { allowed_updates: ['message_reaction'] });
    vera.reacts(message_id, '🔥');
    vera.says('not asked for');
    expect(await bot.does('getUpdates')).toMatchObject([{ message_reaction: { new_reaction: [{ emoji: '🔥' }] } }]);
    await bot.does('getUpdates', { allowed_updates: [] });
    vera.says('x'.repeat(70_000));
    expect(await bot.hears()).toHaveLength(1);
    expect(lines).toEqual([expect.stringContaining('Dropped an update')]);
    const unknown = await bot.isRefused('getUpdates', { allowed_updates: ['messages'] });
    expect(unknown.description).toContain('"messages"');
  });

  it('hears raw updates, again and out of order, whatever it has confirmed', async () => {
    const { telegram, bot, vera } = await openStage();
    vera.says('hello');
    await bot.hears();
    for (const update_id of [7, 5, 7]) telegram.deliver({ update_id, message: { text: 'x' } });
    expect((await bot.hears()).map((update) => update.update_id)).toEqual([7, 5, 7]);
  });
});

describe('A token', () => {
  it('that is wrong gets 401, one that is none gets 404', async () => {
    const { bot } = await openStage();
    expect(await bot.answer('getMe', {}, '42:wrong')).toEqual({
      ok: false,
      error_code: 401,
      description: 'Unauthorized',
    });
    expect(await bot.answer('getMe', {}, 'nonsense')).toMatchObject({ error_code: 404 });
  });

  it('does not help with a method nobody knows, which is said loudly', async () => {
    const { bot, lines } = await openStage();
    expect(await bot.isRefused('sendBread')).toMatchObject({
      error_code: 404,
      description: 'Not Found: method not found',
    });
    expect(lines).toEqual([expect.stringContaining('sendBread')]);
  });
});

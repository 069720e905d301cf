import { describe, expect, it } from '@jest/globals';
import { openStage } from './stage.ts';

describe('A bot that writes too fast', () => {
  it('may send a short burst to one person, then one message a second', async () => {
    const { telegram, bot, vera } = await openStage({ rates: true });
    telegram.clock.stop();
    const boris = telegram.person({ firstName: 'Boris', started: true });
    for (let count = 0; count < 20; count += 1) await bot.says(vera, String(count));
    const refused = await bot.isRefused('sendMessage', { chat_id: vera.id, text: 'more' });
    const seconds = refused.parameters!.retry_after!;
    expect(refused).toMatchObject({ error_code: 429, description: `Too Many Requests: retry after ${seconds}` });
    await bot.says(boris, 'others go on');
    telegram.clock.advance(seconds * 1000);
    await bot.says(vera, 'more');
  });

  it('is noticed when it does not wait', async () => {
    const { telegram, bot, vera, lines } = await openStage({ rates: true });
    telegram.clock.stop();
    for (let count = 0; count < 22; count += 1)
      await bot.answer('sendMessage', { chat_id: vera.id, text: String(count) });
    expect(telegram.rates.ignored).toBe(1);
    expect(lines).toEqual([expect.stringContaining('banned')]);
  });

  it('may write 20 times a minute to a group, and edit as often', async () => {
    const { telegram, bot, vera } = await openStage({ rates: true });
    telegram.clock.stop();
    const group = telegram.group({ title: 'Kitchen', members: [vera] });
    const { message_id } = await bot.says(group, 'x');
    for (let count = 1; count < 20; count += 1) await bot.says(group, String(count));
    expect(
      (await bot.isRefused('sendMessage', { chat_id: group.id, text: 'x' })).parameters?.retry_after,
    ).toBeGreaterThan(30);
    for (let count = 0; count < 20; count += 1) {
      await bot.does('editMessageText', { chat_id: group.id, message_id, text: String(count) });
    }
    expect((await bot.isRefused('editMessageText', { chat_id: group.id, message_id, text: 'y' })).error_code).toBe(429);
    telegram.clock.advance(60_000);
    await bot.says(group, 'a minute later');
  });

  it('may send about 30 messages a second in all', async () => {
    const { telegram, bot } = await openStage({ rates: true });
    telegram.clock.stop();
    const people = Array.from({ length: 31 }, (_, index) => telegram.person({ firstName: `P${index}`, started: true }));
    const answers = await Promise.all(people.map(({ id }) => bot.answer('sendMessage', { chat_id: id, text: 'news' })));
    expect(answers.filter(({ ok }) => !ok)).toMatchObject([{ error_code: 429 }]);
  });

  it('gets a Retry-After header too, and no refusal when the rates are switched off', async () => {
    const { telegram, bot, vera } = await openStage();
    for (let count = 0; count < 50; count += 1) await bot.says(vera, String(count));
    telegram.faults.tooMany({ chat: vera, times: 1, retryAfter: 7 });
    const response = await fetch(`${telegram.url}/bot${telegram.token}/sendMessage?chat_id=${vera.id}&text=x`);
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '7']);
  });
});

describe('A fault', () => {
  it('strikes the calls it is meant for, as often as it is told', async () => {
    const { telegram, bot, vera } = await openStage();
    const boris = telegram.person({ firstName: 'Boris', started: true });
    const fault = telegram.faults.tooMany({ chat: vera, method: 'sendMessage', times: 2, retryAfter: 3 });
    await bot.says(boris, 'fine');
    for (let times = 0; times < 2; times += 1) {
      expect(await bot.isRefused('sendMessage', { chat_id: vera.id, text: 'x' })).toMatchObject({
        error_code: 429,
        parameters: { retry_after: 3 },
      });
    }
    await bot.says(vera, 'fine again');
    expect(fault.hits).toBe(2);
  });

  it('may be a 500, or a page instead of JSON', async () => {
    const { telegram, bot, vera } = await openStage();
    const broken = telegram.faults.broken();
    expect(await bot.isRefused('sendMessage', { chat_id: vera.id, text: 'x' })).toMatchObject({ error_code: 500 });
    expect(await bot.does('getUpdates')).toEqual([]);
    broken.over();
    telegram.faults.html({ times: 1 });
    await expect(bot.says(vera, 'x')).rejects.toThrow('not valid JSON');
    await bot.says(vera, 'back');
    expect(vera.chat().messages.map(({ text }) => text)).toEqual(['back']);
  });

  it('may be silence, or a line that is cut when the work is done', async () => {
    const { telegram, bot, vera } = await openStage();
    telegram.faults.silence({ times: 1 });
    const url = `${telegram.url}/bot${telegram.token}/sendMessage?chat_id=${vera.id}&text=unheard`;
    await expect(fetch(url, { signal: AbortSignal.timeout(100) })).rejects.toThrow('aborted');
    telegram.faults.cut({ times: 1 });
    await expect(bot.says(vera, 'heard')).rejects.toThrow('fetch failed');
    expect(vera.chat().messages.map(({ text }) => text)).toEqual(['heard']);
  });

  it('may be an outage, which ends a poll that is under way', async () => {
    const { telegram, bot, vera } = await openStage();
    const poll = bot.does('getUpdates', { timeout: 30 });
    await telegram.polled();
    const outage = telegram.faults.outage();
    await expect(poll).rejects.toThrow('fetch failed');
    vera.says('hello?');
    await expect(bot.does('getUpdates')).rejects.toThrow('fetch failed');
    telegram.faults.clear();
    expect(outage.hits).toBe(1);
    expect(await bot.does('getUpdates')).toHaveLength(1);
  });
});

describe('The log of calls', () => {
  it('has what was accepted and what was refused, by method and chat', async () => {
    const { telegram, bot, vera } = await openStage();
    await bot.says(vera, 'hello');
    await bot.answer('sendMessage', { chat_id: vera.id, text: '' });
    await bot.hears();
    expect(telegram.calls()).toMatchObject([
      { method: 'sendMessage', chat: vera.id, params: { text: 'hello' }, result: { text: 'hello' } },
    ]);
    expect(telegram.calls({ chat: 5 })).toEqual([]);
    expect(telegram.refusals({ method: 'sendMessage' })).toMatchObject([{ error: { code: 400 } }]);
    telegram.clearCalls();
    expect(telegram.calls()).toEqual([]);
  });
});

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Api, createApi } from '../../src/bot/api.ts';
import { setDescriptions } from '../../src/bot/descriptions.ts';
import { setDefaultCommands } from '../../src/bot/menus.ts';
import type { PretendTelegram } from '../../src/pretend-telegram/pretend-telegram.ts';
import { startPretendTelegram } from '../../src/pretend-telegram/start.ts';
import { english, says } from '../support/says.ts';

describe('What the bot says before anybody wrote to it', () => {
  let telegram: PretendTelegram;
  let api: Api;
  beforeEach(async () => {
    telegram = await startPretendTelegram({ rates: false, page: false, log: () => {} });
    api = createApi({ root: telegram.url, token: telegram.token });
  });
  afterEach(async () => {
    await api.close();
    await telegram.close();
  });

  const written = () => telegram.calls().filter(({ method }) => method.startsWith('set'));
  const reads = (languageCode: string) => telegram.person({ firstName: 'Lea', languageCode }).chat();

  it.each(says.map((say) => [say.language, say] as const))('is said in %s', async (language, say) => {
    await setDescriptions(api, says);
    expect(reads(language)).toMatchObject({
      description: say('bot.description'),
      shortDescription: say('bot.short-description'),
    });
    expect(telegram.refusals()).toEqual([]);
  });

  it('is English for languages we do not speak', async () => {
    await setDescriptions(api, says);
    expect(reads('fr').description).toBe(english('bot.description'));
  });

  it('is written once, however often the bot starts', async () => {
    await setDescriptions(api, says);
    expect(written()).toHaveLength(2 * (says.length + 1));
    telegram.clearCalls();
    await setDescriptions(api, says);
    expect(written()).toEqual([]);
  });

  it('comes in a language that was added, and stays as somebody wrote it for another', async () => {
    await setDescriptions(api, [english]);
    await api.call('setMyDescription', { description: 'Brot aus der Glockengasse', language_code: 'de' });
    await setDescriptions(api, says);
    expect(reads('de').description).toBe('Brot aus der Glockengasse');
    expect(reads('uk').description).toContain('просто з печі');
  });

  it('stays what its owner wrote at @BotFather', async () => {
    await api.call('setMyDescription', { description: 'The bakery in Bell Lane' });
    await setDescriptions(api, says);
    expect(reads('de').description).toBe('The bakery in Bell Lane');
    expect(reads('de').shortDescription).toContain('Brot');
  });

  it('can wait for the next start when Telegram is in trouble', async () => {
    telegram.faults.tooMany({ method: 'getMyDescription', retryAfter: 30 });
    telegram.faults.tooMany({ method: 'setMyShortDescription', retryAfter: 30 });
    await setDescriptions(api, says);
    expect(reads('de').description).toBeUndefined();
  });

  it('and the commands fit where Telegram shows them', async () => {
    await setDefaultCommands(api, says);
    expect(telegram.refusals()).toEqual([]);
    expect(written()).toHaveLength(says.length + 1);
  });
});

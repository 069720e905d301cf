import { describe, expect, it } from '@jest/globals';
import { openStage } from './stage.ts';

describe('What a bot says of itself', () => {
  it('is kept by language, and read in it or else in the one for everybody', async () => {
    const { bot, telegram } = await openStage();
    const boris = telegram.person({ firstName: 'Boris', languageCode: 'ru' });
    const lea = telegram.person({ firstName: 'Léa', languageCode: 'fr' });
    await bot.does('setMyDescription', { description: 'Fresh bread' });
    await bot.does('setMyDescription', { description: 'Свежий хлеб', language_code: 'ru' });
    await bot.does('setMyShortDescription', { short_description: 'Хлеб', language_code: 'ru' });

    expect(boris.chat()).toMatchObject({ description: 'Свежий хлеб', shortDescription: 'Хлеб' });
    expect(lea.chat().description).toBe('Fresh bread');
    expect(lea.chat().shortDescription).toBeUndefined();
    expect(await bot.does('getMyDescription', { language_code: 'ru' })).toEqual({ description: 'Свежий хлеб' });
    expect(await bot.does('getMyDescription')).toEqual({ description: 'Fresh bread' });
    expect(await bot.does('getMyDescription', { language_code: 'fr' })).toEqual({ description: '' });
    expect(await bot.does('getMyShortDescription', { language_code: 'ru' })).toEqual({ short_description: 'Хлеб' });

    await bot.does('setMyDescription', { language_code: 'ru' });
    expect(boris.chat().description).toBe('Fresh bread');
    boris.speaks('fr-CA');
    await bot.does('setMyDescription', { description: 'Du pain frais', language_code: 'fr' });
    expect(boris.chat().description).toBe('Du pain frais');
  });

  it('is no longer than Telegram takes', async () => {
    const { bot } = await openStage();
    await bot.does('setMyDescription', { description: 'я'.repeat(512) });
    await bot.isRefused('setMyDescription', { description: 'я'.repeat(513) });
    await bot.does('setMyShortDescription', { short_description: 'я'.repeat(120) });
    await bot.isRefused('setMyShortDescription', { short_description: 'я'.repeat(121) });
  });
});

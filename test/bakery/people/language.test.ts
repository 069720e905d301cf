import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { languageScreen } from '../../../src/bakery/people/language/language.screens.ts';
import { setLanguage } from '../../../src/bakery/people/language/set-language.ts';
import { rows } from '../../../src/bakery/rows.ts';
import { languages } from '../../../src/chat/languages.ts';
import { loadI18n } from '../../../src/i18n/i18n.ts';
import { type StaffedBakery, staffedBakery } from '../../support/staffed-bakery.ts';

const i18n = await loadI18n();
let bakery: StaffedBakery;

beforeAll(async () => {
  bakery = await staffedBakery();
});
afterAll(() => bakery.close());

describe('The languages to choose from', () => {
  it('are those we have words for', () => {
    expect([...languages].sort()).toEqual([...i18n.languages].sort());
  });

  it.each(languages)('are named in their own language, also for a reader of %s', (language) => {
    const labels = languageScreen(i18n.sayIn(language), languages)
      .buttons?.flat()
      .map(({ label }) => label);
    const names = ['English', 'Русский', 'Українська', 'Deutsch', 'Español'];
    expect(labels?.slice(0, -1)).toEqual(names.map((name) => `🌐 ${name}`));
  });

  it('are remembered for the one who chose', async () => {
    const [vera, wanda] = [await bakery.person('Vera'), await bakery.person('Wanda')];
    await bakery.as(vera)(setLanguage, { language: 'ru' });
    const chosen = await rows(bakery.em())`select language from person where id in (${vera}, ${wanda}) order by id`;
    expect(chosen).toEqual([{ language: 'ru' }, { language: null }]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { loadI18n } from '../../src/i18n/i18n.ts';

const i18n = await loadI18n();
const [en, ru] = [i18n.sayIn('en'), i18n.sayIn('ru')];
/** Intl writes no-break spaces between number and sign. */
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

describe('Money', () => {
  it.each([
    ['EUR', 450, '€4.50', '4,50 €'],
    ['EUR', 1_234_567, '€12,345.67', '12 345,67 €'],
    ['EUR', 5, '€0.05', '0,05 €'],
    ['EUR', 0, '€0', '0 €'],
    ['EUR', 400, '€4', '4 €'],
    ['RUB', 15_050, '₽150.50', '150,50 ₽'],
    ['RUB', 99_999_900, '₽999,999', '999 999 ₽'],
    ['JPY', 1_200, '¥1,200', '1 200 ¥'],
    ['KWD', 1_250, 'KWD 1.250', '1,250 KWD'],
    ['KWD', 2_000, 'KWD 2', '2 KWD'],
  ])('%s %d reads %s in English and %s in Russian', (currency, minor, english, russian) => {
    expect(plain(en.money({ minor, currency }))).toBe(english);
    expect(plain(ru.money({ minor, currency }))).toBe(russian);
  });
});

describe('A time', () => {
  const now = new Date('2026-11-20T13:00:00Z');
  const read = (at: string, timeZone = 'Europe/Berlin', from = now) =>
    [en, ru].map((say) => plain(say.time(new Date(at), timeZone, from)));

  it('of today is an hour, in 24 of them', () => {
    expect(read('2026-11-20T17:30:00Z')).toEqual(['18:30', '18:30']);
    expect(read('2026-11-19T23:05:00Z')).toEqual(['00:05', '00:05']);
  });

  it('of tomorrow says so', () => {
    expect(read('2026-11-21T08:00:00Z')).toEqual(['tomorrow 09:00', 'завтра 09:00']);
  });

  it('of another day has its date', () => {
    expect(read('2026-11-22T08:00:00Z')).toEqual(['Sun 22 Nov, 09:00', 'вс, 22 нояб., 09:00']);
    expect(read('2026-11-19T08:00:00Z')).toEqual(['Thu 19 Nov, 09:00', 'чт, 19 нояб., 09:00']);
  });

  it('is what the clock of the shop shows', () => {
    expect(read('2026-11-20T15:30:00Z', 'Asia/Vladivostok')).toEqual(['tomorrow 01:30', 'завтра 01:30']);
    expect(read('2026-11-20T15:30:00Z', 'America/New_York')).toEqual(['10:30', '10:30']);
  });

  it('knows tomorrow where a day has 23 or 25 hours', () => {
    const late = new Date('2026-03-28T22:30:00Z');
    expect(read('2026-03-29T10:00:00Z', 'Europe/Berlin', late)[0]).toBe('tomorrow 12:00');
    const early = new Date('2026-10-24T22:30:00Z');
    expect(read('2026-10-25T22:45:00Z', 'Europe/Berlin', early)[0]).toBe('23:45');
    expect(read('2026-10-25T23:30:00Z', 'Europe/Berlin', early)[0]).toBe('tomorrow 00:30');
  });
});

describe('A text', () => {
  it('has the plural its number wants', () => {
    const say = (language: typeof en, count: number) => language('forms.wrong.too-short', { count });
    expect([1, 2, 5].map((count) => say(en, count))).toEqual([
      'That is too short: at least 1 character, please.',
      'That is too short: at least 2 characters, please.',
      'That is too short: at least 5 characters, please.',
    ]);
    expect([1, 2, 5, 11, 21, 22, 25].map((count) => /\d+ [а-я]+/.exec(say(ru, count))![0])).toEqual([
      ...['1 знак', '2 знака', '5 знаков', '11 знаков', '21 знак', '22 знака', '25 знаков'],
    ]);
  });

  it('escapes what is filled in, and leaves its own tags', () => {
    const { html } = en;
    const name = `<b>Rye & "spelt"</b> 'n' more`;
    expect(html('home.welcome', { name, shop: '<Crumb & Co>' })).toContain('<b>&lt;Crumb &amp; Co&gt;</b>');
    expect(html('home.welcome', { name, shop: '' })).toContain(
      `&lt;b&gt;Rye &amp; &quot;spelt&quot;&lt;/b&gt; 'n' more`,
    );
    expect(html('forms.wrong.phone')).toContain('<code>');
  });

  it('does not escape for labels and toasts, which are no HTML', () => {
    expect(en('forms.wrong.shop-name-taken', { name: 'Salt & <Pepper>' })).toContain('“Salt & <Pepper>”');
  });

  it.each(['$t(forms.cancel)', '{{count}}', '$&', '$1', '__proto__', '{{- name}}', '\\u0041', '$$'])(
    'takes “%s” for the plain words it is',
    (name) => {
      expect(en('forms.wrong.shop-name-taken', { name })).toContain(`“${name}”`);
    },
  );

  it('fills in the same key with other values each time', () => {
    expect(en('forms.wrong.price', { currency: 'EUR' })).toContain('EUR');
    expect(en('forms.wrong.price', { currency: 'PLN' })).toContain('PLN');
    expect(en('forms.cancel')).toBe('Cancel');
    expect(en('forms.cancel')).toBe('Cancel');
  });

  it.each(['forms.no-such', 'nothing.at.all', 'forms', 'forms.wrong', 'toString', '', 'forms.wrong.__proto__'])(
    'that is in no file, “%s”, is an error that names it',
    (key) => {
      for (const say of [en, ru, en.html, ru.html]) {
        expect(() => say(key)).toThrow(`No text for "${key}"`);
        expect(() => say(key, { name: 'x' })).toThrow(`No text for "${key}"`);
      }
    },
  );
});

describe('A language', () => {
  it.each([
    ['en', 'en'],
    ['en-US', 'en'],
    ['ru', 'ru'],
    ['ru-RU', 'ru'],
    ['uk', 'uk'],
    ['de-AT', 'de'],
    ['es-419', 'es'],
    ['fr', undefined],
    ['', undefined],
    ['x', undefined],
    [undefined, undefined],
  ])('that Telegram calls %s is spoken as %s', (code, language) => {
    expect(i18n.spoken(code)).toBe(language);
  });

  it('we do not speak is English', () => {
    for (const unknown of ['fr', '', 'klingon', '../en']) expect(i18n.sayIn(unknown).language).toBe('en');
    expect(i18n.sayIn('ru-RU').language).toBe('ru');
  });

  it('comes after English in the list', () => {
    expect(i18n.languages).toEqual(['en', 'de', 'es', 'ru', 'uk']);
  });
});

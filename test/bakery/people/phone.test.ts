import { describe, expect, it } from '@jest/globals';
import { countryOf, phone } from '../../../src/bakery/people/phone.ts';

const written = (text: string) => ({ kind: 'text', text }) as const;

describe('A phone number', () => {
  it.each([
    ['030 1234567', '+49301234567'],
    ['+49 (151) 234-567-8', '+491512345678'],
    ['+44 7700 900123', '+447700900123'],
  ])('typed in Berlin as %s is kept as %s', (typed, number) => {
    expect(phone('DE')(written(typed))).toEqual({ value: { number, own: false } });
  });

  it.each(['', 'abc', '112', '+1', '<b>0</b>', 'call 030 1234567 please', '9'.repeat(30)])(
    'is not read from "%s"',
    (typed) => {
      expect(phone('DE')(written(typed))).toEqual({ wrong: 'phone' });
    },
  );

  it('copied from an address book is read without the direction marks around it', () => {
    expect(phone('DE')(written('\u202A+49 30 1234567\u202C'))).toEqual({
      value: { number: '+49301234567', own: false },
    });
  });

  it('without a country code is not guessed where neither clock nor language name a country', () => {
    expect(phone(countryOf('UTC', 'en'))(written('030 1234567'))).toEqual({ wrong: 'phone' });
  });

  it.each(['030 1234567', '030/123 45 67', '(030) 1234567', '0049 30 1234567', '+49 (0)30 1234567'])(
    'typed as %s is read in a German bakery too whose machine keeps the clock of no country',
    (typed) => {
      for (const clock of ['UTC', 'Etc/GMT-1', 'CET']) {
        expect(phone(countryOf(clock, 'de'))(written(typed))).toEqual({
          value: { number: '+49301234567', own: false },
        });
      }
    },
  );

  it.each([
    ['8 (912) 345-67-89', 'ru', '+79123456789'],
    ['067 123 45 67', 'uk', '+380671234567'],
    ['612 34 56 78', 'es', '+34612345678'],
    ['+1 212 555 0123', 'de', '+12125550123'],
  ])('typed as %s in a bakery that speaks %s is %s', (typed, language, number) => {
    expect(phone(countryOf('UTC', language))(written(typed))).toEqual({ value: { number, own: false } });
  });

  it('counts as their own only when shared from their own account', () => {
    expect(phone('DE')({ kind: 'contact', phone: '491512345678', own: true })).toEqual({
      value: { number: '+491512345678', own: true },
    });
    expect(phone('DE')({ kind: 'contact', phone: '+491512345678', own: false })).toEqual({
      wrong: 'someone-elses-phone',
    });
  });
});

describe('The country of a shop', () => {
  it.each([
    ['Europe/Berlin', 'DE'],
    ['Asia/Yekaterinburg', 'RU'],
    ['Europe/Kyiv', 'UA'],
    ['Europe/Kiev', 'UA'],
    ['Poland', 'PL'],
  ])('whose clock is %s is %s', (timeZone, country) => {
    expect(countryOf(timeZone, 'en')).toBe(country);
  });
});

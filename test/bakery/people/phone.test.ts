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

  it('without a country code is not guessed where no country keeps the clock', () => {
    expect(phone(countryOf('UTC'))(written('030 1234567'))).toEqual({ wrong: 'phone' });
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
  ])('whose clock is %s is %s', (timeZone, country) => {
    expect(countryOf(timeZone)).toBe(country);
  });
});

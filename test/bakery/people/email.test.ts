import { describe, expect, it } from '@jest/globals';
import { email } from '../../../src/bakery/people/email.ts';

const read = (text: string) => email({ kind: 'text', text });

describe('An email address', () => {
  it.each([
    ['vera@example.com', 'vera@example.com'],
    [' Vera.Müller+bread@Example.co.uk ', undefined],
    [' Vera.Muller+bread@Example.CO.uk ', 'Vera.Muller+bread@example.co.uk'],
    ['vera@bäckerei.de', 'vera@xn--bckerei-5wa.de'],
    ['вера@пекарня.рф', undefined],
    ["o'brien@a-b.example", "o'brien@a-b.example"],
  ])('typed as %s is read as %s', (typed, value) => {
    expect(read(typed)).toEqual(value === undefined ? { wrong: 'email' } : { value });
  });

  it.each([
    '',
    'vera',
    '@example.com',
    'vera@',
    'vera@example',
    'vera@@example.com',
    'vera@exa mple.com',
    'vera@127.0.0.1',
    'vera@-example.com',
    'vera@example-.com',
    'vera@example..com',
    '.vera@example.com',
    'vera.@example.com',
    've ra@example.com',
    '<b>vera</b>@example.com',
    'vera@example.com\u202E',
    'vera@example.com\nbcc: all@example.com',
    '🍞@example.com',
    `${'v'.repeat(65)}@example.com`,
    `vera@${'a.'.repeat(130)}com`,
    'a'.repeat(4_000),
    `${'a.'.repeat(2_000)}@`,
  ])('is not read from "%s"', (typed) => {
    expect(read(typed)).toEqual({ wrong: 'email' });
  });

  it('is no sticker', () => {
    expect(email({ kind: 'other' })).toEqual({ wrong: 'email' });
  });
});

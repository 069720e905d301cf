import { describe, expect, it } from '@jest/globals';
import { choiceOf, text, tidy, wholeNumber, words } from '../../src/chat/readers.ts';

const written = (line: string) => ({ kind: 'text', text: line }) as const;

describe('What people write', () => {
  it('is tidied into one line that cannot turn a screen around', () => {
    expect(tidy('  12\u0000 Bread\tStreet \n\n floor 3 ')).toBe('12 Bread Street floor 3');
    expect(tidy('\u202Eteerts daerb\u202C')).toBe('teerts daerb');
    expect(tidy('Cafe\u0301 \uD800')).toBe('Café');
    expect(tidy('👩‍🍳 🏴󠁧󠁢󠁥󠁮󠁧󠁿')).toBe('👩‍🍳 🏴󠁧󠁢󠁥󠁮󠁧󠁿');
    expect(tidy('\u200B\u200D\u2060')).toBe('');
  });

  it.each([
    ['a Hangul filler', '\u3164'],
    ['a choseong filler', '\u115F'],
    ['a jungseong filler', '\u1160'],
    ['a halfwidth filler', '\uFFA0'],
    ['an empty Braille cell', '\u2800'],
    ['a zero-width space', '\u200B'],
    ['a joiner', '\u200D'],
    ['a word joiner', '\u2060'],
    ['a byte order mark', '\uFEFF'],
    ['a soft hyphen', '\u00AD'],
    ['a variation selector', '\uFE0F'],
    ['an override of direction', '\u202E'],
    ['a Khmer inherent vowel', '\u17B4'],
  ])('is nothing when it is %s only, and no letter beside an emoji', (_, sign) => {
    expect(tidy(sign)).toBe('');
    expect(tidy(` ${sign} ${sign}${sign}`)).toBe('');
    expect(words(1, 80)(written(`🥐${sign}`))).toEqual({ wrong: 'letters' });
    expect(tidy(`Vera${sign}`).replace(/[\uFE0F\u17B4]/g, '')).toBe('Vera');
  });

  it.each([
    '\u061C',
    '\u200E',
    '\u200F',
    '\u202A',
    '\u202B',
    '\u202C',
    '\u202D',
    '\u202E',
    '\u2066',
    '\u2067',
    '\u2068',
    '\u2069',
  ])('loses the direction mark %j wherever it stands', (mark) => {
    expect(tidy(`${mark}Mill${mark} Lane${mark} 4${mark}`)).toBe('Mill Lane 4');
  });

  it('keeps the joiners of emoji and Persian, and no heaps of them', () => {
    expect(tidy('می\u200Cخواهم')).toBe('می\u200Cخواهم');
    expect(tidy('👩\u200D\u200D\u200D🍳 a\u200D b')).toBe('👩\u200D🍳 a b');
  });

  it('is text of a length that fits, counted as the database counts', () => {
    expect(text(5, 300)(written('Mill Lane 4'))).toEqual({ value: 'Mill Lane 4' });
    expect(text(5, 300)(written('<b>Mill</b> & Lane'))).toEqual({ value: '<b>Mill</b> & Lane' });
    expect(text(5, 300)(written('ab\u202E\u202E\u202E'))).toEqual({ wrong: 'too-short', params: { count: 5 } });
    expect(text(5, 300)(written('🥐'.repeat(300)))).toHaveProperty('value');
    expect(text(5, 300)(written('🥐'.repeat(4096)))).toEqual({ wrong: 'too-long', params: { count: 300 } });
    expect(text(5, 300)({ kind: 'other' })).toEqual({ wrong: 'text' });
  });

  it.each(['-1', '0', '1.5', '1e9', '1e3', '١٢', '100', '', '0x10', '9'.repeat(20)])(
    'is no quantity: "%s"',
    (words) => {
      expect(wholeNumber(1, 99)(written(words))).toEqual({ wrong: 'whole-number', params: { min: 1, max: 99 } });
    },
  );

  it('is a quantity in plain digits', () => {
    expect(wholeNumber(1, 99)(written(' 12 '))).toEqual({ value: 12 });
  });

  it('is a choice only when it was offered', () => {
    expect(choiceOf(1, 2)({ kind: 'choice', value: 2 })).toEqual({ value: 2 });
    expect(choiceOf(1, 2)({ kind: 'choice', value: 7 })).toEqual({ wrong: 'choice' });
    expect(choiceOf(1, 2)(written('1'))).toEqual({ wrong: 'choice' });
  });
});

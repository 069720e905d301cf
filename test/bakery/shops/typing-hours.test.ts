import { describe, expect, it } from '@jest/globals';
import { daysFrom, readDate, readDay, readDays, writeDate } from '../../../src/bakery/shops/hours/days.ts';
import { holidaysOf } from '../../../src/bakery/shops/hours/holidays.ts';
import { readSpans } from '../../../src/bakery/shops/hours/spans.ts';

const said = (text: string) => ({ kind: 'text', text }) as const;
const spans = (text: string) => {
  const reading = readSpans(said(text));
  return 'wrong' in reading ? reading.wrong : reading.value.map(({ from, until }) => `${from}-${until}`).join(' ');
};
/** A Friday, past midnight in Berlin already. */
const now = new Date('2026-12-17T23:30:00Z');
const day = (text: string) => {
  const reading = readDay(said(text), 'Europe/Berlin', now);
  return 'wrong' in reading ? reading.wrong : reading.value;
};
const days = (text: string) => {
  const reading = readDays(said(text), 'Europe/Berlin', now);
  return 'wrong' in reading ? reading.wrong : `${reading.value[0]} ${reading.value.length}`;
};

describe('Hours of a day as people type them', () => {
  it.each([
    ['9-18', '09:00-18:00'],
    ['8:00-12:00, 13-18', '08:00-12:00 13:00-18:00'],
    ['13.30 – 18 ; 7—12.15', '07:00-12:15 13:30-18:00'],
    ['8-12\n12-18', '08:00-18:00'],
    ['0-24', '00:00-24:00'],
    ['20:00-0:00', '20:00-24:00'],
  ])('%s is %s', (typed, read) => expect(spans(typed)).toBe(read));

  it.each([
    '',
    '9',
    '9-',
    '-9',
    '9-18-20',
    '25-26',
    '9:60-10',
    '9-24:30',
    '٩-١٨',
    '1e1-12',
    'nine to five',
    '9-18,',
    'a'.repeat(4_000),
  ])('%j is nothing that can be read', (typed) => expect(spans(typed)).toBe('hours'));

  it('end at midnight, and are written once', () => {
    expect(spans('20-2')).toBe('hours-over-midnight');
    expect(spans('9-9')).toBe('hours-over-midnight');
    expect(spans('8-12, 11-15')).toBe('hours-overlap');
    expect(readSpans({ kind: 'other' })).toEqual({ wrong: 'hours' });
  });
});

describe('Days as people type them', () => {
  it.each([
    ['24.12.', '2026-12-24'],
    ['24.12', '2026-12-24'],
    ['2026-12-24', '2026-12-24'],
    ['24. 12. 2026', '2026-12-24'],
    ['1.1.', '2027-01-01'],
    ['1.1.27', '2027-01-01'],
    ['18.12.', '2026-12-18'],
    ['17.12.', '2027-12-17'],
  ])('%s is %s', (typed, read) => expect(day(typed)).toBe(read));

  it.each([
    ['31.2.', 'day'],
    ['12/24', 'day'],
    ['tomorrow', 'day'],
    ['0.0.', 'day'],
    ['٢٤.١٢.', 'day'],
    ['17.12.2026', 'day-ahead'],
    ['2020-01-01', 'day-ahead'],
    ['1.6.2028', 'day-too-far'],
  ])('%s is none: %s', (typed, wrong) => expect(day(typed)).toBe(wrong));

  it.each([
    ['24.12. - 2.1.', '2026-12-24 10'],
    ['24.12.-26.12.', '2026-12-24 3'],
    ['24.12–26.12', '2026-12-24 3'],
    ['2026-12-24 - 2026-12-26', '2026-12-24 3'],
    ['2026-12-24', '2026-12-24 1'],
    ['24.12.-1.3.', 'too-many-days'],
    ['24.12. - 25.12. - 26.12.', 'day'],
    ['24.12. -', 'day'],
  ])('%s begin and last %s', (typed, read) => expect(days(typed)).toBe(read));

  it('go into a button and come out again, and nothing else does', () => {
    expect(readDate(writeDate('2026-12-24'))).toBe('2026-12-24');
    for (const forged of [0, 1, 20261332, 20260231, 2 ** 40]) expect(readDate(forged)).toBeUndefined();
  });

  it('stand together while they follow each other alike; what is over is not shown', () => {
    const days = Object.fromEntries([...daysFrom('2026-12-24', 3), '2026-12-31', '2026-12-01'].map((one) => [one, []]));
    const hours = { week: {}, days: { ...days, '2026-12-27': [{ from: '09:00', until: '12:00' }] } };
    expect(holidaysOf(hours, '2026-12-18').map(({ from, count }) => [from, count])).toEqual([
      ['2026-12-24', 3],
      ['2026-12-27', 1],
      ['2026-12-31', 1],
    ]);
    expect(holidaysOf(hours, '2026-12-25')[0]).toMatchObject({ from: '2026-12-25', count: 2 });
    expect(holidaysOf(null, '2026-12-18')).toEqual([]);
  });
});

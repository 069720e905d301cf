import { describe, expect, it } from '@jest/globals';
import type { Hours, Span, Weekday } from '../../../src/bakery/shops/hours/hours.ts';
import { weekdays } from '../../../src/bakery/shops/hours/hours.ts';
import { dateAt, openingAt, openSpans, spansOn } from '../../../src/bakery/shops/hours/opening.ts';

const BERLIN = 'Europe/Berlin';
const at = (iso: string) => new Date(iso);
const span = (from: string, until: string): Span => ({ from, until });

function hours(week: Hours['week'], days: Hours['days'] = {}): Hours {
  return { week, days };
}

function daily(...spans: Span[]): Hours {
  return hours(Object.fromEntries(weekdays.map((day) => [day, spans])) as Record<Weekday, Span[]>);
}

describe('A bakery with a break at noon, closed on Mondays', () => {
  const usual = [span('07:00', '12:30'), span('14:00', '18:00')];
  const open = hours(
    { tue: usual, wed: usual, thu: usual, fri: usual, sat: [span('07:00', '13:00')], sun: [span('08:00', '11:00')] },
    { '2026-12-25': [], '2026-12-24': [span('07:00', '12:00')] },
  );

  it('is open in the morning until the break', () => {
    expect(openingAt(open, BERLIN, at('2026-11-20T07:00:00+01:00'))).toEqual({
      open: true,
      until: at('2026-11-20T12:30:00+01:00'),
    });
  });

  it('is closed from the very minute on, and opens after the break', () => {
    expect(openingAt(open, BERLIN, at('2026-11-20T12:30:00+01:00'))).toEqual({
      open: false,
      opensAt: at('2026-11-20T14:00:00+01:00'),
    });
  });

  it('opens on Tuesday for those who ask on Sunday', () => {
    expect(openingAt(open, BERLIN, at('2026-11-22T15:00:00+01:00'))).toEqual({
      open: false,
      opensAt: at('2026-11-24T07:00:00+01:00'),
    });
  });

  it('keeps its holidays', () => {
    expect(openingAt(open, BERLIN, at('2026-12-24T13:00:00+01:00'))).toEqual({
      open: false,
      opensAt: at('2026-12-26T07:00:00+01:00'),
    });
    expect(spansOn(open, '2026-12-25')).toEqual([]);
    expect(spansOn(open, '2026-12-24')).toEqual([span('07:00', '12:00')]);
    expect(spansOn(open, '2026-11-23')).toEqual([]);
  });

  it('lists its spans, the one under way from now on', () => {
    expect(openSpans(open, BERLIN, at('2026-11-20T10:15:00+01:00'), 2)).toEqual([
      { date: '2026-11-20', from: at('2026-11-20T10:15:00+01:00'), until: at('2026-11-20T12:30:00+01:00') },
      { date: '2026-11-20', from: at('2026-11-20T14:00:00+01:00'), until: at('2026-11-20T18:00:00+01:00') },
      { date: '2026-11-21', from: at('2026-11-21T07:00:00+01:00'), until: at('2026-11-21T13:00:00+01:00') },
    ]);
  });
});

describe('When the clocks change in Berlin', () => {
  it('opens by the clock on both Sundays', () => {
    const early = daily(span('06:00', '10:00'));
    const spring = openSpans(early, BERLIN, at('2026-03-28T23:00:00Z'), 1);
    expect(spring).toEqual([
      { date: '2026-03-29', from: at('2026-03-29T04:00:00Z'), until: at('2026-03-29T08:00:00Z') },
    ]);
    const autumn = openSpans(early, BERLIN, at('2026-10-24T22:00:00Z'), 1);
    expect(autumn).toEqual([
      { date: '2026-10-25', from: at('2026-10-25T05:00:00Z'), until: at('2026-10-25T09:00:00Z') },
    ]);
  });

  it.each([
    ['skips what lies in the gap', span('02:00', '03:00'), []],
    ['skips a part of the gap', span('02:15', '02:45'), []],
    ['opens when the gap is over', span('02:30', '04:00'), ['2026-03-29T01:00:00Z', '2026-03-29T02:00:00Z']],
    ['closes when the gap begins', span('00:00', '02:30'), ['2026-03-28T23:00:00Z', '2026-03-29T01:00:00Z']],
  ])('%s', (_what, inTheGap, expected) => {
    const found = openSpans(daily(inTheGap), BERLIN, at('2026-03-28T23:00:00Z'), 1);
    expect(found.flatMap(({ from, until }) => [from, until])).toEqual(expected.map(at));
  });

  it('has both hours from two to three', () => {
    const nights = daily(span('02:00', '03:00'));
    expect(openSpans(nights, BERLIN, at('2026-10-24T22:00:00Z'), 1)).toEqual([
      { date: '2026-10-25', from: at('2026-10-25T00:00:00Z'), until: at('2026-10-25T02:00:00Z') },
    ]);
    for (const minute of ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z']) {
      expect(openingAt(nights, BERLIN, at(minute))).toEqual({ open: true, until: at('2026-10-25T02:00:00Z') });
    }
  });

  it('takes a break that would lie before itself as none', () => {
    const broken = daily(span('00:00', '02:30'), span('02:45', '05:00'));
    expect(openSpans(broken, BERLIN, at('2026-10-24T22:00:00Z'), 1)).toEqual([
      { date: '2026-10-25', from: at('2026-10-24T22:00:00Z'), until: at('2026-10-25T01:30:00Z') },
      { date: '2026-10-25', from: at('2026-10-25T01:30:00Z'), until: at('2026-10-25T04:00:00Z') },
    ]);
  });

  it('makes days of 23 and of 25 hours', () => {
    const hoursOf = (from: string) =>
      openSpans(null, BERLIN, at(from), 1).map((day) => (day.until.getTime() - day.from.getTime()) / 3_600_000);
    expect(hoursOf('2026-03-28T23:00:00Z')).toEqual([23]);
    expect(hoursOf('2026-10-24T22:00:00Z')).toEqual([25]);
  });
});

describe('A bakery in New York', () => {
  it('has the day of New York, and its own change of clocks', () => {
    expect(dateAt(at('2026-11-21T03:00:00Z'), 'America/New_York')).toBe('2026-11-20');
    const morning = daily(span('07:00', '11:00'));
    expect(openingAt(morning, 'America/New_York', at('2026-10-31T16:00:00Z'))).toEqual({
      open: false,
      opensAt: at('2026-11-01T12:00:00Z'),
    });
  });
});

describe('Where midnight itself is skipped', () => {
  it('lets the day before end at the change', () => {
    expect(openSpans(null, 'Africa/Cairo', at('2026-04-23T10:00:00Z'), 2)).toEqual([
      { date: '2026-04-23', from: at('2026-04-23T10:00:00Z'), until: at('2026-04-23T22:00:00Z') },
      { date: '2026-04-24', from: at('2026-04-23T22:00:00Z'), until: at('2026-04-24T21:00:00Z') },
    ]);
  });
});

describe('A bakery that is open late', () => {
  const late = daily(span('20:00', '24:00'), span('00:00', '02:00'));

  it('does not close at midnight', () => {
    expect(openingAt(late, BERLIN, at('2026-11-20T23:00:00+01:00'))).toEqual({
      open: true,
      until: at('2026-11-21T02:00:00+01:00'),
    });
  });

  it('has its spans in their days, in order', () => {
    const found = openSpans(late, BERLIN, at('2026-11-20T00:00:00+01:00'), 1);
    expect(found.map(({ from }) => from)).toEqual([at('2026-11-20T00:00:00+01:00'), at('2026-11-20T20:00:00+01:00')]);
  });
});

describe('Bakeries of one kind of hours only', () => {
  it('are always open without hours', () => {
    expect(openingAt(null, BERLIN, at('2026-11-20T23:00:00Z'))).toEqual({ open: true });
    expect(openSpans(null, BERLIN, at('2026-11-20T10:00:00Z'), 2)).toEqual([
      { date: '2026-11-20', from: at('2026-11-20T10:00:00Z'), until: at('2026-11-20T23:00:00Z') },
      { date: '2026-11-21', from: at('2026-11-20T23:00:00Z'), until: at('2026-11-21T23:00:00Z') },
    ]);
  });

  it('say no hour of closing when there is none this week', () => {
    expect(openingAt(daily(span('00:00', '24:00')), BERLIN, at('2026-11-20T10:00:00Z'))).toEqual({ open: true });
  });

  it('say nothing when they do not open any more', () => {
    expect(openingAt(hours({}), BERLIN, at('2026-11-20T10:00:00Z'))).toEqual({ open: false });
    expect(openSpans(hours({}), BERLIN, at('2026-11-20T10:00:00Z'), 30)).toEqual([]);
    expect(openSpans(null, BERLIN, at('2026-11-20T10:00:00Z'), 0)).toEqual([]);
  });

  it('take two spans that touch as one', () => {
    const touching = daily(span('12:00', '18:00'), span('08:00', '12:00'));
    expect(openingAt(touching, BERLIN, at('2026-11-20T09:00:00+01:00'))).toEqual({
      open: true,
      until: at('2026-11-20T18:00:00+01:00'),
    });
  });

  it('find the one day of the year that comes', () => {
    const once = hours({}, { '2027-01-02': [span('10:00', '11:00')] });
    expect(openingAt(once, BERLIN, at('2026-11-20T10:00:00Z')).opensAt).toEqual(at('2027-01-02T10:00:00+01:00'));
  });
});

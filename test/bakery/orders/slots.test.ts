import { describe, expect, it } from '@jest/globals';
import {
  DAYS_AHEAD,
  earliest,
  isPossible,
  slotDays,
  type Timetable,
} from '../../../src/bakery/orders/checkout/slots.ts';
import type { Hours } from '../../../src/bakery/shops/hours/hours.ts';

const weekday = [{ from: '07:00', until: '18:00' }];
const hours: Hours = {
  week: {
    mon: weekday,
    tue: weekday,
    wed: weekday,
    thu: weekday,
    fri: weekday,
    sat: [{ from: '07:30', until: '12:00' }],
  },
  days: {},
};
const shop: Timetable = { timeZone: 'Europe/Berlin', hours, cutOff: null, slotMinutes: 30, slotCapacity: null };
const berlin = (clock: string) => new Date(`${clock}+01:00`);
const summer = (clock: string) => new Date(`${clock}+02:00`);
const clockOf = (at: Date | undefined, timeZone = 'Europe/Berlin') =>
  at?.toLocaleString('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });

/** 2026-11-20 is a Friday. */
describe('As soon as possible', () => {
  it.each([
    ['while it is open: after the lead time, to five minutes', shop, 30, '2026-11-20T12:01:10', '2026-11-20 12:35'],
    ['without a lead time: at once', shop, 0, '2026-11-20T12:00:00', '2026-11-20 12:00'],
    ['before it opens: the lead begins with the opening', shop, 30, '2026-11-20T05:00:00', '2026-11-20 07:30'],
    ['after it has closed: the next morning', shop, 30, '2026-11-20T20:00:00', '2026-11-21 08:00'],
    ['shortly before it closes: when it opens', shop, 30, '2026-11-20T17:45:00', '2026-11-21 07:30'],
    ['exactly at closing time it is closed', shop, 0, '2026-11-20T18:00:00', '2026-11-21 07:30'],
    ['over a Sunday', shop, 30, '2026-11-21T11:40:00', '2026-11-23 07:00'],
    ['for a cake that takes a day', shop, 1440, '2026-11-19T10:00:00', '2026-11-20 10:00'],
    ['for a cake that takes two, over the Sunday', shop, 2880, '2026-11-20T10:00:00', '2026-11-23 07:00'],
    ['where nobody ever closes', { ...shop, hours: null }, 30, '2026-11-22T03:00:00', '2026-11-22 03:30'],
    ['before the cut-off', { ...shop, cutOff: '16:00' }, 30, '2026-11-19T15:59:59', '2026-11-19 16:30'],
    [
      'from the cut-off on: as if it came next morning',
      { ...shop, cutOff: '16:00' },
      30,
      '2026-11-19T16:00:00',
      '2026-11-20 07:30',
    ],
    [
      'after the cut-off of a shop that never closes',
      { ...shop, hours: null, cutOff: '16:00' },
      30,
      '2026-11-19T17:00:00',
      '2026-11-20 00:30',
    ],
  ])('%s', (_when, where, lead, now, due) => {
    expect(clockOf(earliest(where, lead, berlin(now)))).toBe(due);
  });

  it('after the cut-off is not this afternoon, though it opens once more', () => {
    const siesta = {
      ...hours,
      days: {
        '2026-11-20': [
          { from: '07:00', until: '13:00' },
          { from: '15:00', until: '18:00' },
        ],
      },
    };
    const late = earliest({ ...shop, hours: siesta, cutOff: '12:00' }, 30, berlin('2026-11-20T12:30:00'));
    expect(clockOf(late)).toBe('2026-11-21 08:00');
  });

  it('skips holidays, and never comes where a shop does not open', () => {
    const holidays = { ...hours, days: { '2026-11-21': [], '2026-11-23': [] } };
    expect(clockOf(earliest({ ...shop, hours: holidays }, 30, berlin('2026-11-20T20:00:00')))).toBe('2026-11-24 07:30');
    expect(earliest({ ...shop, hours: { week: {}, days: {} } }, 30, berlin('2026-11-20T20:00:00'))).toBeUndefined();
  });

  it('is read from the shop’s clock, wherever the machine is', () => {
    const tokyo = { ...shop, timeZone: 'Asia/Tokyo' };
    expect(clockOf(earliest(tokyo, 30, berlin('2026-11-20T12:00:00')), 'Asia/Tokyo')).toBe('2026-11-21 08:00');
  });
});

describe('The slots to choose from', () => {
  it('begin at the opening of each span and end with it', () => {
    const short = {
      ...hours,
      days: {
        '2026-11-21': [
          { from: '07:10', until: '08:20' },
          { from: '10:00', until: '10:30' },
        ],
      },
    };
    const [saturday] = slotDays({ ...shop, hours: short }, 30, berlin('2026-11-20T20:00:00'));
    expect(saturday!.date).toBe('2026-11-21');
    expect(saturday!.slots.map((slot) => clockOf(slot)!.slice(11))).toEqual(['07:40', '10:00']);
  });

  it('of today begin after the lead time', () => {
    const [today] = slotDays(shop, 90, berlin('2026-11-20T12:01:00'));
    expect(clockOf(today!.slots[0])).toBe('2026-11-20 14:00');
    expect(clockOf(today!.slots.at(-1))).toBe('2026-11-20 17:30');
  });

  it('reach a week ahead and leave closed days out', () => {
    const days = slotDays(shop, 30, berlin('2026-11-20T12:00:00')).map(({ date }) => date.slice(8));
    expect(days).toEqual(['20', '21', '23', '24', '25', '26', '27']);
    expect(slotDays({ ...shop, hours: null }, 30, berlin('2026-11-20T12:00:00'))).toHaveLength(DAYS_AHEAD + 1);
  });

  it('leave full ones out, and days without any', () => {
    const isFull = (slot: Date) => clockOf(slot)!.startsWith('2026-11-21') || clockOf(slot) === '2026-11-20 13:00';
    const [today, next] = slotDays(shop, 30, berlin('2026-11-20T12:00:00'), isFull);
    expect(today!.slots.slice(0, 2).map((slot) => clockOf(slot)!.slice(11))).toEqual(['12:30', '13:30']);
    expect(next!.date).toBe('2026-11-23');
  });

  it('are the only ones that can be wished for', () => {
    const now = berlin('2026-11-20T12:00:00');
    expect(isPossible(shop, 30, now, berlin('2026-11-21T09:00:00'))).toBe(true);
    for (const clock of ['2026-11-20T12:00:00', '2026-11-21T09:10:00', '2026-11-22T09:00:00', '2026-12-24T09:00:00']) {
      expect(isPossible(shop, 30, now, berlin(clock))).toBe(false);
    }
  });
});

describe('On the weekends when clocks change in Berlin', () => {
  const nights: Timetable = { ...shop, hours: { week: { sun: [{ from: '01:00', until: '05:00' }] }, days: {} } };

  it('in March the hour that is skipped has no slot', () => {
    const [sunday] = slotDays(nights, 0, berlin('2026-03-28T20:00:00'));
    expect(sunday!.slots.map((slot) => clockOf(slot)!.slice(11))).toEqual([
      '01:00',
      '01:30',
      '03:00',
      '03:30',
      '04:00',
      '04:30',
    ]);
  });

  it('in October the hour that comes twice has twice as many', () => {
    const [sunday] = slotDays(nights, 0, summer('2026-10-24T20:00:00'));
    expect(sunday!.slots.map((slot) => clockOf(slot)!.slice(11))).toEqual([
      '01:00',
      '01:30',
      '02:00',
      '02:30',
      '02:00',
      '02:30',
      '03:00',
      '03:30',
      '04:00',
      '04:30',
    ]);
  });

  it.each([
    ['2026-03-27T20:00:00+01:00', '2026-03-28T06:30:00.000Z', '2026-03-30T05:00:00.000Z'],
    ['2026-10-23T20:00:00+02:00', '2026-10-24T05:30:00.000Z', '2026-10-26T06:00:00.000Z'],
  ])('Saturday and Monday open by the clock on the wall (%#)', (now, saturday, monday) => {
    const days = slotDays(shop, 0, new Date(now));
    expect(days.slice(0, 2).map(({ slots }) => slots[0]!.toISOString())).toEqual([saturday, monday]);
    expect(earliest(shop, 30, new Date(now))!.getTime() - new Date(saturday).getTime()).toBe(30 * 60_000);
  });
});

import { describe, expect, it } from '@jest/globals';
import { isQuiet } from '../../../src/bakery/shops/hours/quiet-hours.ts';

const quiet = (from: string | null, to: string | null, at: string, timeZone = 'Europe/Berlin') =>
  isQuiet({ from, to, timeZone }, new Date(at));

describe('The quiet hours of a shop', () => {
  it('go over midnight', () => {
    const hours = ['21:59', '22:00', '23:59'].map((time) => quiet('22:00', '07:00', `2026-11-20T${time}:59+01:00`));
    expect(hours).toEqual([false, true, true]);
    const morning = ['00:00', '06:59', '07:00'].map((time) => quiet('22:00', '07:00', `2026-11-21T${time}:00+01:00`));
    expect(morning).toEqual([true, true, false]);
  });

  it('may be at noon, as where people sleep then', () => {
    const hours = ['13:59', '14:00', '16:59', '17:00'].map((time) =>
      quiet('14:00', '17:00', `2026-07-01T${time}+02:00`),
    );
    expect(hours).toEqual([false, true, true, false]);
  });

  it('are none when a side is missing or both are the same', () => {
    expect([quiet(null, '07:00', '2026-11-20T03:00+01:00'), quiet('22:00', null, '2026-11-20T23:00+01:00')]).toEqual([
      false,
      false,
    ]);
    expect(quiet('07:00', '07:00', '2026-11-20T07:00+01:00')).toBe(false);
  });

  it('are read from the clock on the shop’s own wall', () => {
    const midnightInBerlin = '2026-11-21T00:00:00+01:00';
    expect(quiet('22:00', '07:00', midnightInBerlin)).toBe(true);
    expect(quiet('22:00', '07:00', midnightInBerlin, 'America/New_York')).toBe(false);
    expect(quiet('22:00', '07:00', midnightInBerlin, 'Asia/Tokyo')).toBe(false);
  });

  it('last an hour longer in the night in which the clock goes back', () => {
    const seven = ['2026-10-25T05:59:00Z', '2026-10-25T06:00:00Z'].map((at) => quiet('22:00', '07:00', at));
    expect(seven).toEqual([true, false]);
    expect(quiet('02:30', '02:45', '2026-10-25T00:35:00Z')).toBe(true);
    expect(quiet('02:30', '02:45', '2026-10-25T01:35:00Z')).toBe(true);
  });
});

import { describe, expect, it } from '@jest/globals';
import { daysFrom } from '../../../src/bakery/shops/hours/days.ts';
import { openingText } from '../../../src/bakery/shops/hours/opening.screens.ts';
import { alwaysOpenScreen, holidaysScreen, weekScreen } from '../../../src/bakery/shops/hours/week.screens.ts';
import { pauseScreen } from '../../../src/bakery/shops/settings/pause.screens.ts';
import { OPEN_END } from '../../../src/bakery/shops/settings/pause.ts';
import type { Settings } from '../../../src/bakery/shops/settings/settings.queries.ts';
import { english, labelsOf, lengthOf, says } from '../../support/says.ts';

/** A Friday, eleven in the morning in Berlin. */
const now = new Date('2026-12-18T10:00:00Z');
const broken = [
  { from: '07:00', until: '09:30' },
  { from: '10:00', until: '12:30' },
  { from: '14:00', until: '18:00' },
];
const settings: Settings = {
  shopId: 2 ** 31 - 1,
  name: 'Mill <&> Sons',
  currency: 'EUR',
  timeZone: 'Europe/Berlin',
  hours: {
    week: { mon: broken, tue: broken },
    days: Object.fromEntries([...daysFrom('2026-12-24', 10), '2027-02-01'].map((day) => [day, []])),
  },
  pausedUntil: null,
  pauseText: 'The <oven> rests.',
  hasOrders: true,
  columns: {},
};
const paused = { ...settings, pausedUntil: new Date('2026-12-18T13:00:00Z') };
const languages = says.map((say) => [say.language, say] as const);

describe('The pages of opening hours and pauses', () => {
  it.each(languages)('fit on a phone in %s', (_, say) => {
    const screens = [
      weekScreen(say, settings, now),
      weekScreen(say, { ...settings, hours: null }, now),
      holidaysScreen(say, settings, 9, now),
      alwaysOpenScreen(say, settings),
      pauseScreen(say, settings, now),
      pauseScreen(say, paused, now),
    ];
    for (const screen of screens) {
      expect(lengthOf(screen)).toBeLessThan(1_000);
      expect(screen.text).not.toContain('<oven>');
      for (const row of screen.buttons ?? []) {
        for (const { label } of row) expect([...label].length).toBeLessThanOrEqual(row.length > 1 ? 18 : 34);
      }
    }
  });

  it('name holidays in full, with the year when it is another', () => {
    expect(holidaysScreen(english, settings, 0, now).text).toBe(
      `🕒 <b>Mill &lt;&amp;&gt; Sons</b> · days that are different
Thu 24 Dec – Sat 2 Jan 2027: closed
Mon 1 Feb 2027: closed`,
    );
  });

  it('offer the end of a pause first, and the next opening by its time', () => {
    expect(labelsOf(pauseScreen(english, paused, now)).slice(0, 2)).toEqual(['✅ Take orders again', '⏸️ 1 hour']);
    expect(labelsOf(pauseScreen(english, settings, now))).toContain('⏸️ Till we open: Mon 21 Dec, 07:00');
  });
});

describe('What customers read of a pause', () => {
  it.each(languages)('says until when in %s, and why, in the words of the shop', (_, say) => {
    const [, until, why] = openingText(say, { ...paused, hours: null }, now).split('\n');
    expect(until).toContain('14:00');
    expect(why).toBe('<i>The &lt;oven&gt; rests.</i>');
  });

  it('names no time where there is none, and no words where there are none', () => {
    const open = { ...paused, pausedUntil: OPEN_END, pauseText: '', hours: null };
    expect(openingText(english, open, now)).toBe('🕒 Open now\n⏸️ No new orders for now');
  });
});

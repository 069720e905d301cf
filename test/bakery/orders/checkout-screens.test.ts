import { describe, expect, it } from '@jest/globals';
import {
  leftCheckoutScreen,
  nothingToOrderScreen,
  summaryScreen,
} from '../../../src/bakery/orders/checkout/checkout.screens.ts';
import { daysScreen, slotsScreen } from '../../../src/bakery/orders/checkout/times.screens.ts';
import { checkoutLine as line } from '../../support/checkout-line.ts';
import { english, labelsOf, lengthOf, says } from '../../support/says.ts';

/** Friday, 12:01 in Berlin. */
const now = new Date('2026-11-20T11:01:00Z');
const opensOnSaturday = {
  ...line,
  hours: { week: { sat: [{ from: '07:00', until: '12:00' }] }, days: {} },
};

describe('The summary before ✅', () => {
  it('shows every figure, and ✅ carries what it showed', () => {
    const screen = summaryScreen(english, [line], now);
    expect(screen.text).toBe(
      '<b>Is everything right?</b>\n\n2 × Rye &lt;loaf&gt; · €9\n\nGoods €9, delivery €2\nTotal: <b>€11</b>\n\n' +
        '🚚 To &lt;b&gt;Mill&lt;/b&gt; Street &amp; Co 4\n🕒 As soon as possible: from about 12:35\n📞 +49301234567\n' +
        '💵 Cash to the courier',
    );
    const due = new Date('2026-11-20T11:35:00Z').getTime() / 60_000;
    expect(screen.buttons![0]).toEqual([
      { label: '✅ Order · €11', data: `ord.buy:3:7:${(1100).toString(36)}:${due.toString(36)}` },
    ]);
    expect(labelsOf(screen).slice(1)).toEqual([
      '🚚 Delivery •',
      '🏃 Pickup',
      '📍 Another address',
      '🕒 Time',
      '📞 Phone',
      '💬 Note',
      '💵 Change from…',
      '🛒 Change the cart',
    ]);
  });

  it('shows wished time, note and change', () => {
    const slotAt = new Date('2026-11-21T08:00:00Z');
    const { text } = summaryScreen(english, [{ ...line, slotAt, note: '<b>Ring</b> twice 🔔', changeFrom: 2000 }], now);
    expect(text).toContain('🕒 tomorrow 09:00–09:30');
    expect(text).toContain('💬 &lt;b&gt;Ring&lt;/b&gt; twice 🔔');
    expect(text).toContain('💵 Cash to the courier, change from €20');
  });

  it('of a pickup has no fee and no address to change', () => {
    const screen = summaryScreen(english, [{ ...line, fulfilment: 'pickup' }], now);
    expect(screen.text).toContain('🏃 At Crumb &amp; Co, Mill Street 1');
    expect(screen.text).toContain('\n\nTotal: <b>€9</b>');
    expect(labelsOf(screen)).not.toContain('📍 Another address');
  });

  it('says that a delivery is free', () => {
    const { text } = summaryScreen(english, [{ ...line, freeFrom: 900 }], now);
    expect(text).toContain('Goods €9, delivery free\nTotal: <b>€9</b>');
  });

  it('forgets a banknote that is not enough any more', () => {
    expect(summaryScreen(english, [{ ...line, changeFrom: 1000 }], now).text).not.toContain('change from');
  });

  it('names what costs something else than when it was put in', () => {
    const { text } = summaryScreen(english, [{ ...line, priceSeen: 400 }], now);
    expect(text).toContain('<b>Rye &lt;loaf&gt;</b> is €4.50 now, it was €4.\n');
  });

  it('of a shared place links to the map', () => {
    const shared = { ...line, address: null, latitude: 52.5, longitude: 13.4 };
    expect(summaryScreen(english, [shared], now).text).toContain('query=52.5,13.4');
  });

  it('says plainly that the bakery is closed, and when it can be had', () => {
    expect(summaryScreen(english, [opensOnSaturday], now).text).toContain(
      '🕒 The bakery is closed now: ready from tomorrow 07:30',
    );
  });

  it.each([
    [[{ ...line, stock: 1 }], '<b>Rye &lt;loaf&gt;</b>: only 1 left.'],
    [[line, { ...line, name: 'Roll', stock: 0 }], '<b>Roll</b> has sold out meanwhile.'],
    [[{ ...line, minimum: 1000 }], 'Orders here begin at €10: €1 is missing still.'],
    [
      [{ ...line, shopLatitude: 52.52, shopLongitude: 13.405, radiusKm: 8, latitude: 52.4, longitude: 13.06 }],
      'That is 26.9 km from the bakery; we deliver up to 8 km.',
    ],
    [[{ ...line, hours: { week: {}, days: {} } }], 'The bakery has no opening hours in the coming weeks.'],
    [[{ ...line, slotAt: new Date('2026-11-20T11:00:00Z') }], 'The time 12:00 is no longer possible.'],
    [
      [{ ...line, slotAt: new Date('2026-11-21T08:00:00Z'), slotCapacity: 2, inSlot: 2 }],
      'The time tomorrow 09:00 has just filled up.',
    ],
  ])('has no ✅ while something stands in the way (%#)', (lines, words) => {
    const screen = summaryScreen(english, lines, now);
    expect(screen.text).toContain(words);
    expect(labelsOf(screen).join()).not.toContain('✅');
  });
});

describe('A wished time that is gone', () => {
  const slotAt = new Date('2026-11-20T11:00:00Z');

  it('leaves the next best one as the first button', () => {
    expect(labelsOf(summaryScreen(english, [{ ...line, slotAt }], now))[0]).toBe('🕒 Soonest · 12:35');
  });

  it('does not, while something else stands in the way too', () => {
    expect(labelsOf(summaryScreen(english, [{ ...line, slotAt, stock: 0 }], now))[0]).toBe('🚚 Delivery •');
  });
});

describe('Choosing a time', () => {
  const morning = new Date('2026-11-21T06:00:00Z').getTime();
  const slots = Array.from({ length: 10 }, (_, i) => new Date(morning + i * 1_800_000));
  const times = {
    earliest: new Date('2026-11-20T11:35:00Z'),
    days: [
      { date: '2026-11-21', slots },
      { date: '2026-11-23', slots: [new Date('2026-11-23T06:00:00Z')] },
    ],
    timeZone: 'Europe/Berlin',
    slotMinutes: 30,
  };

  it('begins with as soon as possible and the days', () => {
    expect(labelsOf(daysScreen(english, times, now))).toEqual([
      '🕒 Soonest · 12:35',
      '🕒 Tomorrow',
      '🕒 Mon 23 Nov',
      '⬅️ Back',
    ]);
  });

  it('goes on with the slots of a day, eight on a page', () => {
    const first = slotsScreen(english, times, 20261121, 0, now);
    expect(labelsOf(first).slice(0, 2)).toEqual(['🕒 07:00–07:30', '🕒 07:30–08:00']);
    expect(labelsOf(first).slice(8)).toEqual(['▶️ 2/2', '⬅️ Back']);
    expect(labelsOf(slotsScreen(english, times, 20261121, 9, now))).toEqual([
      '🕒 11:00–11:30',
      '🕒 11:30–12:00',
      '◀️ 1/2',
      '⬅️ Back',
    ]);
  });

  it('of a day that is over shows the days again, of a shop without hours a way back', () => {
    expect(slotsScreen(english, times, 19700101, 0, now)).toEqual(daysScreen(english, times, now));
    const none = daysScreen(english, { ...times, earliest: undefined, days: [] }, now);
    expect(labelsOf(none)).toEqual(['⬅️ Back']);
  });
});

describe.each(says.map((say) => [say.language, say] as const))('In %s', (_language, say) => {
  it('the largest order fits into a message', () => {
    const largest = Array.from({ length: 30 }, () => ({
      ...line,
      name: '&'.repeat(80),
      price: 99_999_999,
      quantity: 99,
      stock: 1,
      priceSeen: 99_999_998,
      currency: 'RUB',
      address: '&'.repeat(300),
      note: '&'.repeat(300),
      minimum: 2 ** 31 - 1,
      pausedUntil: new Date('2027-01-01T00:00:00Z'),
      pauseText: '&'.repeat(200),
    }));
    expect(lengthOf(summaryScreen(say, largest, now))).toBeLessThanOrEqual(4096);
  });

  it('every button can be read on a phone', () => {
    const days = Array.from({ length: 8 }, (_, i) => {
      const at = new Date(Date.UTC(2026, 10, 20 + i, 22));
      return { date: `2026-11-${20 + i}`, slots: [at, at] };
    });
    const times = { earliest: days[7]!.slots[0], days, timeZone: 'Europe/Berlin', slotMinutes: 30 };
    const screens = [
      summaryScreen(say, [line], now),
      daysScreen(say, times, now),
      slotsScreen(say, times, 20261127, 0, now),
    ];
    for (const { buttons = [] } of screens) {
      for (const row of buttons) expect(row.map(({ label }) => label).join(' ').length).toBeLessThanOrEqual(38);
    }
  });

  it('nothing to order and a checkout that was left have a way on', () => {
    for (const screen of [nothingToOrderScreen(say), leftCheckoutScreen(say)]) {
      expect(labelsOf(screen)).toHaveLength(1);
    }
  });
});

import { describe, expect, it } from '@jest/globals';
import { cashScreen, pastHandoversScreen } from '../../../src/bakery/deliveries/cash/cash.screens.ts';
import type { Handover } from '../../../src/bakery/deliveries/cash/handover.queries.ts';
import {
  handedOverScreen,
  handoverOrdersScreen,
  handoverScreen,
} from '../../../src/bakery/deliveries/cash/handover.screens.ts';
import type { Shift } from '../../../src/bakery/deliveries/cash/shift.queries.ts';
import { cashOfScreen, shiftScreen, shiftsScreen } from '../../../src/bakery/deliveries/cash/shift.screens.ts';
import type { Screen } from '../../../src/chat/screen.ts';
import { english, labelsOf, lengthOf, says } from '../../support/says.ts';

const now = new Date('2026-11-20T18:00:00Z');
const russian = says.find(({ language }) => language === 'ru')!;
const long = 'Ж'.repeat(64);

const shift: Shift = {
  shopId: 1,
  shop: 'Bulka & Sons',
  timeZone: 'Europe/Berlin',
  currency: 'EUR',
  courierId: 7,
  courier: 'Ivan',
  brought: [
    { orderId: 12, deliveredAt: new Date('2026-11-20T13:05:00Z'), cash: 1250 },
    { orderId: 14, deliveredAt: new Date('2026-11-20T14:10:00Z'), cash: 0 },
  ],
  page: 0,
  deliveries: 2,
  amount: 1250,
  waiting: [],
};
const handover: Handover = {
  handoverId: 3,
  shop: 'Bulka & Sons',
  timeZone: 'Europe/Berlin',
  courierId: 7,
  courier: 'Ivan',
  amount: 4750,
  currency: 'EUR',
  deliveries: 3,
  askedAt: new Date('2026-11-20T17:05:00Z'),
  received: null,
  confirmedBy: null,
  confirmedAt: null,
  note: null,
  mayConfirm: true,
};
const counted = { ...handover, received: 4500, confirmedBy: 'Emil', confirmedAt: now, note: 'a coin <b>rolled</b>' };

describe('The end of a shift', () => {
  it('says what each order has brought and what is to be handed over', () => {
    const screen = shiftScreen(english, shift, now);
    expect(screen.text).toContain('Bulka &amp; Sons');
    expect(screen.text).toContain('Order 12 · 14:05 · €12.50\nOrder 14 · 15:10 · no cash');
    expect(screen.text).toContain('2 deliveries, to hand over: <b>€12.50</b>');
    expect(labelsOf(screen)).toEqual(['💵 Hand over €12.50', '⬅️ Deliveries']);
    expect(shiftScreen(russian, shift, now).text).toContain('2 доставки, сдать: <b>12,50\u00a0€</b>');
  });

  it('says when there is nothing, and what waits to be counted', () => {
    const done = { ...shift, brought: [], deliveries: 0, amount: 0, waiting: [{ handoverId: 3, amount: 1250 }] };
    const screen = shiftScreen(english, done, now);
    expect(screen.text).toContain('Nothing to hand over');
    expect(screen.text).toContain('€12.50 handed over, waiting to be counted.');
    expect(labelsOf(screen)).toEqual(['⬅️ Deliveries']);
    expect(labelsOf(cashOfScreen(english, done, now))).toEqual(['💵 Count €12.50', '⬅️ Cash with couriers']);
  });
});

describe('A card of cash', () => {
  it('asks to confirm the sum or to say another', () => {
    const screen = handoverScreen(english, handover, now);
    expect(screen.text).toContain('<b>Ivan hands over €47.50</b>');
    expect(screen.text).toContain('3 orders, 18:05');
    expect(labelsOf(screen)).toEqual([
      "✅ €47.50, that's right",
      '✏️ Another sum',
      '🧾 By order',
      '⬅️ Cash with couriers',
    ]);
    const own = handoverScreen(english, { ...handover, mayConfirm: false }, now);
    expect(labelsOf(own)).toEqual(['🧾 By order']);
  });

  it('says who has counted what, and the difference', () => {
    const screen = handoverScreen(english, counted, now);
    expect(screen.text).toContain('Emil has counted €45, 19:00.\n€2.50 is missing.');
    expect(screen.text).toContain('a coin &lt;b&gt;rolled');
    expect(labelsOf(screen)[0]).toBe('🧾 By order');
    expect(handedOverScreen(russian, counted).text).toContain('Не хватает 2,50\u00a0€.');
    expect(handoverScreen(english, { ...counted, received: 5000 }, now).text).toContain('€2.50 too much.');
    const empty = { ...handover, amount: 0, deliveries: 0 };
    expect(labelsOf(handoverScreen(english, empty, now))).toEqual(['⬅️ Cash with couriers']);
  });
});

describe('Everything about cash', () => {
  const dear = { amount: 99_999_999, currency: 'RUB' };
  const couriers = [{ courierId: 7, courier: long, isWaiting: true, ...dear }];
  const past = [{ handoverId: 3, courier: long, received: 1, confirmedAt: new Date('2026-01-11T18:00:00Z'), ...dear }];
  const everyScreen: readonly ((say: typeof english) => Screen)[] = [
    (say) => shiftScreen(say, { ...shift, ...dear, courier: long, deliveries: 99 }, now),
    (say) => cashOfScreen(say, { ...shift, ...dear, courier: long, waiting: [{ handoverId: 3, ...dear }] }, now),
    (say) => shiftsScreen(say, [{ shopId: 1, shop: long, ...dear }]),
    (say) => handoverScreen(say, { ...handover, ...dear, courier: long }, now),
    (say) => handoverOrdersScreen(say, { ...handover, ...dear }, { brought: shift.brought, page: 0 }, now),
    (say) => cashScreen(say, { couriers, page: 0, count: 20, ...dear }, true),
    (say) => cashScreen(say, { couriers: [], page: 0, count: 0, ...dear }, false),
    (say) => pastHandoversScreen(say, { handovers: past, page: 1, count: 30, timeZone: 'Europe/Berlin' }, now),
    (say) => pastHandoversScreen(say, { handovers: [], page: 0, count: 0, timeZone: 'Europe/Berlin' }, now),
  ];

  it.each(says.map((say) => [say.language, say] as const))('fits a phone in %s', (_, say) => {
    for (const screen of everyScreen.map((make) => make(say))) {
      expect(lengthOf(screen)).toBeGreaterThan(10);
      expect(lengthOf(screen)).toBeLessThan(4096);
      for (const label of labelsOf(screen)) expect([label, label.length <= 34]).toEqual([label, true]);
    }
  });
});

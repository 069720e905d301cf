import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { itIs } from '../support/clock.ts';
import { hears, reads } from '../support/conversation.ts';
import { choosesTomorrow, FridayBakery, SUMMARY } from '../support/friday-bakery.ts';

let friday: FridayBakery;
beforeAll(async () => {
  friday = await FridayBakery.open();
});
beforeEach(() => friday.has());
afterAll(() => friday.close());

describe('An order for Saturday', () => {
  it('takes three taps more, and the card says when', async () => {
    const vera = await friday.comes('Vera');
    const { text } = await choosesTomorrow(vera, '09:00');
    expect(text).toContain('🕒 tomorrow 09:00–09:30');
    await reads(vera, /received/, () => vera.taps('✅'));
    expect(await friday.lastOrder()).toMatchObject({ due: new Date('2026-11-21T08:00:00Z'), minutes: 30 });
    await hears(vera, '09:00');
  });

  it('can be taken back to as soon as possible', async () => {
    const vera = await friday.comes('Vera');
    await choosesTomorrow(vera, '09:00');
    await reads(vera, 'When would you like it?', () => vera.taps('🕒 Time'));
    await reads(vera, 'As soon as possible: from about 12:35', () => vera.taps('🕒 Soonest'));
    await reads(vera, /received/, () => vera.taps('✅'));
    expect(await friday.lastOrder()).toMatchObject({ due: new Date('2026-11-20T11:35:00Z'), minutes: null });
  });

  it('placed at night is promised for the morning, plainly', async () => {
    itIs('2026-11-20T22:10:00+01:00');
    const vera = await friday.comes('Vera');
    await hears(vera, 'The bakery is closed now: ready from tomorrow 08:00');
    await reads(vera, /received/, () => vera.taps('✅'));
    expect(await friday.lastOrder()).toMatchObject({ due: new Date('2026-11-21T07:00:00Z'), minutes: null });
  });

  it('after the cut-off is for tomorrow, though the door is open', async () => {
    await friday.has({ cut_off: '12:00' });
    const vera = await friday.comes('Vera');
    await hears(vera, 'from about tomorrow 08:00');
  });

  it('is asked for anew when the slot has passed over the summary', async () => {
    const vera = await friday.comes('Vera');
    await choosesTomorrow(vera, '09:00');
    itIs('2026-11-21T08:50:00+01:00');
    const before = await friday.ordersNow();
    const summary = await reads(vera, 'is no longer possible', () => vera.taps('✅'));
    expect(summary.buttons.flat().some(({ text }) => text.startsWith('✅'))).toBe(false);
    expect(await friday.ordersNow()).toBe(before);
    await reads(vera, 'When would you like it?', () => vera.taps('🕒 Time'));
    await reads(vera, 'from about 09:25', () => vera.taps('🕒 Soonest'));
    await reads(vera, /received/, () => vera.taps('✅'));
  });

  it('has one last place for two people at once', async () => {
    await friday.has({ slot_capacity: 1 });
    const [vera, nora] = [await friday.comes('Vera'), await friday.comes('Nora')];
    for (const person of [vera, nora]) await choosesTomorrow(person, '10:00');
    const before = await friday.ordersNow();
    const people = [vera, nora];
    const answers = await Promise.all(people.map((person) => person.taps('✅')));
    expect(await friday.ordersNow()).toBe(before + 1);
    const late = people[answers.findIndex((answer) => answer?.text?.includes('has just filled up'))]!;
    await hears(late, 'has just filled up');
    await reads(late, 'When would you like it?', () => late.taps('🕒 Time'));
    const { buttons } = await reads(late, 'Which time suits you?', () => late.taps('🕒 Tomorrow'));
    expect(buttons.flat().map(({ text }) => text)).not.toContain('🕒 10:00–10:30');
    await reads(late, SUMMARY, () => late.taps('🕒 10:30'));
    await reads(late, /received/, () => late.taps('✅'));
    expect(await friday.ordersNow()).toBe(before + 2);
  });

  it.each([
    ['2026-03-28T10:00:00+01:00', '2026-03-30T05:00:00Z'],
    ['2026-10-24T10:00:00+02:00', '2026-10-26T06:00:00Z'],
  ])('over the night when clocks change opens at seven by the clock on the wall (%s)', async (saturday, monday) => {
    itIs(saturday);
    const vera = await friday.comes('Vera');
    await reads(vera, 'When would you like it?', () => vera.taps('🕒 Time'));
    await reads(vera, 'Which time suits you?', () => vera.taps('🕒 Mon'));
    await reads(vera, '07:00–07:30', () => vera.taps('🕒 07:00'));
    await reads(vera, /received/, () => vera.taps('✅'));
    expect(await friday.lastOrder()).toMatchObject({ due: new Date(monday) });
  });
});

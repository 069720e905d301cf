import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { editHolidays, editWeekdays } from '../../src/bakery/shops/hours/hours.actions.ts';
import { dateAt } from '../../src/bakery/shops/hours/opening.ts';
import { pauseForHours } from '../../src/bakery/shops/settings/pause.actions.ts';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import { Bakery } from '../support/bakery.ts';
import { fillsCart, reachesSummary, reads } from '../support/conversation.ts';

const DAY_MS = 86_400_000;
const everyDay = 0b1111111;

describe('Opening hours and pauses', () => {
  let bakery: Bakery;
  let olga: Person;

  beforeAll(async () => {
    bakery = await Bakery.open();
    await bakery.product('Rye loaf', { stock: 50 });
    olga = await bakery.staff('owner', 'Olga');
  });
  afterAll(() => bakery.close());

  const { stringify } = JSON;
  const hours = async () => {
    const [row] = await bakery.sql<{ hours: { week: object; days: Record<string, object[]> } | null }>(
      'select hours from shop where id = $1',
      [bakery.shopId],
    );
    return row!.hours;
  };
  const opens = async (button: string, words: string) => {
    await reads(olga, 'Settings', () => olga.command('shop'));
    return reads(olga, words, () => olga.taps(button));
  };

  it('are typed for a day, and copied to others with a tap', async () => {
    await opens('🕒 Opening hours', 'Open all day, every day');
    await reads(olga, 'When are you open: Mon?', () => olga.taps('✏️ Mon ·'));
    await reads(olga, 'A day ends at 24:00', () => olga.says('20-2'));
    await reads(olga, 'These times overlap', () => olga.says('8-12, 11-15'));
    await reads(olga, "I can't read these hours", () => olga.sendsVoice());
    await reads(olga, 'Mon: 08:00–12:00, 13:00–18:00', () => olga.says('8:00-12:00, 13-18'));
    await reads(olga, 'When are you open: Tue?', () => olga.taps('✏️ Tue ·'));
    await reads(olga, 'Tue: 08:00–12:00, 13:00–18:00', () => olga.taps('As on Monday'));
    await reads(olga, 'When are you open: Sun?', () => olga.taps('✏️ Sun ·'));
    await reads(olga, 'Sun: closed', () => olga.taps('Closed'));
    await reads(olga, 'When are you open: Mon, Tue, Wed, Thu, Fri?', () => olga.taps('✏️ Mon to Fri'));
    await reads(olga, 'Fri: 07:00–19:00', () => olga.says('7-19'));
    expect((await hours())!.week).toEqual({
      ...Object.fromEntries(
        ['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [{ from: '07:00', until: '19:00' }]]),
      ),
      sat: [{ from: '00:00', until: '24:00' }],
      sun: [],
    });
  });

  it('of two owners at the same day, the second reads what the first wrote; other days are no matter', async () => {
    const nina = await bakery.staff('owner', 'Nina', { languageCode: 'ru' });
    const asks = (person: Person, weekdays: number, words: string) =>
      reads(person, words, () => person.forges(editWeekdays.write({ shopId: bakery.shopId, weekdays })));
    await asks(olga, 1, 'When are you open: Mon?');
    await asks(nina, 2, 'Когда вы открыты: Вт?');
    await reads(nina, 'Вт: 06:00–10:00', () => nina.says('6-10'));
    await reads(olga, 'Mon: 06:00–11:00', () => olga.says('6-11'));
    await asks(nina, 1, 'Когда вы открыты: Пн?');
    await asks(olga, 1, 'When are you open: Mon?');
    await reads(olga, 'Mon: 06:00–12:00', () => olga.says('6-12'));
    await reads(nina, /Olga.*06:00–12:00/s, () => nina.says('9-10'));
    expect((await hours())!.week).toMatchObject({ mon: [{ from: '06:00', until: '12:00' }] });
  });

  it('a holiday is added, closes the shop for customers at once, and is removed', async () => {
    await opens('🕒 Opening hours', 'By the clock of Europe/Berlin');
    await reads(olga, 'None so far', () => olga.taps('🕒 Holidays'));
    await reads(olga, 'Which day?', () => olga.taps('➕'));
    await reads(olga, "I can't read this day", () => olga.says('31.2.'));
    await reads(olga, 'That day is over', () => olga.says('1.1.2020'));
    const today = dateAt(new Date(), 'Europe/Berlin');
    await reads(olga, 'When are you open', () => olga.says(today));
    await reads(olga, 'days that are different', () => olga.taps('Closed'));
    expect((await hours())!.days).toEqual({ [today]: [] });
    const vera = bakery.customer('Vera', 'ru');
    await reads(vera, 'Закрыто', () => vera.command('start'));

    await opens('🕒 Opening hours', 'Different soon');
    const shown = await reads(olga, 'days that are different', () => olga.taps('🕒 Holidays'));
    expect(shown.text).toContain(': closed');
    await reads(olga, 'When are you open', () =>
      olga.forges(editHolidays.write({ shopId: bakery.shopId, date: Number(today.replaceAll('-', '')), count: 1 })),
    );
    await reads(olga, 'None so far', () => olga.taps('🗑'));
    expect((await hours())!.days).toEqual({});
  });

  it('what is over is forgotten, and forged days lead to the list', async () => {
    await bakery.sql(`update shop set hours = jsonb_set(hours, '{days,2020-01-01}', '[]') where id = $1`, [
      bakery.shopId,
    ]);
    await opens('🕒 Opening hours', 'By the clock of Europe/Berlin');
    await reads(olga, 'None so far', () =>
      olga.forges(editHolidays.write({ shopId: bakery.shopId, date: 20_261_399, count: 1 })),
    );
    await reads(olga, 'When are you open', () =>
      olga.forges(editWeekdays.write({ shopId: bakery.shopId, weekdays: everyDay })),
    );
    await reads(olga, 'Sun: 00:00–24:00', () => olga.taps('All day'));
    expect((await hours())!.days).toEqual({});
    await opens('🕒 Opening hours', 'By the clock of Europe/Berlin');
    await reads(olga, 'are removed', () => olga.taps('🗑 Always open'));
    await reads(olga, 'Open all day, every day', () => olga.taps('✅'));
    expect(await hours()).toBeNull();
  });

  it('a pause stops orders with a word why, keeps the carts, and ends by itself', async () => {
    const vera = bakery.customer('Vera');
    await reachesSummary(vera, 'Rye loaf');
    await opens('⏸️ Pause orders', 'Orders are coming in as usual');
    await reads(olga, 'What shall customers read', () => olga.taps('✏️ Words for a pause'));
    await reads(olga, 'During a pause customers read: The oven <rests>.', () => olga.says('The oven <rests>.'));
    await reads(olga, 'No new orders until', () => olga.taps('⏸️ 1 hour'));

    const summary = await reads(vera, /takes no new orders until .*The oven <rests>\./, () => vera.taps('✅'));
    expect(stringify(summary.buttons)).not.toContain('✅');
    expect(await bakery.orders()).toEqual([]);
    const emil = await bakery.staff('employee', 'Emil', { languageCode: 'ru' });
    await reads(emil, /^⏸️ Новых заказов не принимаем до: .*The oven <rests>\./s, () => emil.command('board'));
    const ivan = bakery.customer('Ivan', 'de');
    await reads(ivan, /Keine neuen Bestellungen bis .*The oven <rests>\./s, () => ivan.command('start'));
    const petra = bakery.customer('Petra');
    await fillsCart(petra, 'Rye loaf');
    await reads(petra, 'Your cart stays as it is', () => petra.taps('✅'));

    await bakery.sql(`update shop set paused_until = now() - interval '1 second' where id = $1`, [bakery.shopId]);
    await reads(vera, 'Is everything right?', () => vera.taps('🛒').then(() => vera.taps('✅')));
    await reads(vera, /^Order \d+/, () => vera.taps('✅'));
  });

  it('a pause lasts until the next opening, a day, or somebody ends it', async () => {
    const until = async () => {
      const [row] = await bakery.sql<{ at: Date | null }>('select paused_until as at from shop where id = $1', [
        bakery.shopId,
      ]);
      return row!.at;
    };
    await opens('⏸️ Pause orders', 'Orders are coming in as usual');
    await reads(olga, 'No new orders for now', () => olga.taps('⏸️ Until I end it'));
    await reads(olga, 'Orders are coming in as usual', () => olga.taps('✅ Take orders again'));
    expect(await until()).toBeNull();
    const inThreeDays = dateAt(new Date(Date.now() + 3 * DAY_MS), 'Europe/Berlin');
    await reads(olga, 'From the morning of which day', () => olga.taps('⏸️ Until a day'));
    await reads(olga, 'That day is over', () => olga.says(dateAt(new Date(), 'Europe/Berlin')));
    await reads(olga, 'No new orders until', () => olga.says(inThreeDays));
    expect(dateAt((await until())!, 'Europe/Berlin')).toBe(inThreeDays);
    await bakery.sql(`update shop set hours = '{"week":{},"days":{}}' where id = $1`, [bakery.shopId]);
    expect(stringify((await opens('⏸️ Orders are paused', 'No new orders until')).buttons)).not.toContain(
      'Till we open',
    );
    await olga.forges(pauseForHours.write({ shopId: bakery.shopId, hours: 999 }));
    expect(dateAt((await until())!, 'Europe/Berlin')).toBe(inThreeDays);
  });
});

import type { Person } from '../../src/pretend-telegram/people/person.ts';
import { Bakery } from './bakery.ts';
import { itIs, realTime } from './clock.ts';
import { fillsCart, reads } from './conversation.ts';

export const SUMMARY = 'Is everything right?';
const FRIDAY = '2026-11-20T12:01:00+01:00';
const weekday = [{ from: '07:00', until: '18:00' }];
const saturday = [{ from: '07:30', until: '12:00' }];
const hours = {
  week: { mon: weekday, tue: weekday, wed: weekday, thu: weekday, fri: weekday, sat: saturday },
  days: {},
};
const rules = {
  hours: JSON.stringify(hours),
  cut_off: null,
  slot_capacity: null,
  delivery_fee: 0,
  free_from: null,
  minimum: 0,
  radius_km: null,
  lead_minutes: 30,
  latitude: 52.52,
  longitude: 13.405,
};

export interface PlacedOrder {
  readonly due: Date;
  readonly minutes: number | null;
  readonly note: string | null;
  readonly change: number | null;
  readonly phone: string;
}

/** A bakery in Berlin with plenty of rye at €4.50, on a Friday at noon; it bakes from seven to six, on Saturday till noon. */
export class FridayBakery {
  readonly bakery: Bakery;
  private people = 0;

  private constructor(bakery: Bakery) {
    this.bakery = bakery;
  }

  static async open(): Promise<FridayBakery> {
    itIs(FRIDAY);
    const bakery = await Bakery.open();
    await bakery.product('Rye loaf', { price: 450, stock: 500 });
    return new FridayBakery(bakery);
  }

  async close(): Promise<void> {
    await this.bakery.close();
    realTime();
  }

  /** Friday noon again, and every rule as on the first day but these. */
  async has(others: Partial<Record<keyof typeof rules, unknown>> = {}): Promise<void> {
    itIs(FRIDAY);
    const all = { ...rules, ...others };
    const set = Object.keys(all).map((name, i) => `${name} = $${i + 2}`);
    await this.bakery.sql(`update shop set ${set.join(', ')} where id = $1`, [
      this.bakery.shopId,
      ...Object.values(all),
    ]);
    await this.bakery.sql('update product set price = 450 where id > $1', [0]);
  }

  /** A newcomer with one loaf, whose number is shared, before the ✅. */
  async comes(name: string, fulfilment: '🏃' | '🚚' = '🏃'): Promise<Person> {
    const person = this.bakery.customer(`${name} ${++this.people}`);
    await fillsCart(person, 'Rye loaf');
    await reads(person, 'Shall we bring it', () => person.taps('✅'));
    if (fulfilment === '🚚') await reads(person, 'Where to?', () => person.taps('🚚'));
    await reads(person, 'Which phone number', () =>
      fulfilment === '🚚' ? person.says('Lindenstraße 5') : person.taps('🏃'),
    );
    await reads(person, SUMMARY, () => person.sharesContact());
    return person;
  }

  async lastOrder(): Promise<PlacedOrder> {
    const [order] = await this.bakery.sql<PlacedOrder>(
      `select due_at as due, slot_minutes as minutes, note, change_from as change, phone from orders
       where id > $1 order by id desc limit 1`,
      [0],
    );
    return order!;
  }

  async ordersNow(): Promise<number> {
    return (await this.bakery.orders()).length;
  }
}

/** From the summary to the summary with a slot of tomorrow. */
export async function choosesTomorrow(person: Person, slot: string) {
  await reads(person, 'When would you like it?', () => person.taps('🕒 Time'));
  await reads(person, 'Which time suits you?', () => person.taps('🕒 Tomorrow'));
  return reads(person, SUMMARY, () => person.taps(`🕒 ${slot}`));
}

import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import { Bakery } from '../support/bakery.ts';
import { itIs, realTime } from '../support/clock.ts';
import { hears, orders, reads, textsOf } from '../support/conversation.ts';
import { brokenPromises, comesToRest } from '../support/invariants.ts';

/** The shop in Berlin is quiet from 22:00 to 07:00, the one in New York has another clock. */
const NIGHT = '2026-11-20T23:30:00+01:00';
const BEFORE_DAWN = '2026-11-21T06:58:00+01:00';
const MORNING = '2026-11-21T07:00:01+01:00';

describe('What can wait at night', () => {
  let bakery: Bakery;
  let emil: Person;
  let vera: Person;
  let wanda: Person;

  beforeAll(async () => {
    bakery = await Bakery.open();
    await bakery.sql(`update shop set quiet_from = '22:00', quiet_to = '07:00' where id = $1`, [bakery.shopId]);
    emil = await bakery.staff('employee', 'Emil');
    vera = bakery.customer('Vera');
    wanda = bakery.customer('Ванда', 'ru');
    for (const one of [vera, wanda]) await reads(one, one.firstName, () => one.command('start'));
  });
  afterEach(realTime);
  afterAll(() => bakery.close());

  /** Somebody waits for a product that is sold out, and it comes out of the oven. */
  async function comesBack(name: string, people: readonly Person[], shopId = bakery.shopId): Promise<number> {
    const productId = await bakery.product(name, { stock: 0 }, shopId);
    for (const one of people) {
      await bakery.sql(
        `insert into product_watch (product_id, person_id) select $1, id from person where telegram_id = $2`,
        [productId, one.id],
      );
    }
    return productId;
  }
  const bakes = async (name: string) => {
    await reads(emil, /To bake|Nothing to bake/, () => emil.command('bake'));
    await reads(emil, 'Fill the shelf', () => emil.taps('📦'));
    await reads(emil, `${name}\n`, () => emil.taps(name));
    await reads(emil, 'Last batch: 6', () => emil.taps('➕ 6'));
    await comesToRest(bakery.sql);
  };
  const heardOf = (person: Person, name: string) => textsOf(person).filter((text) => text.includes(name));
  const held = () => bakery.sql(`select code from notice where state = 'held' and shop_id = $1`, [bakery.shopId]);

  it('is told in the morning, once, whatever happened to the program meanwhile', async () => {
    await comesBack('Rye loaf', [vera, wanda]);
    itIs(NIGHT);
    await bakes('Rye loaf');
    expect(await held()).toHaveLength(2);
    await bakery.stopApps();
    itIs(BEFORE_DAWN);
    await bakery.start();
    await comesToRest(bakery.sql);
    expect([...heardOf(vera, 'Rye loaf'), ...heardOf(wanda, 'Rye loaf')]).toEqual([]);
    itIs(MORNING);
    await hears(vera, 'Rye loaf');
    await hears(wanda, 'Rye loaf');
    await comesToRest(bakery.sql);
    expect([heardOf(vera, 'Rye loaf').length, heardOf(wanda, 'Rye loaf').length]).toEqual([1, 1]);
    expect(await held()).toEqual([]);
  });

  it('says in the morning what is true in the morning', async () => {
    await comesBack('Walnut loaf', [vera]);
    itIs(NIGHT);
    await bakes('Walnut loaf');
    expect(await held()).toHaveLength(1);
    await bakery.sql(
      `with gone as (update product set stock = 0 where name = $1 returning id)
       insert into stock_movement (product_id, quantity, reason) select id, -6, 'order' from gone`,
      ['Walnut loaf'],
    );
    itIs(MORNING);
    expect((await hears(vera, 'Walnut loaf')).text).toContain('it is gone again');
  });

  it('keeps no order waiting: those who work hear of it at night too', async () => {
    await bakery.product('Night roll', { stock: 9 });
    itIs(NIGHT);
    const orderId = await orders(bakery.customer('Mia'), 'Night roll');
    await hears(emil, `Order ${orderId} · new`);
    expect(await held()).toEqual([]);
    expect((await brokenPromises(bakery.sql)).filter((that) => !that.includes('stock is what'))).toEqual([]);
    expect(bakery.logged).toEqual([]);
  });

  it('is told at once by day, and in the middle of the night where it is day', async () => {
    const [kiosk] = await bakery.sql<{ id: number }>(
      `insert into shop (name, currency, time_zone, language, quiet_from, quiet_to)
       values ($1, 'USD', 'America/New_York', 'en', '22:00', '07:00') returning id`,
      ['Bagels'],
    );
    const bagel = await comesBack('Bagel', [vera], kiosk!.id);
    itIs(NIGHT);
    await bakery.sql(
      `with told as (delete from product_watch where product_id = $1 returning person_id)
       insert into outbox (type, payload) select 'product.back',
         jsonb_build_object('type', 'product.back', 'productId', $1::int, 'personIds', jsonb_agg(person_id)) from told`,
      [bagel],
    );
    await hears(vera, 'Bagel');
    expect(await held()).toEqual([]);
  });
});

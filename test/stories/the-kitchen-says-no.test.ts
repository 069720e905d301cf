import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { erasePerson } from '../../src/bakery/people/erase-person.ts';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import { Bakery } from '../support/bakery.ts';
import { hears, orders, reads, textsOf } from '../support/conversation.ts';
import { brokenPromises, comesToRest } from '../support/invariants.ts';

describe('The kitchen says no', () => {
  let bakery: Bakery;
  let emma: Person;

  beforeAll(async () => {
    bakery = await Bakery.open();
    await bakery.product('Rye loaf', { stock: 99 });
    emma = await bakery.staff('employee', 'Emma', { languageCode: 'ru' });
  });
  afterAll(() => bakery.close());

  /** Ordered in English, and read in another language from then on. */
  async function ordersAs(firstName: string, language: string): Promise<[Person, number]> {
    const person = bakery.customer(firstName);
    const orderId = await orders(person, 'Rye loaf');
    await bakery.sql('update person set language = $1 where telegram_id = $2', [language, person.id]);
    await hears(emma, `Заказ ${orderId} · новый`);
    return [person, orderId];
  }

  it('for a reason from the list, which each reads in their own language', async () => {
    const [klara, orderId] = await ordersAs('Klara', 'de');
    await reads(emma, 'Почему', () => emma.taps('⛔'));
    await reads(emma, `Заказ ${orderId} · отменён`, () => emma.taps('Что-то закончилось'));
    await hears(klara, `Bestellung ${orderId} wurde storniert. Etwas ist ausverkauft`);
    await hears(klara, 'Von der Bäckerei storniert: Etwas ist ausverkauft');
  });

  it('in words of its own, which stay as they were written, and go when the customer is forgotten', async () => {
    const [pablo, orderId] = await ordersAs('Pablo', 'es');
    await reads(emma, 'Почему', () => emma.taps('⛔'));
    for (const nonsense of ['##', '####', 'x'.repeat(301)]) await emma.says(nonsense);
    await reads(emma, `Заказ ${orderId} · отменён`, () => emma.says('#сломалась <печь> у Pablo'));
    await hears(pablo, 'сломалась <печь> у Pablo');
    const kept = () =>
      bakery.sql<{ reason: string; pabloId: number }>(
        'select cancel_reason as reason, customer_id as "pabloId" from orders where id = $1',
        [orderId],
      );
    const [order] = await kept();
    expect(await kept()).toMatchObject([{ reason: 'сломалась <печь> у Pablo' }]);
    await bakery.run(erasePerson, { personId: order!.pabloId, operator: false }, undefined);
    expect(await kept()).toMatchObject([{ reason: null }]);
  });

  it('to nobody by a button of somebody who may not: wrong role, wrong bakery, dismissed', async () => {
    const [, orderId] = await ordersAs('Vera', 'en');
    const boris = await bakery.staff('courier', 'Boris');
    const nils = await bakery.staff('employee', 'Nils', { shopId: await bakery.shop('Elsewhere') });
    const gone = await bakery.staff('employee', 'Gone');
    await bakery.sql(
      'update role set active = false where person_id = (select id from person where telegram_id = $1)',
      [gone.id],
    );
    const before = await bakery.sql('select id, status from orders where id > $1 order by id', [0]);
    const id = orderId.toString(36);
    for (const one of [bakery.customer('Mallory'), boris, nils, gone]) {
      for (const code of ['kit.open', 'kit.bake', 'kit.ready', 'kit.reject', 'kit.hand'])
        await one.forges(`${code}:${id}`);
      for (const data of [`kit.undo:${id}:1`, 'bak.fix:1:1', 'bak.open:1', 'bak.done:1:6:0']) await one.forges(data);
    }
    await comesToRest(bakery.sql);
    expect(await bakery.sql('select id, status from orders where id > $1 order by id', [0])).toEqual(before);
    for (const one of [boris, nils, gone]) expect(textsOf(one).join('\n')).not.toMatch(/in the oven|1 × Rye loaf/);
    expect(await brokenPromises(bakery.sql)).toEqual([]);
    expect(bakery.logged).toEqual([]);
  });
});

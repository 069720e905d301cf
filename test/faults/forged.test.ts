import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import { rooms } from '../../src/rooms.ts';
import { Bakery } from '../support/bakery.ts';
import { hears, orders, reads } from '../support/conversation.ts';
import { comesToRest } from '../support/invariants.ts';

const ADDRESS = 'Lindenstraße 5';
const TABLES = [
  'orders',
  'order_step',
  'order_line',
  'order_message',
  'cart_line',
  'delivery',
  'offer',
  'product',
  'stock_movement',
  'outbox',
  'role',
];

/** Several at once: each of them is answered one thing after the other. */
const MALLORIES = 6;

const actions = rooms.flatMap((room) => room.actions.map(({ action }) => action));
const aboutOrders = actions.filter(({ fields }) => fields.includes('orderId'));

describe('Vera’s order', () => {
  let bakery: Bakery;
  let vera: Person;
  let orderId: number;
  const strangers: Record<string, Person> = {};

  beforeAll(async () => {
    bakery = await Bakery.open();
    await bakery.product('Rye loaf');
    const other = await bakery.shop('Rolls & Royce');
    strangers.customer = bakery.customer('Mallory');
    for (const kind of ['employee', 'courier', 'owner'] as const) {
      strangers[`${kind} of another shop`] = await bakery.staff(kind, `Igor, ${kind}`, { shopId: other });
      strangers[`dismissed ${kind}`] = await bakery.staff(kind, `Dora, ${kind}`);
    }
    await bakery.sql(`update role set active = false where shop_id = $1`, [bakery.shopId]);
    const emil = await bakery.staff('employee', 'Emil');
    const anna = await bakery.staff('courier', 'Anna');
    vera = bakery.customer('Vera');
    await reads(vera, 'Vera', () => vera.command('start', 'shop_1'));
    orderId = await orders(vera, 'Rye loaf', ADDRESS);
    await hears(emil, `Order ${orderId} · new`);
    await hears(anna, `Delivery of order ${orderId}`);
    await comesToRest(bakery.sql);
  });
  afterAll(() => bakery.close());

  const everything = async () => {
    const found = TABLES.map((table) => bakery.sql(`select * from ${table} order by 1, 2`, []));
    return JSON.stringify(await Promise.all(found));
  };

  it.each(['pending', 'ready', 'in_transit', 'completed'])(
    'is neither changed nor shown to anybody whose business it is not, while %s',
    async (status) => {
      const delivery = { pending: 'offered', ready: 'accepted', in_transit: 'picked_up', completed: 'delivered' }[
        status
      ]!;
      await bakery.sql(`update orders set status = $1`, [status]);
      await bakery.sql(`update delivery set status = $1, courier_id = (select id from person where first_name = $2)`, [
        delivery,
        status === 'pending' ? 'nobody' : 'Anna',
      ]);
      const before = await everything();
      const tries = async (stranger: Person) => {
        await reads(stranger, stranger.firstName, () => stranger.command('start'));
        for (const button of aboutOrders) {
          const values = Object.fromEntries(button.fields.map((field) => [field, field === 'orderId' ? orderId : 0]));
          expect(await stranger.forges(button.write(values))).not.toBeNull();
        }
        // Should one of them have begun to ask for a reason.
        stranger.says('We are closing');
        stranger.command('cancel');
        await bakery.telegram.settled();
        const seen = JSON.stringify([stranger.chat().messages, stranger.chat().notices]);
        for (const secret of [ADDRESS, vera.phoneNumber, 'Vera', 'Rye loaf', 'Anna'])
          expect(seen).not.toContain(secret);
      };
      await Promise.all(Object.values(strangers).map(tries));
      await comesToRest(bakery.sql);
      expect(await everything()).toBe(before);
      expect(bakery.logged).toEqual([]);
    },
  );

  // Nine times each button there is: on a busy machine that takes longer than a story may.
  it('answers forged numbers of every kind, and does nothing', async () => {
    const mallories = Array.from({ length: MALLORIES }, (_, n) => bakery.customer(`Mallory ${n}`));
    for (const mallory of mallories) await reads(mallory, 'Mallory', () => mallory.command('start'));
    await comesToRest(bakery.sql);
    const before = await everything();
    const forges = async (mallory: Person, nth: number) => {
      for (const { code, fields } of actions.filter((_, at) => at % MALLORIES === nth)) {
        const forged = [
          ...(fields.length > 0 ? [''] : []),
          ':',
          ':-1',
          ':0',
          ':zzzzzzzzzzz',
          ':1.5',
          ':١٢',
          ':1:1:1:1:1',
          `:' or 1=1`,
        ];
        const answers = await Promise.all(forged.map((rest) => mallory.forges(`${code}${rest}`)));
        expect(answers).not.toContain(null);
      }
    };
    await Promise.all(mallories.map(forges));
    await comesToRest(bakery.sql);
    expect(await everything()).toBe(before);
    expect(await bakery.sql(`select reason from inbox where state = 'dead'`, [])).toEqual([]);
    expect(bakery.logged).toEqual([]);
  }, 120_000);
});

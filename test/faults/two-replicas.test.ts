import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import { Bakery } from '../support/bakery.ts';
import { fillsCart, hears, orders, reads } from '../support/conversation.ts';
import { brokenPromises, comesToRest } from '../support/invariants.ts';
import { type Program, runProgram } from '../support/program.ts';

const CUSTOMERS = 3;
const PIECES = 9;

describe('Two replicas behind a round-robin webhook', () => {
  let bakery: Bakery;
  let program: Program | undefined;
  let emil: Person;
  let anna: Person;
  let rye: number;

  beforeEach(async () => {
    bakery = await Bakery.open({ front: 'webhook', replicas: 2 });
    rye = await bakery.product('Rye loaf', { stock: 100 });
    emil = await bakery.staff('employee', 'Emil');
    anna = await bakery.staff('courier', 'Anna');
  });
  afterEach(async () => {
    await bakery.close();
    await program?.stop();
  });

  /** From /start to the finished delivery, with everybody else doing the same at the same time. */
  async function isServed(customer: Person): Promise<void> {
    const orderId = await orders(customer, 'Rye loaf');
    const card = await hears(emil, `Order ${orderId} · new`);
    const offer = await hears(anna, `Delivery of order ${orderId}`);
    const taps = (person: Person, { id }: { id: number }, label: string) => {
      const { buttons } = person.chat().messages.find((message) => message.id === id)!;
      const row = buttons.findIndex(([button]) => button!.text.startsWith(label));
      return person.taps({ message: id, row, column: 0 });
    };
    await reads(emil, `Order ${orderId} · in the oven`, () => taps(emil, card, '👩‍🍳'));
    await reads(anna, `Your delivery of order ${orderId}`, () => taps(anna, offer, '🛵'));
    await reads(anna, `Order ${orderId} is ready for you`, () => taps(emil, card, '🔔'));
    await reads(anna, `Your delivery of order ${orderId} · on its way`, () => taps(anna, offer, '📤'));
    await reads(anna, `Order ${orderId} is delivered`, () => taps(anna, offer, '🏁'));
    await hears(customer, `Order ${orderId} is delivered. Enjoy!`);
  }

  const allAreServed = () => {
    const customers = Array.from({ length: CUSTOMERS }, (_, n) => bakery.customer(`Vera ${n + 1}`));
    return Promise.all(customers.map(isServed));
  };

  async function isSound(): Promise<void> {
    await comesToRest(bakery.sql);
    expect(await brokenPromises(bakery.sql)).toEqual([]);
    const done = { status: 'completed' };
    expect(await bakery.orders()).toMatchObject(Array.from({ length: CUSTOMERS }, () => done));
    expect(await bakery.stockOf(rye)).toBe(100 - CUSTOMERS);
    expect(await bakery.sql(`select reason from inbox where state = 'dead'`, [])).toEqual([]);
  }

  it('keep what one person does in order', async () => {
    const vera = bakery.customer('Vera');
    await fillsCart(vera, 'Rye loaf');
    const answers = await Promise.all(Array.from({ length: PIECES }, () => vera.presses('➕').answer));
    const counted = answers.map((answer) => Number(/\d+/.exec(answer!.text!)![0]));
    expect(counted).toEqual(Array.from({ length: PIECES }, (_, n) => n + 2));
    await comesToRest(bakery.sql);
    expect(await brokenPromises(bakery.sql)).toEqual([]);
  });

  it('serve several people at once, each step once, though one is stopped before the balancer knows', async () => {
    const serving = allAreServed();
    await hears(emil, / · new/);
    await bakery.apps.shift()!.stop();
    bakery.telegram.webhookTargets(bakery.apps.map(({ url }) => `${url}/telegram`));
    await serving;
    await isSound();
    expect(emil.chat().messages).toHaveLength(CUSTOMERS);
  });

  it('lose nothing though one is killed before the balancer knows', async () => {
    await bakery.apps.shift()!.stop();
    program = await runProgram({ telegram: bakery.telegram, databaseUrl: bakery.databaseUrl, front: 'webhook' });
    const left = bakery.apps.map(({ url }) => `${url}/telegram`);
    bakery.telegram.webhookTargets([...left, program.webhookUrl]);
    const serving = allAreServed();
    await hears(emil, / · new/);
    await program.kill();
    bakery.telegram.webhookTargets(left);
    await serving;
    await isSound();
    // What the killed one was just sending may come twice.
    expect(emil.chat().messages.length - CUSTOMERS).toBeLessThanOrEqual(1);
  }, 90_000);
});

import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import { Bakery } from '../support/bakery.ts';
import { hears, orders, textsOf } from '../support/conversation.ts';
import { brokenPromises, comesToRest } from '../support/invariants.ts';
import { hasRedis } from '../support/redis.ts';

const AWAY_MS = 20_000;

(hasRedis ? describe : describe.skip)('Redis that is stopped for twenty seconds and comes back empty', () => {
  let bakery: Bakery;
  let emil: Person;
  let anna: Person;
  let rye: number;

  beforeAll(async () => {
    bakery = await Bakery.open({ front: 'webhook', queues: 'Redis' });
    rye = await bakery.product('Rye loaf', { stock: 20 });
    emil = await bakery.staff('employee', 'Emil');
    anna = await bakery.staff('courier', 'Anna');
  });
  afterAll(() => bakery.close());

  it('stops nobody from ordering, and the news come afterwards, in order and once', async () => {
    const placed: number[] = [];
    const shops = async (name: string) => {
      placed.push(await orders(bakery.customer(name), 'Rye loaf'));
    };
    // Three at once: while the first card is sent the other two are in line, and lost.
    await Promise.all(['Vera', 'Oleg', 'Nina'].map(shops));
    await hears(emil, ' · new');
    await bakery.redis!.stop();
    const stoppedAt = performance.now();
    await shops('Igor');
    await shops('Kira');
    await sleep(AWAY_MS - (performance.now() - stoppedAt));
    await shops('Lena');
    await bakery.redis!.start();
    await shops('Maja');

    for (const number of placed) await hears(emil, `Order ${number} · new`);
    await comesToRest(bakery.sql);
    expect(await brokenPromises(bakery.sql)).toEqual([]);
    const numbers = placed.toSorted((a, b) => a - b);
    expect(textsOf(emil).map((text) => Number(/\d+/.exec(text)![0]))).toEqual(numbers);
    expect(textsOf(anna).map((text) => Number(/\d+/.exec(text)![0]))).toEqual(numbers);
    expect(await bakery.stockOf(rye)).toBe(20 - placed.length);
    expect(bakery.logged.join('')).toContain('is away');
  }, 120_000);
});

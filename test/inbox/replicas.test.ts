import { setImmediate as breathe } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Received } from '../../src/inbox/inbox.ts';
import { type Bakery, openBakery } from './bakery.ts';
import { salesOf, sell } from './counter.ts';
import { tap } from './updates.ts';

const PEOPLE = 40;
const TAPS = 25;

describe('Two replicas on one database', () => {
  let bakery: Bakery;

  beforeAll(async () => {
    bakery = await openBakery();
  });
  afterAll(() => bakery.close());

  it('serve everybody one tap at a time, in order, once, though taps come to both and some twice', async () => {
    const atTheCounter = new Set<number>();
    let crowded = 0;
    const handle = async (update: Received) => {
      if (atTheCounter.has(update.lane)) crowded += 1;
      atTheCounter.add(update.lane);
      await breathe();
      await sell(bakery.sql, update);
      atTheCounter.delete(update.lane);
    };
    const replicas = [await bakery.opens({ handle, concurrency: 8 }), await bakery.opens({ handle, concurrency: 8 })];

    const people = Array.from({ length: PEOPLE }, (_, person) => person + 1);
    const tapsOf = (person: number) => Array.from({ length: TAPS }, (_, n) => n * PEOPLE + person);
    await Promise.all(
      people.map(async (person) => {
        for (const [n, updateId] of tapsOf(person).entries()) {
          const first = replicas[n % 2]!.store([tap(updateId, person)]);
          const repeat = n % 5 === 0 ? replicas[(n + 1) % 2]!.store([tap(updateId, person)]) : undefined;
          await Promise.all([first, repeat]);
        }
      }),
    );
    await bakery.isQuiet();

    expect(crowded).toBe(0);
    expect(await bakery.states()).toEqual({ done: PEOPLE * TAPS });
    for (const person of people) expect(await salesOf(bakery.sql, person)).toEqual(tapsOf(person));
  });

  it('take each other’s waiting updates when one has no hand free', async () => {
    const mayGoOn = Promise.withResolvers<void>();
    const busy = await bakery.opens({ handle: () => mayGoOn.promise, concurrency: 1 });
    await busy.store([tap(5_001, 501)]);
    await busy.store([tap(5_002, 502)]);

    await bakery.opens({ handle: (update) => sell(bakery.sql, update) });
    while ((await salesOf(bakery.sql, 502)).length === 0) await breathe();
    mayGoOn.resolve();
    await bakery.isQuiet();
    expect(await salesOf(bakery.sql, 501)).toEqual([]);
  });
});

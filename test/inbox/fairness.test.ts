import { setImmediate as breathe } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Bakery, openBakery } from './bakery.ts';
import { tap } from './updates.ts';

const anna = 1;

describe('A bakery with a few hands', () => {
  let bakery: Bakery;
  let nextId = 1;
  const tapsOf = (person: number, count: number) => Array.from({ length: count }, () => tap(nextId++, person));

  beforeAll(async () => {
    bakery = await openBakery();
  });
  afterAll(() => bakery.close());

  it('serves twenty others long before one person’s thousand taps are through, and those in order', async () => {
    const served: { lane: number; updateId: number }[] = [];
    const inbox = await bakery.opens({
      concurrency: 4,
      handle: async (update) => {
        await breathe();
        served.push(update);
      },
    });
    const flooder = 666;
    const others = Array.from({ length: 20 }, (_, n) => 700 + n);

    await inbox.store(tapsOf(flooder, 1_000));
    await Promise.all(others.map((person) => inbox.store(tapsOf(person, 1))));
    await bakery.isQuiet();

    const lanes = served.map(({ lane }) => lane);
    const lastOfOthers = Math.max(...others.map((person) => lanes.indexOf(person)));
    expect(lastOfOthers).toBeLessThan(500);
    const ofFlooder = served.filter(({ lane }) => lane === flooder).map(({ updateId }) => updateId);
    expect(ofFlooder).toHaveLength(1_000);
    expect(ofFlooder).toEqual(ofFlooder.toSorted((a, b) => a - b));
    await inbox.stop();
  });

  it('lets Anna in between thirty people who all tap without end', async () => {
    const served: number[] = [];
    const inbox = await bakery.opens({
      concurrency: 3,
      handle: async ({ lane }) => {
        await breathe();
        served.push(lane);
      },
    });
    const crowd = Array.from({ length: 30 }, (_, n) => 800 + n);

    await inbox.store(crowd.flatMap((person) => tapsOf(person, 20)));
    await inbox.store(tapsOf(anna, 1));
    await bakery.isQuiet();

    expect(served).toHaveLength(601);
    expect(served.indexOf(anna)).toBeLessThan(150);
    await inbox.stop();
  });
});

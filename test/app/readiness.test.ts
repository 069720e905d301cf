import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Bakery } from '../support/bakery.ts';

describe.each(['polling', 'webhook'] as const)('A bakery that hears of its people by %s', (front) => {
  let bakery: Bakery;
  beforeAll(async () => {
    bakery = await Bakery.open({ front });
  });
  afterAll(() => bakery.close());

  it('is ready in all its parts, and says how long the oldest update waits', async () => {
    const { url } = bakery.apps[0]!;
    const ready = await fetch(`${url}/readyz`);
    const parts = { database: null, queues: null, [front]: null };
    expect([ready.status, await ready.json()]).toEqual([200, { status: 'ready', parts }]);
    const metrics = await (await fetch(`${url}/metrics`)).text();
    expect(metrics).toMatch(/^bulka_inbox_oldest_seconds \d/m);
    expect(metrics).toMatch(/^bulka_inbox_depth\{state="waiting"\} \d/m);
    expect(metrics).not.toContain('oldestSeconds');
  });
});

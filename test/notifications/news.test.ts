import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { backends, redisFor } from '../queues/backends.ts';
import type { PrivateRedis } from '../support/redis.ts';
import { openStoryBakery, type StoryBakery } from './story-bakery.ts';
import { until } from './until.ts';

describe.each(backends)('News, with the queues in %s', (backend) => {
  let redis: PrivateRedis | undefined;
  let bakery: StoryBakery;
  beforeAll(async () => {
    redis = await redisFor(backend);
  });
  afterAll(() => redis?.remove());
  beforeEach(async () => {
    bakery = await openStoryBakery({ redisUrl: redis?.url });
  });
  afterEach(() => bakery.close());

  it('reach Vera in her language, on one card that moves with her order', async () => {
    const vera = await bakery.person('Vera', { language: 'ru' });
    await bakery.hears(vera, 7, 'order');
    await bakery.startReplica();
    await bakery.becomes(7, 'placed');
    await until(() => bakery.post.calls.length === 1);
    await bakery.becomes(7, 'baking', 'order.baking');
    await until(bakery.isQuiet);
    expect(bakery.post.shown(vera.chatId)).toEqual(['ru 7 baking']);
    expect(bakery.results).toEqual(['sent', 'edited']);
  });
});

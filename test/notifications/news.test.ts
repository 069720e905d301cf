import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Busy, Unreachable } from '../../src/chat/post.ts';
import { backends, redisFor } from '../queues/backends.ts';
import type { PrivateRedis } from '../support/redis.ts';
import { until } from '../support/until.ts';
import { openStoryBakery, type StoryBakery } from './story-bakery.ts';

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

  it('are told once though the event comes twice', async () => {
    const vera = await bakery.person('Vera');
    await bakery.hears(vera, 7, 'order', 'said');
    await bakery.startReplica();
    await bakery.becomes(7, 'placed');
    await until(bakery.isQuiet);
    await bakery.sql(`update outbox set state = 'pending' where id > $1`, [0]);
    await until(bakery.isQuiet);
    expect(await bakery.notices()).toHaveLength(2);
    expect(bakery.post.shown(vera.chatId)).toEqual(['en 7 placed', 'en 7 placed']);
  });

  it('reach Anna though Boris has blocked the bot, and leave Boris alone until he writes again', async () => {
    const boris = await bakery.person('Boris');
    const anna = await bakery.person('Anna');
    for (const order of [1, 2]) {
      await bakery.hears(boris, order, 'said');
      await bakery.hears(anna, order, 'said');
    }
    bakery.post.before = (chatId) => {
      if (chatId === boris.chatId) throw new Unreachable(chatId, 'Forbidden: bot was blocked by the user');
    };
    await bakery.startReplica();
    await bakery.becomes(1, 'first');
    await until(bakery.isQuiet);
    await bakery.becomes(2, 'second');
    await until(bakery.isQuiet);
    expect(bakery.post.shown(anna.chatId)).toEqual(['en 1 first', 'en 2 second']);
    const his = (await bakery.notices()).filter(({ person_id }) => person_id === boris.personId);
    expect(his).toMatchObject([
      { state: 'skipped', reason: 'unreachable: Forbidden: bot was blocked by the user' },
      { state: 'skipped', reason: 'unreachable' },
    ]);
    const [person] = await bakery.sql<{ unreachable_since: Date | null }>(
      'select unreachable_since from person where id = $1',
      [boris.personId],
    );
    expect(person!.unreachable_since).toBeInstanceOf(Date);
  });

  it('come to a chat in the order of the events, from two replicas, never two at once', async () => {
    const anna = await bakery.person('Anna');
    const orders = Array.from({ length: 12 }, (_, i) => i + 1);
    for (const order of orders) await bakery.hears(anna, order, 'said');
    bakery.post.before = () => new Promise((resolve) => setTimeout(resolve, 20));
    await Promise.all([bakery.startReplica(), bakery.startReplica()]);
    for (const order of orders) await bakery.becomes(order, 'new');
    await until(bakery.isQuiet);
    expect(bakery.post.shown(anna.chatId)).toEqual(orders.map((order) => `en ${order} new`));
    const calls = bakery.post.to(anna.chatId);
    for (const [i, call] of calls.entries()) {
      if (i > 0) expect(call.startedAt).toBeGreaterThanOrEqual(calls[i - 1]!.endedAt + 100);
    }
  });

  it('wait in the one chat that Telegram calls too busy, while others go on', async () => {
    const boris = await bakery.person('Boris');
    const anna = await bakery.person('Anna');
    for (const order of [1, 2, 3]) {
      await bakery.hears(boris, order, 'said');
      await bakery.hears(anna, order, 'said');
    }
    let refused = 0;
    bakery.post.before = (chatId) => {
      if (chatId === boris.chatId && refused++ === 0) throw new Busy(chatId, 2_000, 'Too Many Requests');
    };
    await bakery.startReplica();
    for (const order of [1, 2, 3]) await bakery.becomes(order, 'new');
    await until(() => bakery.post.shown(anna.chatId).length === 3);
    expect(bakery.post.shown(boris.chatId)).toEqual([]);
    await until(bakery.isQuiet);
    expect(refused).toBe(4);
    expect(bakery.post.shown(boris.chatId)).toEqual(['en 1 new', 'en 2 new', 'en 3 new']);
  });

  it('are skipped with a reason for somebody who never wrote to the bot', async () => {
    const grandmother = await bakery.person('Grandmother', { chatId: null });
    await bakery.hears(grandmother, 7, 'order');
    await bakery.startReplica();
    await bakery.becomes(7, 'placed');
    await until(bakery.isQuiet);
    expect(await bakery.notices()).toMatchObject([{ state: 'skipped', reason: 'never wrote to the bot' }]);
  });

  it('that pile up for one card become one message with the newest state', async () => {
    const vera = await bakery.person('Vera');
    await bakery.hears(vera, 7, 'order');
    for (const words of ['placed', 'baking', 'ready']) await bakery.becomes(7, words);
    await bakery.startReplica();
    await until(bakery.isQuiet);
    expect(bakery.post.to(vera.chatId).map(({ text }) => text)).toEqual(['en 7 ready']);
  });
});

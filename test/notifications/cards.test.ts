import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Unreachable } from '../../src/chat/post.ts';
import { backends, redisFor } from '../queues/backends.ts';
import type { PrivateRedis } from '../support/redis.ts';
import { until } from '../support/until.ts';
import { orderCard, sayIn } from './order-notices.ts';
import { openStoryBakery, type Replica, type StoryBakery, type StoryPerson } from './story-bakery.ts';

const slowly = (milliseconds: number) => () => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe.each(backends)('The card of an order, with the queues in %s', (backend) => {
  let redis: PrivateRedis | undefined;
  let bakery: StoryBakery;
  let shop: Replica;
  let vera: StoryPerson;
  beforeAll(async () => {
    redis = await redisFor(backend);
  });
  afterAll(() => redis?.remove());
  beforeEach(async () => {
    bakery = await openStoryBakery({ redisUrl: redis?.url });
    shop = await bakery.startReplica();
    vera = await bakery.person('Vera');
    await bakery.hears(vera, 7, 'order');
  });
  afterEach(() => bakery.close());

  const show = (tappedMessageId?: number, subjectId = 7) =>
    shop.cards.show({
      em: bakery.orm.em.fork(),
      say: sayIn('en'),
      personId: vera.personId,
      chatId: vera.chatId,
      card: orderCard,
      subjectId,
      tappedMessageId,
    });

  it('is one message though Vera looks while the news of it comes', async () => {
    bakery.post.before = slowly(60);
    await bakery.becomes(7, 'placed');
    await Promise.all([show(), show(), until(bakery.isQuiet)]);
    expect(bakery.post.calls).toHaveLength(1);
    expect(bakery.post.shown(vera.chatId)).toEqual(['en 7 placed']);
  });

  it('stays one message while taps and news come together', async () => {
    bakery.post.before = slowly(5);
    const placing = Array.from({ length: 10 }, (_, i) => bakery.becomes(7, `state ${i}`));
    await Promise.all([...placing, ...Array.from({ length: 10 }, () => show())]);
    await bakery.becomes(7, 'the last state');
    await until(bakery.isQuiet);
    expect(bakery.post.shown(vera.chatId)).toEqual(['en 7 the last state']);
  });

  it('that Vera has already seen is not sent again', async () => {
    await shop.stop();
    await bakery.becomes(7, 'placed');
    await show();
    await bakery.startReplica();
    await until(bakery.isQuiet);
    expect(bakery.post.calls).toHaveLength(1);
    expect(await bakery.notices()).toMatchObject([{ state: 'skipped', reason: 'unchanged' }]);
  });

  it('is from now on the message that Vera has tapped, and the only one', async () => {
    await bakery.becomes(7, 'placed');
    await until(bakery.isQuiet);
    const list = await bakery.post.send(vera.chatId, { text: 'a list of orders' });
    await show(list);
    expect(bakery.post.shown(vera.chatId)).toEqual(['en 7 placed']);
    await bakery.becomes(7, 'ready');
    await until(bakery.isQuiet);
    expect(bakery.post.shown(vera.chatId)).toEqual(['en 7 ready']);
    expect(bakery.post.calls.at(-1)).toMatchObject({ kind: 'edit', messageId: list });
  });

  it('has no message any more once another order is looked at in it, until there is news', async () => {
    await bakery.hears(vera, 8, 'order');
    await bakery.becomes(7, 'placed');
    await bakery.becomes(8, 'placed');
    await until(bakery.isQuiet);
    const list = await bakery.post.send(vera.chatId, { text: 'a list of orders' });
    await show(list, 7);
    await show(list, 8);
    expect(bakery.post.shown(vera.chatId)).toEqual(['en 8 placed']);
    await bakery.becomes(7, 'ready');
    await until(bakery.isQuiet);
    expect(bakery.post.shown(vera.chatId)).toEqual(['en 8 placed', 'en 7 ready']);
  });

  it('comes back as a new message when Vera has deleted it', async () => {
    await bakery.becomes(7, 'placed');
    await until(bakery.isQuiet);
    bakery.post.delete(vera.chatId, bakery.post.calls[0]!.messageId);
    await bakery.becomes(7, 'baking');
    await until(bakery.isQuiet);
    await bakery.becomes(7, 'ready');
    await until(bakery.isQuiet);
    expect(bakery.post.shown(vera.chatId)).toEqual(['en 7 ready']);
  });

  it('is free for the next try when sending it failed', async () => {
    bakery.post.before = (chatId) => {
      throw new Unreachable(chatId, 'Forbidden');
    };
    await bakery.sql(`insert into story_order values (7, $1)`, ['placed']);
    await expect(show()).rejects.toThrow(Unreachable);
    bakery.post.before = () => {};
    const card = await show();
    expect(await show()).toBe(card);
    expect(bakery.post.calls).toMatchObject([{ kind: 'send', messageId: card }]);
  });

  it('shows nothing for an order that is gone', async () => {
    expect(await show()).toBeUndefined();
    expect(bakery.post.calls).toEqual([]);
  });
});

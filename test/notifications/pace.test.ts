import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { until } from '../support/until.ts';
import { openStoryBakery, quickPace, type StoryBakery } from './story-bakery.ts';

describe('The pace of news', () => {
  let bakery: StoryBakery;
  beforeEach(async () => {
    bakery = await openStoryBakery({});
  });
  afterEach(() => bakery.close());

  it('is one for all replicas together', async () => {
    const pace = { ...quickPace, perSecond: 50 };
    await Promise.all([bakery.startReplica({ pace }), bakery.startReplica({ pace })]);
    const people = await Promise.all(Array.from({ length: 25 }, (_, i) => bakery.person(`Guest ${i}`)));
    for (const person of people) await bakery.hears(person, 1, 'said');
    const beganAt = performance.now();
    await bakery.becomes(1, 'open');
    await until(bakery.isQuiet);
    const tookMs = Math.max(...bakery.post.calls.map(({ startedAt }) => startedAt)) - beganAt;
    expect(bakery.post.calls).toHaveLength(25);
    // Two may go at once, the others follow at fifty a second.
    expect(tookMs).toBeGreaterThanOrEqual(((25 - 2) / 50) * 1_000);
  });

  it('is slower in a group', async () => {
    await bakery.startReplica();
    const board = await bakery.person('The kitchen', { chatId: -100_200_300 });
    for (const order of [1, 2]) {
      await bakery.hears(board, order, 'said');
      await bakery.becomes(order, 'new');
    }
    await until(bakery.isQuiet);
    const [first, second] = bakery.post.to(board.chatId);
    expect(second!.startedAt).toBeGreaterThanOrEqual(first!.endedAt + quickPace.groupMs);
  });

  it('lets a group have a few at once after a rest, and no more than its limit in the long run', async () => {
    const pace = { ...quickPace, groupBurst: 3 };
    await bakery.startReplica({ pace });
    const board = await bakery.person('The kitchen', { chatId: -100_200_301 });
    for (const order of [1, 2, 3, 4, 5]) await bakery.hears(board, order, 'said');
    for (const order of [1, 2, 3, 4, 5]) await bakery.becomes(order, 'new');
    await until(bakery.isQuiet);
    const calls = bakery.post.to(board.chatId);
    expect(calls).toHaveLength(5);
    for (const [later, periods] of [
      [3, 1],
      [4, 2],
    ] as const) {
      const soonest = calls[0]!.startedAt + periods * pace.groupMs;
      expect(calls[later]!.startedAt).toBeGreaterThanOrEqual(soonest);
    }
  });

  it('of one slow chat does not slow down the others', async () => {
    const slow = await bakery.person('Boris');
    const others = await Promise.all(['Anna', 'Vera'].map((name) => bakery.person(name)));
    for (const person of [slow, ...others]) await bakery.hears(person, 1, 'said');
    const { promise: answer, resolve: hasAnswered } = Promise.withResolvers<void>();
    bakery.post.before = (chatId) => (chatId === slow.chatId ? answer : undefined);
    await bakery.startReplica();
    await bakery.becomes(1, 'new');
    await until(() => others.every(({ chatId }) => bakery.post.shown(chatId).length === 1));
    expect(bakery.post.shown(slow.chatId)).toEqual([]);
    hasAnswered();
    await until(bakery.isQuiet);
    expect(bakery.post.shown(slow.chatId)).toEqual(['en 1 new']);
  });
});

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { until } from '../support/until.ts';
import { openStoryBakery, type StoryBakery } from './story-bakery.ts';

describe('News that cannot be told', () => {
  let bakery: StoryBakery;
  beforeEach(async () => {
    bakery = await openStoryBakery({});
  });
  afterEach(() => bakery.close());

  it('are tried again after a while, and later news wait for them', async () => {
    const vera = await bakery.person('Vera');
    for (const order of [1, 2]) await bakery.hears(vera, order, 'said');
    let tries = 0;
    bakery.post.before = () => {
      if (++tries === 1) throw new Error('Bad Gateway');
    };
    await bakery.startReplica();
    for (const order of [1, 2]) await bakery.becomes(order, 'new');
    await until(bakery.isQuiet);
    expect(bakery.post.shown(vera.chatId)).toEqual(['en 1 new', 'en 2 new']);
    expect(bakery.results).toEqual(['failed', 'sent', 'sent']);
  });

  it('are given up with a reason after five tries, and the next ones are told', async () => {
    const vera = await bakery.person('Vera');
    await bakery.hears(vera, 1, 'broken');
    await bakery.hears(vera, 2, 'said');
    await bakery.startReplica();
    await bakery.becomes(1, 'new');
    await until(() => bakery.results.length === 1);
    await bakery.sql('update notice set tries = 4 where id > $1', [0]);
    await bakery.becomes(2, 'new');
    await until(bakery.isQuiet);
    expect(bakery.results).toEqual(['failed', 'dead', 'sent']);
    expect(await bakery.notices()).toMatchObject([
      { state: 'dead', reason: 'TypeError: No loaf to show.' },
      { state: 'sent', reason: null },
    ]);
  });

  it('of an event whose hearers fail are given up with a reason after five tries', async () => {
    await bakery.startReplica();
    await bakery.becomes(1, 'off', 'order.cancelled');
    const event = async () => {
      const [found] = await bakery.sql<{ state: string; tries: number; reason: string }>(
        'select state, tries, reason from outbox where id > $1',
        [0],
      );
      return found!;
    };
    await until(async () => (await event()).reason !== null);
    await bakery.sql('update outbox set tries = 4 where id > $1', [0]);
    await until(bakery.isQuiet);
    expect(await event()).toEqual({ state: 'dead', tries: 5, reason: 'TypeError: Nobody knows who hears of it.' });
  });
});

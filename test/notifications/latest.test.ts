import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { until } from '../support/until.ts';
import { orderCard, sayIn } from './order-notices.ts';
import { openStoryBakery, type Replica, type StoryBakery, type StoryPerson } from './story-bakery.ts';

describe('News of which only the latest stays', () => {
  let bakery: StoryBakery;
  let shop: Replica;
  let anna: StoryPerson;
  beforeEach(async () => {
    bakery = await openStoryBakery({});
    shop = await bakery.startReplica();
    anna = await bakery.person('Anna');
  });
  afterEach(() => bakery.close());

  const becomes = async (words: string) => {
    await bakery.becomes(7, words);
    await until(bakery.isQuiet);
  };
  const kept = () => bakery.sql<{ code: string }>('select code from card where subject_id = $1', [7]);

  it('comes anew with a sound, and the one before goes', async () => {
    await bakery.hears(anna, 7, 'call');
    await becomes('ready');
    await bakery.post.send(anna.chatId, { text: 'something else' });
    await becomes('late');
    expect(bakery.post.shown(anna.chatId)).toEqual(['something else', 'en 7 late!']);
    expect(bakery.post.calls.map(({ kind }) => kind)).toEqual(['send', 'send', 'send']);
  });

  it('goes for good when it is over, and leaves nothing behind', async () => {
    await bakery.hears(anna, 7, 'call');
    await becomes('ready');
    await becomes('over');
    expect(bakery.post.shown(anna.chatId)).toEqual([]);
    expect(await kept()).toEqual([]);
    await becomes('ready');
    expect(bakery.post.shown(anna.chatId)).toEqual(['en 7 ready!']);
  });

  it('is not sent when it was over before', async () => {
    await bakery.hears(anna, 7, 'call');
    await becomes('over');
    expect(bakery.post.calls).toEqual([]);
    expect(await kept()).toEqual([]);
  });

  it('stays where a tap on it has brought the card', async () => {
    await bakery.hears(anna, 7, 'order', 'call');
    await becomes('ready');
    const call = bakery.post.calls.find(({ text }) => text.endsWith('!'))!;
    await shop.cards.show({
      em: bakery.orm.em.fork(),
      say: sayIn('en'),
      personId: anna.personId,
      chatId: anna.chatId,
      card: orderCard,
      subjectId: 7,
      tappedMessageId: call.messageId,
    });
    expect(bakery.post.shown(anna.chatId)).toEqual(['en 7 ready']);
    await becomes('over');
    expect(bakery.post.shown(anna.chatId)).toEqual(['en 7 over']);
    expect(await kept()).toEqual([{ code: 'order' }]);
  });
});

import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { writeFormTap } from '../../src/bot/form-buttons.ts';
import { action } from '../../src/chat/action.ts';
import { room } from '../../src/chat/room.ts';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import { reads } from '../support/conversation.ts';
import { cakeRoom, steps } from './cake-form.ts';
import { Stand } from './stand.ts';

const list = action('tst.list');

/** 🎂 with a picture; 📜 below it opens a list, which has none. */
function pictureRoom(photoId: () => number) {
  const made = room();
  made.command('picture', (turn) =>
    turn.send({
      text: 'A cake.',
      photo: { photoId: photoId() },
      buttons: [[{ label: '📜 list', data: list.write({}) }]],
    }),
  );
  made.on(list, (turn) => turn.show({ text: 'The list.', buttons: [[{ label: '📜 list', data: list.write({}) }]] }));
  return made;
}

describe('Buttons whose time is over', () => {
  let stand: Stand;
  let vera: Person;
  let photoId: number;
  beforeAll(async () => {
    stand = await Stand.open();
    const { size, words, note } = steps;
    await stand.start([cakeRoom({ words, size, note }), pictureRoom(() => photoId)]);
    vera = stand.person('Vera');
    const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
    const [row] = await stand.sql<{ id: number }>('insert into photo (bytes) values ($1) returning id', [
      Buffer.from(png, 'base64'),
    ]);
    photoId = row!.id;
  });
  afterAll(() => stand.close());
  afterEach(async () => {
    await stand.settled();
    expect(stand.logged).toEqual([]);
  });

  const withButtons = async () => {
    await stand.settled();
    return vera
      .chat()
      .messages.filter(({ buttons }) => buttons?.length)
      .map(({ text }) => text);
  };

  it('go when a question was answered in words', async () => {
    await reads(vera, 'What shall we write', () => vera.command('cake'));
    await reads(vera, 'How big', () => vera.says('For Mum'));
    expect(await withButtons()).toEqual(['How big?']);
    await reads(vera, 'Anything else', () => vera.taps('large'));
    await reads(vera, 'Your cake', () => vera.says('no nuts'));
    expect(await withButtons()).toEqual([expect.stringContaining('Your cake')]);
    await reads(vera, 'We bake', () => vera.taps('✅'));
    expect(await withButtons()).toEqual([]);
  });

  it('go when an answer was wrong and the question comes again', async () => {
    await reads(vera, 'What shall we write', () => vera.command('cake'));
    await reads(vera, 'What shall we write', () => vera.says('x'.repeat(30)));
    expect(await withButtons()).toHaveLength(1);
    await vera.command('cancel');
    expect(await withButtons()).toEqual([]);
  });

  it('go when another command puts the form aside', async () => {
    await reads(vera, 'What shall we write', () => vera.command('cake'));
    await reads(vera, 'All we have.', () => vera.command('menu'));
    expect(await withButtons()).toEqual([]);
  });

  it('go when the form is begun anew, and an ❌ that was on its way then cancels nothing', async () => {
    const first = await reads(vera, 'What shall we write', () => vera.command('cake'));
    await reads(vera, 'What shall we write', () => vera.command('cake'));
    expect(await withButtons()).toEqual(['What shall we write on it?']);
    const cancel = writeFormTap({ form: 'cake', verb: 'cancel', step: 'words', value: 0 });
    expect(await vera.forges(cancel, first.id)).toMatchObject({ text: expect.any(String) });
    expect(await stand.session(vera)).toMatchObject({ current: 'cake' });
    await reads(vera, 'How big', () => vera.says('For Mum'));
    await vera.command('cancel');
  });

  it('bring one list, not two, when somebody taps twice under a picture', async () => {
    await reads(vera, 'A cake.', () => vera.command('picture'));
    const taps = [vera.presses('📜'), vera.presses('📜')];
    await Promise.all(taps.map(({ answer }) => answer));
    await stand.settled();
    expect(vera.chat().messages.filter(({ text }) => text === 'The list.')).toHaveLength(1);
    expect(vera.chat().messages.filter(({ text }) => text === 'A cake.')).toEqual([]);
  });
});

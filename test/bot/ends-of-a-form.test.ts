import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Refusal } from '../../src/bakery/refusal.ts';
import type { Form } from '../../src/chat/form.ts';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import { reads } from '../support/conversation.ts';
import { type Cake, cakeRoom, steps } from './cake-form.ts';
import { Stand } from './stand.ts';

const { words, size, phone } = steps;

describe('The end of a form', () => {
  let stand: Stand;
  let vera: Person;
  beforeAll(async () => {
    stand = await Stand.open();
    vera = stand.person('Vera');
  });
  afterAll(() => stand.close());
  afterEach(async () => {
    await stand.settled();
    expect(stand.logged).toEqual([]);
  });

  async function begins(played: Form<Cake>['steps'], how: Partial<Form<Cake>>): Promise<void> {
    await stand.start([cakeRoom(played, how)]);
    await reads(vera, 'What shall we write', () => vera.command('cake'));
  }
  const says = (text: string, match: string) => reads(vera, match, () => vera.says(text));

  it('that is refused leaves the summary, to be confirmed again or changed', async () => {
    let isOpen = false;
    await begins(
      { words },
      {
        async submit(turn) {
          if (!isOpen) throw new Refusal('not-allowed');
          await turn.show({ text: 'We bake.' });
        },
      },
    );
    await says('For Mum', 'Your cake');
    expect((await vera.taps('✅'))?.text).toBeTruthy();
    await reads(vera, 'What shall we write', () => vera.taps('⬅️'));
    await says('For Dad', 'Your cake');
    isOpen = true;
    await reads(vera, 'We bake.', () => vera.taps('✅'));
    expect(await stand.session(vera)).toBeUndefined();
  });

  it('that is refused without a summary is the end all the same', async () => {
    const submit = async () => {
      throw new Refusal('not-allowed');
    };
    await begins({ words }, { confirm: undefined, submit });
    await reads(vera, /./, () => vera.says('For Mum'));
    expect(await stand.session(vera)).toBeUndefined();
  });

  it('may be the beginning of another', async () => {
    const second = cakeRoom({ size }, { id: 'second' }).forms[0] as Form<Cake>;
    const room = cakeRoom(
      { words },
      { confirm: undefined, submit: (turn, { words }) => turn.begin(second, { words }) },
    );
    room.form(second);
    await stand.start([room]);
    await reads(vera, 'What shall we write', () => vera.command('cake'));
    await says('For Mum', 'How big');
    expect(await stand.session(vera)).toMatchObject({ current: 'second', state: { draft: { words: 'For Mum' } } });
    await reads(vera, 'Your cake: {"words":"For Mum","size":1}', () => vera.taps('large'));
    await reads(vera, 'We bake', () => vera.taps('✅'));
  });

  describe('that is given up brings back what the questions took the place of', () => {
    const cancelled: Form<Cake>['cancelled'] = (turn, draft) => turn.show({ text: `Back to ${draft.words}.` });

    it.each([
      ['by ❌', () => vera.taps('❌'), 'Back to For Mum.'],
      ['by /cancel', () => vera.command('cancel'), 'Back to For Mum.'],
      ['by another command', () => vera.command('menu'), 'All we have.'],
    ])('%s', async (_how, act, last) => {
      await begins({ words, size }, { cancelled });
      await says('For Mum', 'How big');
      const since = vera.mark();
      await reads(vera, last, act);
      await vera.sees('Back to For Mum.', { since });
      expect(await stand.session(vera)).toBeUndefined();
    });

    it('and takes away the keyboard', async () => {
      await begins({ words, phone }, { cancelled });
      await says('For Mum', 'Whom do we call');
      await reads(vera, 'Back to For Mum.', () => vera.taps('❌'));
      expect(vera.chat().keyboard).toBeNull();
    });
  });
});

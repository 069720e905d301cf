import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import { reads } from '../support/conversation.ts';
import { cakeRoom } from './cake-form.ts';
import { Stand } from './stand.ts';

/** The questions in order, and what answers each. */
const way: readonly [question: string, answer: (person: Person) => unknown][] = [
  ['What shall we write', (person) => person.says('For Mum')],
  ['How big', (person) => person.taps('large')],
  ['What on top', (person) => person.taps('✅')],
  ['Anything else', (person) => person.taps('⏭')],
  ['Whom do we call', (person) => person.sharesContact()],
  ['Where is the party', (person) => person.sharesLocation(52.5, 13.4)],
  ['A picture', (person) => person.taps('⏭')],
  ['Your cake', (person) => person.taps('✅')],
];
const questions = way.map(([question]) => question);

async function reaches(person: Person, question: string): Promise<void> {
  await reads(person, way[0]![0], () => person.command('cake'));
  for (let i = 0; !way[i]![0].startsWith(question); i++) {
    await reads(person, way[i + 1]![0], () => way[i]![1](person));
  }
}

describe('Somebody in the middle of a form', () => {
  let stand: Stand;
  let vera: Person;
  beforeAll(async () => {
    stand = await Stand.open();
    await stand.start([cakeRoom()]);
    vera = stand.person('Vera');
  });
  afterAll(() => stand.close());
  afterEach(() => expect(stand.logged).toEqual([]));

  const isOut = async () => {
    expect(await stand.session(vera)).toBeUndefined();
    expect(vera.chat().keyboard).toBeNull();
  };

  it.each(questions)('leaves it by ❌ at “%s”', async (question) => {
    await reaches(vera, question);
    await reads(vera, 'Cancelled. Nothing was changed.', () => vera.taps('❌'));
    await isOut();
  });

  it.each(questions)('leaves it by /cancel at “%s”, and hears so once', async (question) => {
    await reaches(vera, question);
    const since = vera.mark();
    await reads(vera, 'Cancelled. Nothing was changed.', () => vera.command('cancel'));
    await isOut();
    await expect(vera.sees('know this command', { since, within: 50 })).rejects.toThrow();
  });

  it.each(questions)('leaves it by another command at “%s”', async (question) => {
    await reaches(vera, question);
    await reads(vera, 'All we have.', () => vera.command('menu'));
    await isOut();
  });

  it.each(questions)('begins anew by the command of the form at “%s”', async (question) => {
    await reaches(vera, question);
    await reads(vera, 'What shall we write', () => vera.command('cake'));
    expect((await stand.session(vera))?.state).toMatchObject({ draft: {}, step: 'words' });
    expect(vera.chat().keyboard).toBeNull();
  });

  it.each(questions)('uses a button of another screen at “%s” and goes on', async (question) => {
    await reads(vera, 'Welcome', () => vera.command('start'));
    const { id, buttons } = await vera.sees('Welcome');
    expect(buttons).toHaveLength(2);
    await reaches(vera, question);
    expect(await vera.taps({ message: id, row: 1, column: 0 })).toEqual({ text: '30 €' });
    const rest = way.slice(questions.indexOf(question));
    for (const [i, [, answer]] of rest.entries()) await reads(vera, rest[i + 1]?.[0] ?? 'We bake', () => answer(vera));
    await isOut();
  });

  it('begins another time by a button while a keyboard of ours is up, which goes away', async () => {
    await reads(vera, 'Welcome', () => vera.command('start'));
    const { id } = await vera.sees('Welcome');
    await reaches(vera, 'Whom do we call');
    expect(vera.chat().keyboard).not.toBeNull();
    await reads(vera, 'What shall we write', () => vera.taps({ message: id, row: 0, column: 0 }));
    expect(vera.chat().keyboard).toBeNull();
    expect((await stand.session(vera))?.state.draft).toEqual({});
    await reads(vera, 'Cancelled', () => vera.command('cancel'));
  });

  it('goes back question by question to the first, also over one that is not always asked', async () => {
    await reaches(vera, 'Your cake');
    for (const question of questions.slice(0, -1).reverse()) {
      await reads(vera, question, () => vera.taps('⬅️'));
    }
    expect((await stand.session(vera))?.state).toMatchObject({ step: 'words', draft: {}, asked: [] });
    const first = vera.chat().messages.at(-1)!;
    expect(first.buttons.flat().map(({ text }) => text)).toEqual(['❌ Cancel']);
    for (const [i, [, answer]] of way.entries()) await reads(vera, way[i + 1]?.[0] ?? 'We bake', () => answer(vera));
  });

  it('who changes the answer on which a question hangs is not asked it, and it is not kept', async () => {
    await reaches(vera, 'A picture');
    for (const question of ['Where is', 'Whom do', 'Anything', 'What on', 'How big']) {
      await reads(vera, question, () => vera.taps('⬅️'));
    }
    await reads(vera, 'What on top', () => vera.taps('small'));
    await reads(vera, 'Anything else', () => vera.taps('✅'));
    await reads(vera, 'Whom do we call', () => vera.taps('⏭'));
    await reads(vera, 'A picture', () => vera.sharesContact());
    await reads(vera, 'Whom do we call', () => vera.taps('⬅️'));
    await reads(vera, 'A picture', () => vera.sharesContact());
    const { text } = await reads(vera, 'Your cake', () => vera.taps('⏭'));
    expect(text).not.toContain('52.5');
    await reads(vera, 'Cancelled', () => vera.taps('❌'));
  });

  it('finds the ticks again after going back', async () => {
    await reaches(vera, 'What on top');
    await reads(vera, /top/, () => vera.taps('⬜ nuts'));
    await reads(vera, 'Anything else', () => vera.taps('✅'));
    const { buttons } = await reads(vera, 'What on top', () => vera.taps('⬅️'));
    expect(buttons[0]!.map(({ text }) => text)).toEqual(['⬜ berries', '☑️ nuts', '⬜ cream']);
    await reads(vera, 'Cancelled', () => vera.taps('❌'));
  });

  it('who taps the button of an earlier question is asked the newest one', async () => {
    await reaches(vera, 'What on top');
    const old = vera.chat().messages.at(-1)!;
    await reads(vera, 'Anything else', () => vera.taps('✅'));
    await reads(vera, 'Whom do we call', () => vera.says('no sugar'));
    const answer = await vera.forges('frm:cake:pick:size:0', old.id);
    expect(answer).toEqual({ text: 'That button is from an earlier step.' });
    await vera.sees('Whom do we call');
    expect((await stand.session(vera))?.state).toMatchObject({ step: 'phone', draft: { size: 1, note: 'no sugar' } });
    await reads(vera, 'Cancelled', () => vera.taps('❌'));
  });

  it('who taps a choice twice is not asked the next question twice', async () => {
    await reaches(vera, 'Anything else');
    const { id, buttons } = vera.chat().messages.at(-1)!;
    const skip = { message: id, row: 0, column: buttons[0]!.findIndex(({ text }) => text.startsWith('⏭')) };
    await Promise.all([vera.taps(skip), vera.taps(skip)]);
    await stand.settled();
    const asked = vera.chat().messages.filter(({ mine, text }) => !mine && text.startsWith('Whom do we call'));
    expect(asked.filter((message) => message.id > id)).toHaveLength(1);
    await reads(vera, 'Cancelled', () => vera.taps('❌'));
  });

  it('who taps ✅ under an older summary sees the newest, and orders by that', async () => {
    await reaches(vera, 'Your cake');
    const older = vera.chat().messages.at(-1)!;
    const ok = { message: older.id, row: 0, column: 0 };
    const stale = await stampedAt(older.id);
    await reads(vera, 'A picture', () => vera.taps('⬅️'));
    await reads(vera, 'Where is', () => vera.taps('⬅️'));
    await reads(vera, 'A picture', () => vera.taps('⏭'));
    await reads(vera, 'Your cake', () => vera.taps('⏭'));
    expect(await vera.forges(stale, older.id)).toMatchObject({ text: 'That button is from an earlier step.' });
    await vera.sees(/Your cake:.*"place":null/);
    await stand.settled();
    expect((await stand.session(vera))?.current).toBe('cake');
    await reads(vera, 'We bake', () => vera.taps(ok));
    await isOut();
  });

  it('who taps ✅ twice keeps the result', async () => {
    await reaches(vera, 'Your cake');
    const { id } = vera.chat().messages.at(-1)!;
    const ok = { message: id, row: 0, column: 0 };
    const answers = await Promise.all([vera.taps(ok), vera.taps(ok)]);
    await stand.settled();
    expect(answers).toContainEqual({ text: 'That button is from an earlier step.' });
    expect(vera.chat().messages.at(-1)).toMatchObject({ id, text: expect.stringMatching(/^We bake/) });
    await isOut();
  });

  it('who writes under the summary is pointed to its buttons', async () => {
    await reaches(vera, 'Your cake');
    const since = vera.mark();
    await reads(vera, 'Your cake', () => vera.says('yes!'));
    await vera.sees('use one of the buttons', { since });
    await reads(vera, 'We bake', () => vera.taps('✅'));
  });

  /** The data of the first button below a message. */
  async function stampedAt(messageId: number): Promise<string> {
    const sent = stand.telegram.calls().findLast(({ result }) => {
      return (result as { message_id?: number } | undefined)?.message_id === messageId;
    });
    const { reply_markup } = sent!.params as { reply_markup: { inline_keyboard: { callback_data: string }[][] } };
    return reply_markup.inline_keyboard[0]![0]!.callback_data;
  }
});

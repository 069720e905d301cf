import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createCanvas } from '@napi-rs/canvas';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import type { MessageView } from '../../src/pretend-telegram/people/views.ts';
import { reads } from '../support/conversation.ts';
import { cakeRoom } from './cake-form.ts';
import { Stand } from './stand.ts';

const picture = createCanvas(320, 240).toBuffer('image/png');
const labels = ({ buttons }: MessageView) => buttons.map((row) => row.map(({ text }) => text));
const keyboardOf = (person: Person) => person.chat().keyboard?.rows.map((row) => row.map(({ text }) => text));

describe('A question', () => {
  let stand: Stand;
  let vera: Person;
  beforeAll(async () => {
    stand = await Stand.open();
    await stand.start([cakeRoom()]);
    vera = stand.person('Vera');
  });
  afterAll(() => stand.close());
  afterEach(() => expect(stand.logged).toEqual([]));

  const says = (text: string, match: string | RegExp) => reads(vera, match, () => vera.says(text));
  const taps = (button: string, match: string | RegExp) => reads(vera, match, () => vera.taps(button));

  /** On to the question whose text is given, by the quickest answers. */
  async function reaches(question: string, size = 'large'): Promise<MessageView> {
    const way: [string, () => unknown][] = [
      ['What shall we write', () => vera.command('cake')],
      ['How big', () => vera.says('For Mum')],
      ['What on top', () => vera.taps(size)],
      ['Anything else', () => vera.taps('✅')],
      ['Whom do we call', () => vera.taps('⏭')],
      [size === 'large' ? 'Where is the party' : 'A picture', () => vera.sharesContact()],
      ...(size === 'large' ? ([['A picture', () => vera.taps('⏭')]] as [string, () => unknown][]) : []),
      ['Your cake', () => vera.taps('⏭')],
    ];
    for (const [asked, act] of way) {
      const message = await reads(vera, asked, act);
      if (asked.startsWith(question)) return message;
    }
    throw new Error(`Nobody asks "${question}".`);
  }

  it('for words says what is wrong with them, and asks again', async () => {
    expect(labels(await reaches('What shall we write'))).toEqual([['❌ Cancel']]);
    expect((await says('x', 'too short')).text).toBe(
      'That is too short: at least 2 characters, please.\n\nWhat shall we write on it?',
    );
    await says('far too many words for a cake', 'too long');
    await reads(vera, 'as a text message', () => vera.sendsSticker());
    await reads(vera, 'as a text message', () => vera.sendsVoice());
    await says('<b>Mum</b> & "co"', 'How big?');
    const session = await stand.session(vera);
    expect(session?.state.draft).toEqual({ words: '<b>Mum</b> & "co"' });
  });

  it('that begins with a slash but is no command takes it as the answer', async () => {
    await reaches('What shall we write');
    await says('/ 5 years', 'How big?');
  });

  it('with choices takes a tap, or the label typed', async () => {
    expect(labels(await reaches('How big'))).toEqual([
      ['small', 'large'],
      ['⬅️ Back', '❌ Cancel'],
    ]);
    await says('huge', 'use one of the buttons');
    await says('large', 'What on top');
    expect((await stand.session(vera))?.state.draft).toMatchObject({ size: 1 });
  });

  it('with several choices takes ticks until ✅, by tap or typed', async () => {
    const asked = await reaches('What on top');
    const ticked = await taps('⬜ nuts', /top/);
    expect(ticked.id).toBe(asked.id);
    expect(labels(ticked)[0]).toEqual(['⬜ berries', '☑️ nuts', '⬜ cream']);
    await taps('⬜ cream', /top/);
    await taps('☑️ nuts', /top/);
    await says('berries', 'What on top');
    await says('bananas', 'use one of the buttons');
    await taps('✅', 'Anything else');
    expect((await stand.session(vera))?.state.draft).toMatchObject({ toppings: [2, 0] });
  });

  it('with several choices counts only those it offers', async () => {
    const { id } = await reaches('What on top');
    for (const value of ['3', '-1', 'zz', 'zzzzzzzzzzz', '00', ''])
      await vera.forges(`frm:cake:tick:toppings:${value}`, id);
    await vera.forges('frm:cake:pick:toppings:1', id);
    await vera.forges('frm:cake:skip:toppings:0', id);
    await stand.sql(
      `update session set data = jsonb_set(data, '{__scenes,state,ticked}', '[1, 7, 1e9]') where telegram_id = $1`,
      [vera.id],
    );
    await taps('✅', 'Anything else');
    expect((await stand.session(vera))?.state.draft).toMatchObject({ toppings: [1] });
  });

  it('that may be skipped is skipped by its button, and no other is', async () => {
    expect(labels(await reaches('Anything else'))).toEqual([['⬅️ Back', '⏭ Skip', '❌ Cancel']]);
    await taps('⏭', 'Whom do we call');
    expect((await stand.session(vera))?.state.draft).toMatchObject({ note: null });
    await says('⏭ Skip', 'cannot read this phone');
  });

  it('for a phone takes the own contact, nobody else’s and no forwarded one', async () => {
    await reaches('Whom do we call');
    expect(keyboardOf(vera)).toEqual([[expect.stringMatching(/^📞 /)], ['⬅️ Back', '❌ Cancel']]);
    await reads(vera, "somebody else's contact", () => vera.sharesContact({ phoneNumber: '+4930111', userId: 7 }));
    await reads(vera, "somebody else's contact", () => vera.sharesContact({ phoneNumber: '+4930111' }));
    const own = vera.sharesContact();
    await vera.sees('Where is the party');
    await says('⬅️ Back', 'Whom do we call');
    await reads(vera, "somebody else's contact", () => vera.forwards(own));
    await taps('📞', 'Where is the party');
    expect((await stand.session(vera))?.state.draft).toMatchObject({ phone: { phone: vera.phoneNumber, own: true } });
  });

  it('for a place takes a location, shared by the button or pinned on the map', async () => {
    await reaches('Where is the party');
    expect(keyboardOf(vera)).toEqual([[expect.stringMatching(/^📍 /)], ['⬅️ Back', '⏭ Skip', '❌ Cancel']]);
    await says('At home', 'share a location');
    await reads(vera, 'A picture', () => vera.sharesLocation(52.5, 13.4));
    expect(keyboardOf(vera)).toBeUndefined();
    expect((await stand.session(vera))?.state.draft).toMatchObject({ place: { latitude: 52.5, longitude: 13.4 } });
    await reaches('Where is the party');
    await taps('📍', 'A picture');
  });

  it('for a picture takes a photo, and of an album the first', async () => {
    await reaches('A picture', 'small');
    await reads(vera, 'as a picture and not as a file', () => vera.sendsDocument(picture, 'cake.png'));
    await says('a heart', 'as a picture and not as a file');
    await says('⬅️', 'Whom do we call');
    await reads(vera, 'A picture', () => vera.sharesContact());
    const from = { id: vera.id, is_bot: false, first_name: 'Vera', language_code: 'en' };
    const photo = [{ file_id: 'AgACAgI', file_unique_id: 'AQAD', width: 320, height: 240 }];
    const since = vera.mark();
    for (const [n, update_id] of [910_000_001, 910_000_002, 910_000_003].entries()) {
      stand.telegram.deliver({
        update_id,
        message: {
          ...{ message_id: 900_000 + n, date: 1_790_000_000, from, photo, media_group_id: '77' },
          chat: { id: vera.id, type: 'private', first_name: 'Vera' },
        },
      } as never);
    }
    await vera.sees('Your cake', { since });
    await stand.settled();
    expect(vera.chat().messages.filter(({ mine, text }) => !mine && text.startsWith('Your cake'))).toHaveLength(1);
    await taps('✅', 'We bake');
    expect(await stand.session(vera)).toBeUndefined();
  });

  it('is answered by words with an emoji of ours in front, when there are more of them', async () => {
    await reaches('Anything else');
    await says('❌ no nuts please', 'Whom do we call');
    expect((await stand.session(vera))?.state.draft).toMatchObject({ note: '❌ no nuts please' });
  });
});

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import type { Match } from '../../src/pretend-telegram/people/waiting.ts';
import { reads } from '../support/conversation.ts';
import { cakeRoom, candles, steps } from './cake-form.ts';
import { Stand } from './stand.ts';

const { words, size, note, phone } = steps;
/** words · size · phone */
const short = { words, size, phone };

describe('A form under way', () => {
  let stand: Stand;
  let vera: Person;
  beforeAll(async () => {
    stand = await Stand.open();
  });
  afterAll(() => stand.close());
  beforeEach(async () => {
    await stand.start([cakeRoom(short)]);
    vera = stand.person('Vera');
    await reads(vera, 'What shall we write', () => vera.command('cake'));
  });
  afterEach(async () => {
    await stand.settled();
    expect(stand.logged).toEqual([]);
  });

  const says = (text: string, match: Match) => reads(vera, match, () => vera.says(text));
  const taps = (button: string, match: Match) => reads(vera, match, () => vera.taps(button));
  const draft = async () => (await stand.session(vera))?.state.draft;
  const deploys = (played: Parameters<typeof cakeRoom>[0], how?: Parameters<typeof cakeRoom>[1]) =>
    stand.start([cakeRoom(played, how)]);

  it('goes on after a restart, by tap and by word', async () => {
    await says('For Mum', 'How big');
    await deploys(short);
    await taps('large', 'Whom do we call');
    await deploys(short);
    await taps('📞', 'Your cake');
    await deploys(short);
    await taps('✅', 'We bake');
    expect(await stand.session(vera)).toBeUndefined();
  });

  it('asks a question that a release puts before the current one, after it', async () => {
    await says('For Mum', 'How big');
    await deploys({ candles, ...short });
    await taps('large', 'How many candles');
    await taps('one', 'Whom do we call');
    expect(await draft()).toEqual({ words: 'For Mum', size: 1, candles: 1 });
  });

  it('goes back over a question that a release put before', async () => {
    await says('For Mum', 'How big');
    await deploys({ candles, ...short });
    await taps('large', 'How many candles');
    await taps('⬅️', 'How big');
    await taps('⬅️', 'What shall we write');
    expect(await draft()).toEqual({});
    await says('For Dad', 'How many candles');
    await taps('none', 'How big');
  });

  it('asks a question that a release puts behind the current one', async () => {
    await says('For Mum', 'How big');
    await deploys({ words, size, candles, phone });
    await taps('large', 'How many candles');
    await taps('one', 'Whom do we call');
  });

  it('asks a new question before the summary that was shown already is confirmed', async () => {
    await says('For Mum', 'How big');
    await taps('large', 'Whom do we call');
    await reads(vera, 'Your cake', () => vera.sharesContact());
    await deploys({ ...short, candles });
    await taps('✅', 'How many candles');
    await taps('none', 'Your cake');
    await taps('✅', /We bake.*"candles":0/);
  });

  it('forgets a question that a release removes while it is asked', async () => {
    await says('For Mum', 'How big');
    await deploys({ words, phone });
    expect(await vera.taps('large')).toEqual({ text: 'That button is from an earlier step.' });
    await vera.sees('Whom do we call');
    await says('⬅️', 'What shall we write');
  });

  it('forgets it also when words were the answer, and goes back over an answered one', async () => {
    await deploys({ words, note, size, phone });
    await says('For Mum', 'Anything else');
    await says('no sugar', 'How big');
    await deploys(short);
    await taps('⬅️', 'What shall we write');
    expect(await draft()).toEqual({});
    await deploys({ size, phone });
    await says('For Dad', 'How big');
  });

  it('hands in what it has when a release removes the last question and there is no summary', async () => {
    await says('For Mum', 'How big');
    await deploys({ words }, { confirm: undefined });
    await says('hello?', 'We bake: {"words":"For Mum"}');
    expect(await stand.session(vera)).toBeUndefined();
  });

  it('takes no ticks for a question that takes one answer now, nor the other way round', async () => {
    await says('For Mum', 'How big');
    const { id } = vera.chat().messages.at(-1)!;
    await deploys({ words, size: { ...size!, several: true }, phone } as typeof steps);
    expect(await vera.taps('large')).toEqual({ text: 'That button is from an earlier step.' });
    await vera.sees((message) => message.id === id && message.buttons[0]![0]!.text === '⬜ small');
    await taps('⬜ large', (message) => message.buttons[0]![1]!.text === '☑️ large');
    await deploys(short);
    expect(await vera.taps('☑️ large')).toEqual({ text: 'That button is from an earlier step.' });
    await vera.sees((message) => message.id === id && message.buttons[0]![0]!.text === 'small');
    await taps('large', 'Whom do we call');
  });

  it('that no release plays any more lets go of the person and of its keyboard', async () => {
    await says('For Mum', 'How big');
    await taps('large', 'Whom do we call');
    const cake = cakeRoom();
    cake.forms.length = 0;
    await stand.start([cake]);
    await says('❌ Cancel', 'did not understand');
    expect(vera.chat().keyboard).toBeNull();
    expect(await stand.session(vera)).toBeUndefined();
  });

  const broken = [
    ...['null', '5', '"cake"', '[]', '{}', '{"__scenes": 5}', '{"__scenes": null}', '{"__scenes": {"current": 5}}'],
    ...['{"__scenes": {"current": "cake"}}', '{"__scenes": {"current": "cake", "state": null}}'],
    ...['{"__scenes": {"current": "cake", "state": []}}', '{"__scenes": {"current": "cake", "state": {"draft": 1}}}'],
    ...[
      '{"__scenes": {"current": "gone", "state": {"draft": {}}}}',
      '{"__scenes": {"current": "toString", "state": {"draft": {}}}}',
    ],
  ];
  it.each(broken)('in a row that reads %s is none', async (data) => {
    await stand.settled();
    await stand.sql('update session set data = $2 where telegram_id = $1', [vera.id, data]);
    await says('For Mum', 'did not understand');
    expect(await stand.session(vera)).toBeUndefined();
    await reads(vera, 'What shall we write', () => vera.command('cake'));
    await says('For Mum', 'How big');
  });

  const odd = [
    '{"step": 5, "asked": "words", "ticked": {}, "keyboard": "yes", "album": 1, "draft": {}}',
    '{"step": "toString", "asked": [1], "draft": {}}',
    '{"step": "__proto__", "asked": ["__proto__", "constructor"], "draft": {}}',
    '{"asked": ["gone"], "draft": {"gone": 1}}',
  ];
  it.each(odd)('whose row has odd details %s goes on as far as it makes sense', async (state) => {
    await stand.settled();
    await stand.sql('update session set data = $2 where telegram_id = $1', [
      vera.id,
      `{"__scenes": {"current": "cake", "state": ${state}}}`,
    ]);
    await reads(vera, 'What shall we write', () => vera.says('⬅️'));
    await says('For Mum', 'How big');
  });
});

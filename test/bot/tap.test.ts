import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Refusal } from '../../src/bakery/refusal.ts';
import { action } from '../../src/chat/action.ts';
import { room } from '../../src/chat/room.ts';
import { english } from '../support/says.ts';
import { Stand } from './stand.ts';

const buttons = {
  taste: action('tst.taste'),
  slow: action('tst.slow'),
  slowNo: action('tst.slow-no'),
  long: action('tst.long'),
  no: action('tst.no'),
  longNo: action('tst.long-no'),
  broken: action('tst.broken'),
  late: action('tst.late'),
};
/** Telegram holds a tap's question open for two and a half minutes. */
const TOO_LATE_MS = 3 * 60_000;
let stand: Stand;

const market = room();
market.command('start', (turn) =>
  turn.send({
    text: 'The stand is open.',
    buttons: Object.entries(buttons).map(([label, one]) => [{ label, data: one.write({}) }]),
  }),
);
market.on(buttons.taste, (turn) => turn.toast('Mmm!'));
market.on(buttons.slow, async (turn) => {
  await sleep(2_000);
  await turn.send({ text: 'At last.' });
});
market.on(buttons.slowNo, async () => {
  await sleep(1_300);
  throw new Refusal('not-allowed');
});
market.on(buttons.long, (turn) => turn.toast('🥐'.repeat(250)));
market.on(buttons.no, async () => {
  throw new Refusal('cart.gone');
});
market.on(buttons.longNo, async () => {
  throw new Refusal('cart.sold-out', {
    name: 'A loaf with a name that goes on and on, so that no toast would hold it',
  });
});
market.on(buttons.broken, async () => {
  throw new Error('No flour for +49 1512 3456789');
});

market.on(buttons.late, (turn) => {
  stand.telegram.clock.advance(TOO_LATE_MS);
  return turn.toast('Better late than never.');
});

describe('A tap', () => {
  beforeAll(async () => {
    stand = await Stand.open();
    await stand.start([market]);
  });
  afterAll(() => stand.close());
  beforeEach(() => {
    stand.telegram.faults.clear();
    stand.logged.length = 0;
  });

  async function visitor(firstName = 'Vera') {
    const person = stand.person(firstName);
    person.command('start');
    await person.sees('The stand is open.');
    return person;
  }
  const answers = () => stand.telegram.calls({ method: 'answerCallbackQuery' });

  it('is answered with the toast, once', async () => {
    const vera = await visitor();
    stand.telegram.clearCalls();
    expect(await vera.taps('taste')).toEqual({ text: 'Mmm!' });
    await stand.settled();
    expect(answers()).toHaveLength(1);
    expect(stand.telegram.refusals()).toEqual([]);
  });

  it('stops spinning after a second although the work goes on, and is not answered again', async () => {
    const vera = await visitor();
    stand.telegram.clearCalls();
    expect(await vera.taps('slow')).toEqual({});
    expect(vera.chat().messages.some(({ text }) => text === 'At last.')).toBe(false);
    await vera.sees('At last.');
    await stand.settled();
    expect(answers()).toHaveLength(1);
    expect(stand.telegram.refusals()).toEqual([]);
  });

  it('hears a refusal that comes too late for a toast as a message', async () => {
    const vera = await visitor();
    expect(await vera.taps('slowNo')).toEqual({});
    await vera.sees(english('refusals.not-allowed'));
  });

  it('takes a toast of 200 UTF-16 units, whose last letter is whole', async () => {
    const vera = await visitor();
    const { text } = (await vera.taps('long'))!;
    expect(text).toBe(`${'🥐'.repeat(99)}…`);
  });

  it('is refused by a toast, or by an alert where there is more to read', async () => {
    const vera = await visitor();
    const short = await vera.taps('no');
    expect(short!.text!.length).toBeLessThanOrEqual(60);
    expect(short!.showAlert).toBeUndefined();
    const long = await vera.taps('longNo');
    expect(long).toMatchObject({ showAlert: true });
    expect(stand.logged).toEqual([]);
  });

  it('is answered when the shop is at fault, with a reference that the log has, and nothing else of hers', async () => {
    const vera = await visitor('Vera Pavlovna');
    expect(await vera.taps('broken')).toEqual({});
    const { text } = await vera.sees('Something went wrong');
    const reference = /[0-9a-f]{6}$/.exec(text)![0];
    expect(stand.logged).toHaveLength(1);
    expect(stand.logged[0]).toContain(`"reference":"${reference}"`);
    for (const personal of ['Vera', 'Pavlovna', String(vera.id), '1512', stand.telegram.token]) {
      expect(stand.logged[0]).not.toContain(personal);
    }
  });

  it('handled after Telegram has given it up is carried out; its toast comes as a message', async () => {
    const vera = await visitor();
    vera.presses('late');
    await vera.sees('Better late than never.');
    await stand.settled();
    expect(stand.telegram.refusals({ method: 'answerCallbackQuery' })).toHaveLength(1);
    expect(stand.logged).toEqual([]);
  });

  it('whose answer gets lost does not keep the person waiting for the next', async () => {
    const vera = await visitor();
    const silence = stand.telegram.faults.silence({ method: 'answerCallbackQuery', times: 1 });
    vera.presses('taste');
    expect(await vera.taps('taste')).toEqual({ text: 'Mmm!' });
    expect(silence.hits).toBe(1);
  });

  it('whose toast Telegram does not take hears it as a message', async () => {
    const vera = await visitor();
    const fault = stand.telegram.faults.broken({ method: 'answerCallbackQuery' });
    vera.presses('no');
    await vera.sees(english('refusals.cart.gone'), { within: 10_000 });
    fault.over();
    expect((await stand.endings()).every(({ state }) => state !== 'dead')).toBe(true);
  });

  it('with data no button ever had is answered', async () => {
    const vera = await visitor();
    for (const data of ['tst.taste:1', 'tst.unknown', ':', '💥', 'frm:x:pick:y:1', 'frm::::', 'a'.repeat(64)]) {
      expect((await vera.forges(data))?.text).toMatch(/button/);
    }
    expect(stand.logged).toEqual([]);
  });
});

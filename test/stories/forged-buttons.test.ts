import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rooms } from '../../src/rooms.ts';
import { Bakery } from '../support/bakery.ts';
import { reads } from '../support/conversation.ts';
import { brokenPromises, comesToRest } from '../support/invariants.ts';
import {
  actions,
  answersTo,
  buttonsAbout,
  type Counter,
  FINAL,
  regular,
  rowsOf,
  unanswered,
} from '../support/old-buttons.ts';

const forms = rooms.flatMap((room) => room.forms);
const VERBS = ['pick', 'submit', 'tick', 'done', 'skip', 'back', 'cancel'];

let counter: Counter;

const isSound = async () => {
  await comesToRest(counter.bakery.sql);
  expect(await brokenPromises(counter.bakery.sql)).toEqual([]);
  expect(await counter.bakery.sql(`select reason from inbox where state = 'dead'`, [])).toEqual([]);
  expect(counter.bakery.logged).toEqual([]);
};

beforeAll(async () => {
  const opened = await Bakery.open();
  const emil = await opened.staff('employee', 'Emil');
  counter = { bakery: opened, emil, rye: await opened.product('Rye loaf', { price: 450, stock: 500 }) };
});
afterAll(() => counter.bakery.close());

describe('Forged buttons', () => {
  it("reach nothing that is somebody else's, and show nothing of it", async () => {
    const { person: nora, own } = await regular(counter, 'Nora');
    const { person: mallory } = await regular(counter, 'Mallory');
    const before = await rowsOf(counter, nora);
    expect(await unanswered(counter, mallory, buttonsAbout(own))).toEqual([]);
    for (const [begin, step] of [
      ['ord.delivery', 'checkout:pick:place'],
      ['ord.address', 'checkout:pick:place'],
      [`crt.count:${counter.rye.toString(36)}:0`, 'cart-quantity:pick:quantity'],
    ]) {
      await mallory.forges(begin!);
      expect(await unanswered(counter, mallory, [`frm:${step}:${own.addressId!.toString(36)}`])).toEqual([]);
      mallory.command('cancel');
    }
    await isSound();
    expect(await rowsOf(counter, nora)).toEqual(before);
    const seen = JSON.stringify(mallory.chat().messages.map(({ text, buttons }) => [text, buttons]));
    for (const secret of ['Nora', 'my eyes only', `Order ${own.orderId} `, `Order ${own.done} `])
      expect(seen).not.toContain(secret);
  });

  it('with numbers that cannot be are refused alike', async () => {
    const { person: nora, own } = await regular(counter, 'Nelly');
    const { person: mallory } = await regular(counter, 'Max');
    const before = await rowsOf(counter, nora);
    const readable = ['0', 'zik0zj'];
    // What no action reads, or only to find nothing: every tenth button stands for all.
    const others = ['1', 'zik0zk', 'zzzzzz', 'zzzzzzzzzzz', '-1', '1.5', '١', '', 'constructor', 'a'.repeat(40)];
    const all = actions
      .filter(({ code, fields }) => code !== FINAL && fields.length > 0)
      .flatMap(({ code, fields }, place) =>
        [...readable, ...(place % 10 === 0 ? others : [])].map((one) =>
          [code, ...fields.map((field) => (/Id$/.test(field) ? one : '0'))].join(':').slice(0, 64),
        ),
      );
    const answers = await answersTo(mallory, all);
    expect(all.filter((_, at) => answers[at] === null)).toEqual([]);
    await isSound();
    expect(await rowsOf(counter, nora)).toEqual(before);
    expect(own.orderId).toBeGreaterThan(0);
  });

  it.each(['', 'ord.delivery', 'adr.add'])(
    'of all questions there are, while “%s” asks, do nothing that was not meant',
    async (begin) => {
      const { person: max } = await regular(counter, 'Maria');
      await reads(max, /./, () => (begin ? max.forges(begin) : max.command('start')));
      const taps = forms.flatMap(({ id, steps }, place) =>
        [...Object.keys(steps), '', 'constructor'].flatMap((step) =>
          (place % 5 === 0 ? VERBS : begin === '' ? VERBS.slice(0, 2) : []).map(
            (verb) => `frm:${id}:${verb}:${step}:zzzzzzzzzzz`,
          ),
        ),
      );
      const answers = await answersTo(max, taps);
      expect(taps.filter((_, at) => answers[at] === null)).toEqual([]);
      await isSound();
    },
  );
});

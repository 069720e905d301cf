import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createCanvas } from '@napi-rs/canvas';
import { action } from '../../src/chat/action.ts';
import { room, type WordsHandler } from '../../src/chat/room.ts';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import { reads } from '../support/conversation.ts';
import { Stand } from './stand.ts';

const open = action('hal.open', 'doorId');
const quote =
  (name: string): WordsHandler =>
  (turn, words) =>
    turn.show({
      text: `${name}: [${words.replaceAll('<', '&lt;')}]`,
      buttons: [[{ label: '🚪', data: open.write({ doorId: 7 }) }]],
    });

const hall = room();
for (const name of ['start', 'menu', 'search']) hall.command(name, quote(name));
hall.link('p_', quote('product'));
hall.link('p_new_', quote('new product'));
hall.on(open, (turn, { doorId }) => turn.toast(`Door ${doorId}`));
const home = room();
home.link('', quote('home'));

const HINT = 'I did not understand that.';
const UNKNOWN = "I don't know this command.";

describe('What somebody writes', () => {
  let stand: Stand;
  let vera: Person;
  beforeAll(async () => {
    stand = await Stand.open();
    await stand.start([hall, home]);
    vera = stand.person('Vera');
    vera.command('start');
    await vera.sees('start: []');
  });
  afterAll(() => stand.close());
  beforeEach(() => stand.telegram.clearCalls());
  afterEach(async () => {
    await stand.settled();
    expect(stand.logged).toEqual([]);
  });

  it.each([
    ['/start', 'start: []'],
    ['/MENU', 'menu: []'],
    ['/menu@pretend_bot', 'menu: []'],
    ['/search@Pretend_Bot  rye & <spelt>', 'search: [rye & <spelt>]'],
    ['/search rye\nand spelt', 'search: [rye\nand spelt]'],
    ['/start p_16', 'product: [16]'],
    ['/Start p_16', 'product: [16]'],
    ['/start p_new_16', 'new product: [16]'],
    ['/start p_', 'product: []'],
    ['/start partner-42', 'home: [partner-42]'],
    ['/start ../../etc', 'home: [../../etc]'],
    ['/menu@some_other_bot', UNKNOWN],
    ['/start@some_other_bot p_16', UNKNOWN],
    ['/nothing', UNKNOWN],
    ['/constructor', UNKNOWN],
    ['/cancel', 'Cancelled.'],
    ['/меню', HINT],
    ['/', HINT],
    ['/ menu', HINT],
    ['/menu!', HINT],
    [`/${'m'.repeat(40)}`, HINT],
    ['menu', HINT],
    ['Do you have rye?', HINT],
    ['🥐', HINT],
    ['long'.repeat(1024), HINT],
  ])('%.40s', async (text, answer) => {
    await reads(vera, answer, () => vera.says(text));
    await stand.settled();
    expect(stand.telegram.calls()).toHaveLength(1);
  });

  it.each<[string, (person: Person) => unknown]>([
    ['a sticker', (person) => person.sendsSticker()],
    ['a voice message', (person) => person.sendsVoice()],
    ['a photo', (person) => person.sendsPhoto(createCanvas(8, 8).toBuffer('image/png'), '/menu')],
    ['a document', (person) => person.sendsDocument(Buffer.from('x'), 'x.txt')],
    ['a contact', (person) => person.sharesContact()],
    ['a place', (person) => person.sharesLocation(1, 2)],
  ])('or sends, such as %s, is hinted at the menu', async (_what, sends) => {
    await reads(vera, HINT, () => sends(vera));
  });

  it('and edits later is let be', async () => {
    const id = vera.says('/menu');
    await vera.sees('menu: []');
    await stand.settled();
    stand.telegram.clearCalls();
    vera.edits(id, '/search rye');
    const live = vera.startsLiveLocation(1, 2, 600);
    await vera.sees(HINT);
    vera.movesLiveLocation(live, 3, 4);
    await stand.settled();
    expect(stand.telegram.calls()).toHaveLength(1);
  });

  it('is not what Telegram tells of the chat', async () => {
    const from = { id: vera.id, is_bot: false, first_name: 'Vera', language_code: 'en' };
    const chat = { id: vera.id, type: 'private', first_name: 'Vera' };
    const news = [
      { pinned_message: { message_id: 1, date: 0, chat } },
      { message_auto_delete_timer_changed: { message_auto_delete_time: 86_400 } },
      { write_access_allowed: {} },
      { chat_background_set: { type: { type: 'fill' } } },
    ];
    for (const [n, told] of news.entries()) {
      const message = { message_id: 990_000 + n, date: 1_790_000_000, from, chat, ...told };
      stand.telegram.deliver({ update_id: 930_000_001 + n, message } as never);
    }
    await stand.settled();
    expect(stand.telegram.calls()).toEqual([]);
  });

  it('opens doors by buttons that stay good for ever', async () => {
    const { id } = await reads(vera, 'menu: []', () => vera.command('menu'));
    await stand.start([hall, home]);
    expect(await vera.taps({ message: id, row: 0, column: 0 })).toEqual({ text: 'Door 7' });
  });

  it.each(['hal.open', 'hal.open:', 'hal.open:7:7', 'hal.open:-1', 'hal.open:zzzzzzz', 'hal.gone:1', 'toString', ' '])(
    'by a button of nobody’s, “%s”, is told so and shown the menu',
    async (data) => {
      const { id } = await reads(vera, 'search: []', () => vera.command('search'));
      const answer = await vera.forges(data, id);
      expect(answer).toEqual({ text: 'This button is out of date. Here is the newest.' });
      await vera.sees((message) => message.id === id && message.text === 'menu: []');
    },
  );

  it('on a message that is gone is answered with a new one', async () => {
    const { id } = await reads(vera, 'search: []', () => vera.command('search'));
    const query = {
      ...{ id: '4711', chat_instance: '1', data: 'hal.gone:1' },
      from: { id: vera.id, is_bot: false, first_name: 'Vera', language_code: 'en' },
      message: { message_id: id, date: 0, chat: { id: vera.id, type: 'private', first_name: 'Vera' } },
    };
    vera.deletes(id);
    await reads(vera, 'menu: []', () =>
      stand.telegram.deliver({ update_id: 940_000_001, callback_query: query } as never),
    );
    const inline = { id: '4712', chat_instance: '1', data: 'hal.open:7', from: query.from, inline_message_id: 'abc' };
    await reads(vera, 'Door 7', () =>
      stand.telegram.deliver({ update_id: 940_000_002, callback_query: inline } as never),
    );
  });
});

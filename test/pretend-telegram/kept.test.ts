import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import type { PretendTelegram } from '../../src/pretend-telegram/pretend-telegram.ts';
import { startPretendTelegram } from '../../src/pretend-telegram/start.ts';
import { firstNumber } from '../../src/pretend-telegram/world/first-number.ts';
import { until } from '../support/until.ts';
import { BareBot, button, form, inline, pixel } from './stage.ts';

interface Stay {
  telegram: PretendTelegram;
  bot: BareBot;
  lines: string[];
}

describe('A Telegram with a folder of its own', () => {
  let parent: string;
  let folder: string;
  const stays: Stay[] = [];

  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), 'pretend-telegram-'));
    folder = join(parent, 'telegram');
  });
  afterEach(async () => {
    await Promise.all(stays.splice(0).map(({ telegram }) => telegram.close()));
    rmSync(parent, { recursive: true });
  });

  async function starts(where = folder): Promise<Stay> {
    const lines: string[] = [];
    const telegram = await startPretendTelegram({
      folder: where,
      rates: false,
      page: false,
      log: (line) => lines.push(line),
    });
    const stay = { telegram, bot: new BareBot(telegram), lines };
    stays.push(stay);
    return stay;
  }

  async function restarts({ telegram }: Stay): Promise<Stay> {
    await telegram.close();
    return starts();
  }

  const again = ({ telegram }: Stay, person: Person) => telegram.find(person.id)!;

  it('has after a restart the same people and chats, as each of them saw them', async () => {
    const first = await starts();
    const { telegram, bot } = first;
    const vera = telegram.person({
      firstName: 'Vera',
      lastName: 'Berg',
      username: 'vera',
      languageCode: 'ru',
      note: 'guest',
    });
    const boris = telegram.person({ firstName: 'Boris', started: true });
    const otto = telegram.person({ firstName: 'Otto' });
    otto.leaves();
    vera.opens(`https://t.me/${telegram.bot.username}?start=inv_1`);
    vera.reacts(await bot.says(vera, 'Tea?', inline([button('🍵')])).then(({ message_id }) => message_id), '👍');
    await bot.says(vera, 'Phone?', { reply_markup: { keyboard: [[{ text: '📞', request_contact: true }]] } });
    await bot.does('setMyCommands', {
      commands: [{ command: 'tea', description: 'Tea' }],
      scope: { type: 'chat', chat_id: vera.id },
    });
    await bot.does('setMyDescription', { description: 'Tea, while it is warm' });
    const group = telegram.group({ title: 'Kitchen', members: [vera, boris], forum: true });
    const topic = group.topic('Orders');
    await bot.says(group, 'Order 1', { message_thread_id: topic });
    boris.blocks();
    const seen = [vera.chat(), vera.chat(group), boris.chat(), boris.chat(group)].map(withoutToasts);

    const second = await restarts(first);
    const [vera2, boris2] = [again(second, vera), again(second, boris)];
    const { id } = group;
    expect([vera2.chat(), vera2.chat(id), boris2.chat(), boris2.chat(id)].map(withoutToasts)).toEqual(seen);
    expect(vera2.account).toMatchObject({ username: 'vera', phoneNumber: vera.phoneNumber, note: 'guest' });
    expect(second.telegram.find(otto.id)!.account.isDeleted).toBe(true);
    expect((await second.bot.isRefused('sendMessage', { chat_id: boris.id, text: 'Hello?' })).error_code).toBe(403);
    expect(second.lines).toEqual([]);
  });

  it('goes on with the numbers of messages, updates, people and groups', async () => {
    const first = await starts();
    const vera = first.telegram.person({ firstName: 'Vera', started: true });
    const group = first.telegram.group({ title: 'Kitchen', members: [vera], forum: true });
    const basic = first.telegram.group({ title: 'Family', members: [vera] });
    const inGroup = (await first.bot.says(group, 'One')).message_id;
    const message = (await first.bot.says(vera, 'One')).message_id;
    const update = (await first.bot.hears()).at(-1).update_id;

    const second = await restarts(first);
    const nina = second.telegram.person({ firstName: 'Nina', started: true });
    expect(nina.id).toBeGreaterThan(vera.id);
    expect((await second.bot.says({ id: group.id }, 'Two')).message_id).toBe(inGroup + 1);
    expect((await second.bot.says(vera, 'Two')).message_id).toBeGreaterThan(message);
    again(second, vera).says('Two');
    expect((await second.bot.hears()).at(-1).update_id).toBeGreaterThan(update);
    const groups = [
      group,
      basic,
      ...['Kitchen', 'Family'].map((title) => second.telegram.group({ title, members: [nina] })),
    ];
    expect(new Set(groups.map(({ id }) => id)).size).toBe(4);
  });

  it('gives no group the id of one that an earlier world without a folder had', async () => {
    const groupIn = async ({ telegram }: Stay) =>
      telegram.group({ title: 'Kitchen', members: [telegram.person({ firstName: 'Vera' })] }).id;
    const earlier = await groupIn(await starts(join(parent, 'one')));
    const now = firstNumber(Date.now());
    await until(() => firstNumber(Date.now()) > now);
    expect(await groupIn(await starts(join(parent, 'another')))).toBeLessThan(earlier);
  });

  it('still shows its pictures, and takes their ids', async () => {
    const first = await starts();
    const vera = first.telegram.person({ firstName: 'Vera', started: true });
    const upload = form({ chat_id: String(vera.id) }, { photo: { bytes: pixel, name: 'p.png' } });
    const { photo } = await first.bot.does('sendPhoto', upload);
    vera.sendsDocument(Buffer.from('a;b'), 'report.csv');

    const second = await restarts(first);
    const [picture, report] = again(second, vera).chat().messages;
    const shown = await fetch(second.telegram.url + picture!.photo!.url);
    expect(Buffer.from(await shown.arrayBuffer())).toEqual(pixel);
    expect(await (await fetch(second.telegram.url + report!.document!.url)).text()).toBe('a;b');
    await second.bot.does('sendPhoto', { chat_id: vera.id, photo: photo[0].file_id });
    const { file_path } = await second.bot.does('getFile', { file_id: photo[0].file_id });
    const download = await fetch(`${second.telegram.url}/file/bot${second.telegram.token}/${file_path}`);
    expect(Buffer.from(await download.arrayBuffer())).toEqual(pixel);
  });

  it('delivers what the bot has not confirmed, and takes the answer to a tap of before', async () => {
    const first = await starts();
    const vera = first.telegram.person({ firstName: 'Vera', started: true });
    await first.bot.says(vera, 'Tea?', inline([button('🍵')]));
    vera.says('Hello?');
    vera.presses('🍵');

    const second = await restarts(first);
    const [said, tapped] = await second.bot.hears();
    expect(said.message.text).toBe('Hello?');
    await second.bot.does('answerCallbackQuery', { callback_query_id: tapped.callback_query.id, text: 'Here you are' });
    expect(again(second, vera).chat().notices).toMatchObject([{ text: 'Here you are' }]);
    expect(await second.bot.hears()).toEqual([]);
    expect(await (await restarts(second)).bot.hears()).toEqual([]);
  });

  it('knows a bill that was paid, wherever it is shown', async () => {
    const first = await starts();
    const vera = first.telegram.person({ firstName: 'Vera', started: true });
    const bill = {
      title: 'Tea',
      description: 'A pot',
      payload: 'p',
      currency: 'XTR',
      prices: [{ label: 'Tea', amount: 3 }],
    };
    const link = await first.bot.does('createInvoiceLink', bill);
    const { message_id } = await first.bot.does('sendInvoice', { chat_id: vera.id, ...bill });

    const second = await restarts(first);
    expect(again(second, vera).opens(link).invoice).toMatchObject({ title: 'Tea', paid: false });
    const paying = again(second, vera).pays(message_id);
    const [{ pre_checkout_query }] = await second.bot.hears();
    await second.bot.does('answerPreCheckoutQuery', { pre_checkout_query_id: pre_checkout_query.id, ok: true });
    expect((await paying).outcome).toBe('paid');
    const third = await restarts(second);
    const messages = again(third, vera).chat().messages;
    expect(messages.find(({ id }) => id === message_id)!.invoice).toMatchObject({ paid: true });
  });

  it('has written all of it down within moments, should it be killed', async () => {
    const first = await starts();
    const vera = first.telegram.person({ firstName: 'Vera', started: true });
    await first.bot.says(vera, 'Good morning');
    const world = join(folder, 'world.json');
    await until(() => existsSync(world) && readFileSync(world, 'utf8').includes('Good morning'));
    const copy = join(parent, 'copy');
    cpSync(folder, copy, { recursive: true });
    expect(again(await starts(copy), vera).chat().messages).toMatchObject([{ text: 'Good morning' }]);
  });

  it.each([
    ['torn', (file: string) => truncateSync(file, Math.floor(statSync(file).size / 2))],
    ['empty', (file: string) => truncateSync(file, 0)],
    ['of a later version', (file: string) => rewrite(file, (text) => text.replace('"version":1', '"version":99'))],
    ['of something else', (file: string) => rewrite(file, () => '{"version":1}')],
  ])('begins anew with a line in the log when what was kept is %s, and puts it aside', async (_, spoil) => {
    const first = await starts();
    first.telegram.person({ firstName: 'Vera', started: true });
    await first.telegram.close();
    spoil(join(folder, 'world.json'));

    const second = await starts();
    expect(second.telegram.people()).toEqual([]);
    expect(second.lines).toEqual([
      expect.stringMatching(/^What was kept of the chats cannot be read \(.+\): they begin anew\.$/),
    ]);
    expect(existsSync(join(folder, 'world.broken.json'))).toBe(true);
    second.telegram.person({ firstName: 'Boris' });
    const third = await restarts(second);
    expect(third.telegram.people().map(({ firstName }) => firstName)).toEqual(['Boris']);
    expect(third.lines).toEqual([]);
  });
});

/** Toasts are of the moment. */
function withoutToasts(chat: ReturnType<Person['chat']>) {
  return { ...chat, notices: [] };
}

function rewrite(file: string, change: (text: string) => string): void {
  writeFileSync(file, change(readFileSync(file, 'utf8')));
}

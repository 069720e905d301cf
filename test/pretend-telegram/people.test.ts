import { describe, expect, it } from '@jest/globals';
import { button, inline, openStage, pixel } from './stage.ts';

describe('A person', () => {
  it('cannot be written to before they start the bot, nor after they block it', async () => {
    const { telegram, bot } = await openStage();
    const boris = telegram.person({ firstName: 'Boris' });
    const hello = { chat_id: boris.id, text: 'hello' };
    expect(await bot.isRefused('sendMessage', hello)).toMatchObject({
      error_code: 403,
      description: "Forbidden: bot can't initiate conversation with a user",
    });
    boris.command('start');
    await bot.does('sendMessage', hello);
    boris.blocks();
    expect(await bot.isRefused('sendMessage', hello)).toMatchObject({
      error_code: 403,
      description: 'Forbidden: bot was blocked by the user',
    });
    expect((await bot.hears()).at(-1).my_chat_member).toMatchObject({ new_chat_member: { status: 'kicked' } });
    boris.unblocks();
    await bot.does('sendMessage', hello);
    boris.leaves();
    expect((await bot.isRefused('sendMessage', hello)).description).toBe('Forbidden: user is deactivated');
  });

  it('is introduced to the bot by name, username and language', async () => {
    const { bot, vera } = await openStage();
    vera.command('start', 'p_7');
    const [{ message }] = await bot.hears();
    expect(message).toMatchObject({
      from: {
        id: vera.id,
        is_bot: false,
        first_name: 'Vera',
        last_name: 'Berg',
        username: 'vera',
        language_code: 'ru',
      },
      chat: { id: vera.id, type: 'private', first_name: 'Vera' },
      text: '/start p_7',
      entities: [{ type: 'bot_command', offset: 0, length: 6 }],
    });
  });

  it('shares contacts, places and things', async () => {
    const { bot, vera } = await openStage();
    vera.sharesContact();
    vera.sharesContact({ phoneNumber: '+4930123456', firstName: 'Grandma' });
    vera.sharesLocation(52.5, 13.4);
    const live = vera.startsLiveLocation(52.5, 13.4, 600);
    vera.movesLiveLocation(live, 52.6, 13.5);
    vera.stopsLiveLocation(live);
    vera.sendsPhoto(pixel, 'my cake');
    vera.sendsDocument(Buffer.from('a,b'), 'list.csv');
    vera.sendsSticker();
    vera.sendsVoice();
    const updates = await bot.hears();
    const [own, other] = updates.map(({ message }) => message);
    expect(own.contact).toEqual({
      phone_number: vera.phoneNumber,
      first_name: 'Vera',
      last_name: 'Berg',
      user_id: vera.id,
    });
    expect(other.contact).toEqual({ phone_number: '+4930123456', first_name: 'Grandma' });
    const moves = updates.flatMap(({ edited_message }) => edited_message?.location ?? []);
    expect(moves).toEqual([
      { latitude: 52.6, longitude: 13.5, live_period: 600 },
      { latitude: 52.6, longitude: 13.5 },
    ]);
    expect(vera.chat().messages.map(({ kind }) => kind)).toEqual([
      'contact', 'contact', 'location', 'location', 'photo', 'document', 'sticker', 'voice',
    ]); // biome-ignore format: one line reads better
    const file = await bot.does('getFile', { file_id: updates.at(-3).message.document.file_id });
    expect(file).toMatchObject({ file_size: 3, file_path: expect.stringMatching(/^documents\/.*\.csv$/) });
  });

  it('edits, takes back and forwards what they wrote', async () => {
    const { bot, vera } = await openStage();
    const id = vera.says('Two loafs');
    vera.edits(id, 'Two loaves');
    vera.forwards((await bot.says(vera, 'Your order')).message_id);
    vera.deletes(id);
    const updates = await bot.hears();
    expect(updates[1].edited_message).toMatchObject({ message_id: id, text: 'Two loaves' });
    expect(updates[2].message).toMatchObject({ text: 'Your order', forward_origin: { sender_user: { is_bot: true } } });
    expect(vera.chat().messages.map(({ text }) => text)).toEqual(['Your order', 'Your order']);
  });

  it('sees what is there, what comes, and only what is new when they ask for that', async () => {
    const { bot, vera } = await openStage();
    const { message_id } = await bot.says(vera, 'Order 7: baking', inline([button('❌ Cancel')]));
    expect(await vera.sees(/Order \d: baking/)).toMatchObject({
      id: message_id,
      buttons: [[{ text: '❌ Cancel', kind: 'callback' }]],
    });
    vera.says('Order 8');
    const mark = vera.mark();
    const ready = vera.sees('Order', { since: mark });
    await bot.does('editMessageText', { chat_id: vera.id, message_id, text: 'Order 7: ready' });
    expect(await ready).toMatchObject({ text: 'Order 7: ready', edited: true });
    expect(await vera.sees(({ text }) => text === 'Order 8')).toMatchObject({ mine: true });
    await expect(vera.sees('Order 8', { within: 20 })).rejects.toThrow('Order 7: ready');
  });

  it('is shown places and contacts, and is known to the bot by then', async () => {
    const { telegram, bot, vera } = await openStage();
    const place = { chat_id: vera.id, latitude: 52.5, longitude: 13.4 };
    const venue = await bot.does('sendVenue', { ...place, title: 'Bulka', address: 'Oranienstraße 1' });
    expect(venue).toMatchObject({ venue: { title: 'Bulka' }, location: { latitude: 52.5 } });
    await bot.does('sendContact', { chat_id: vera.id, phone_number: '+4930123456', first_name: 'Bulka' });
    expect(vera.chat().messages).toMatchObject([
      { kind: 'venue', venue: { address: 'Oranienstraße 1' } },
      { kind: 'contact', contact: { phoneNumber: '+4930123456' } },
    ]);
    expect((await bot.isRefused('sendLocation', { ...place, latitude: 91 })).description).toContain('wrong latitude');
    const { message_id } = venue;
    await bot.does('pinChatMessage', { chat_id: vera.id, message_id });
    expect(await bot.does('getChat', { chat_id: vera.id })).toMatchObject({
      type: 'private',
      active_usernames: ['vera'],
      pinned_message: { message_id },
    });
    const boris = telegram.person({ firstName: 'Boris' });
    expect((await bot.isRefused('getChat', { chat_id: boris.id })).description).toBe('Bad Request: chat not found');
  });

  it('sees the commands of the narrowest scope, in their language before any other', async () => {
    const { telegram, bot, vera } = await openStage();
    const anna = telegram.person({ firstName: 'Anna', languageCode: 'en' });
    const set = (description: string, more: object = {}) =>
      bot.does('setMyCommands', { commands: [{ command: 'menu', description }], ...more });
    const seen = () => [vera, anna].map((person) => person.chat().commands[0]?.description);
    await set('menu');
    await set('меню', { language_code: 'ru' });
    expect(seen()).toEqual(['меню', 'menu']);
    await set('private menu', { scope: { type: 'all_private_chats' } });
    expect(seen()).toEqual(['private menu', 'private menu']);
    const scope = { type: 'chat', chat_id: anna.id };
    await set('Anna’s menu', { scope });
    expect(seen()).toEqual(['private menu', 'Anna’s menu']);
    expect(await bot.does('getMyCommands', { scope })).toEqual([{ command: 'menu', description: 'Anna’s menu' }]);
    await bot.does('deleteMyCommands', { scope });
    expect(seen()).toEqual(['private menu', 'private menu']);
  });

  it('sees no command that Telegram would refuse', async () => {
    const { bot } = await openStage();
    const set = (commands: object[]) => bot.isRefused('setMyCommands', { commands });
    const command = (name: string, description = 'x') => ({ command: name, description });
    expect((await set([command('Menu')])).description).toBe('Bad Request: BOT_COMMAND_INVALID');
    expect((await set([command('x'.repeat(33))])).description).toBe('Bad Request: BOT_COMMAND_INVALID');
    expect((await set([command('menu', 'x'.repeat(257))])).description).toBe(
      'Bad Request: BOT_COMMAND_DESCRIPTION_INVALID',
    );
    expect((await set(Array.from({ length: 101 }, (_, index) => command(`c${index}`)))).description).toContain(
      'TOO_MUCH',
    );
  });

  it('sees the bot typing until it writes, or five seconds', async () => {
    const { telegram, bot, vera } = await openStage();
    await bot.does('sendChatAction', { chat_id: vera.id, action: 'typing' });
    expect(vera.chat().typing).toBe('typing');
    await bot.says(vera, 'hello');
    expect(vera.chat().typing).toBeNull();
    await bot.does('sendChatAction', { chat_id: vera.id, action: 'upload_photo' });
    telegram.clock.advance(5_000);
    expect(vera.chat().typing).toBeNull();
  });

  it('knows the bot under the name of their language', async () => {
    const { bot, vera } = await openStage();
    await bot.does('setMyName', { name: 'Булка', language_code: 'ru' });
    await bot.does('setMyDescription', { description: 'Bread' });
    await bot.does('setMyShortDescription', { short_description: 'Bread' });
    expect(vera.chat().title).toBe('Булка');
    vera.speaks('en');
    expect(vera.chat().title).toBe('Pretend bot');
    await bot.does('setChatMenuButton', { chat_id: vera.id, menu_button: { type: 'commands' } });
    expect(vera.chat().menuButton).toEqual({ kind: 'commands' });
  });

  it('keeps the last 500 messages', async () => {
    const { bot, vera } = await openStage();
    for (let count = 0; count < 510; count += 1) vera.says(String(count));
    expect(vera.chat().messages).toHaveLength(500);
    const { message_id } = await bot.says(vera, 'hi');
    expect(vera.chat().unread).toBe(1);
    vera.reads();
    expect(vera.chat().unread).toBe(0);
    expect((await bot.isRefused('deleteMessage', { chat_id: vera.id, message_id: message_id - 505 })).error_code).toBe(
      400,
    );
  });
});

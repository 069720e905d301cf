import { describe, expect, it } from '@jest/globals';
import { button, form, inline, openStage, pixel, type Stage } from './stage.ts';

const photo = { photo: { bytes: pixel, name: 'bread.png' } };

const sendsPhoto = ({ bot, vera }: Stage, caption: string) =>
  bot.does('sendPhoto', form({ chat_id: String(vera.id), caption }, photo));

describe('Editing a message', () => {
  it('changes what Vera sees, where she sees it', async () => {
    const { bot, vera } = await openStage();
    const { message_id } = await bot.says(vera, 'In the oven', inline([button('❌')]));
    const edited = await bot.does('editMessageText', {
      chat_id: vera.id,
      message_id,
      text: '<b>Ready</b>',
      parse_mode: 'HTML',
    });
    expect(edited).toMatchObject({ text: 'Ready', edit_date: expect.any(Number) });
    expect(vera.chat().messages).toMatchObject([{ id: message_id, text: 'Ready', edited: true, buttons: [] }]);
  });

  it('is refused when nothing would change', async () => {
    const { bot, vera } = await openStage();
    const { message_id } = await bot.says(vera, 'Bread', inline([button('➕')]));
    const same = { chat_id: vera.id, message_id, text: 'Bread', ...inline([button('➕')]) };
    for (let times = 0; times < 2; times += 1) {
      const refused = await bot.isRefused('editMessageText', same);
      expect(refused).toMatchObject({
        error_code: 400,
        description: expect.stringContaining('message is not modified'),
      });
    }
    const keyboard = await bot.isRefused('editMessageReplyMarkup', {
      chat_id: vera.id,
      message_id,
      ...inline([button('➕')]),
    });
    expect(keyboard.description).toContain('message is not modified');
    await bot.does('editMessageText', { ...same, ...inline([button('➖')]) });
  });

  it('is refused for a message that is gone, a person wrote, or has a reply keyboard', async () => {
    const { bot, vera } = await openStage();
    const edit = (message_id: number) => bot.isRefused('editMessageText', { chat_id: vera.id, message_id, text: 'x' });
    const { message_id } = await bot.says(vera, 'Bread');
    await bot.does('deleteMessage', { chat_id: vera.id, message_id });
    expect((await edit(message_id)).description).toBe('Bad Request: message to edit not found');
    expect((await edit(vera.says('hello'))).description).toBe("Bad Request: message can't be edited");
    const menu = await bot.says(vera, 'Menu', { reply_markup: { keyboard: [[{ text: '🥐' }]] } });
    expect((await edit(menu.message_id)).description).toBe("Bad Request: message can't be edited");
  });

  it('keeps texts and captions apart', async () => {
    const stage = await openStage();
    const { bot, vera } = stage;
    const picture = await sendsPhoto(stage, 'Bread');
    const where = { chat_id: vera.id, message_id: picture.message_id };
    expect((await bot.isRefused('editMessageText', { ...where, text: 'x' })).description).toBe(
      'Bad Request: there is no text in the message to edit',
    );
    await bot.does('editMessageCaption', { ...where, caption: 'Fresh bread' });
    expect(vera.chat().messages[0]).toMatchObject({ kind: 'photo', text: 'Fresh bread', edited: true });
    const text = await bot.says(vera, 'Only words');
    const refused = await bot.isRefused('editMessageCaption', { ...where, message_id: text.message_id, caption: 'x' });
    expect(refused.description).toBe('Bad Request: there is no caption in the message to edit');
  });

  it('replaces a picture, by its id or by new bytes', async () => {
    const stage = await openStage();
    const { bot, vera } = stage;
    const first = await sendsPhoto(stage, 'One');
    const second = await sendsPhoto(stage, 'Two');
    const where = { chat_id: vera.id, message_id: first.message_id };
    const media = { type: 'photo', media: second.photo[0].file_id, caption: 'Three' };
    const edited = await bot.does('editMessageMedia', { ...where, media });
    expect(edited).toMatchObject({ caption: 'Three', photo: [{ file_id: second.photo[0].file_id }] });
    const upload = {
      chat_id: String(vera.id),
      message_id: String(first.message_id),
      media: '{"type":"photo","media":"attach://new"}',
    };
    const again = await bot.does('editMessageMedia', form(upload, { new: photo.photo }));
    expect(again.photo[0].file_id).not.toBe(second.photo[0].file_id);
    expect(again.caption).toBeUndefined();
  });
});

describe('A live location', () => {
  it('moves until it is stopped or its time is over', async () => {
    const { telegram, bot, vera } = await openStage();
    const where = { chat_id: vera.id, latitude: 52.5, longitude: 13.4 };
    const { message_id } = await bot.does('sendLocation', { ...where, live_period: 600 });
    await bot.does('editMessageLiveLocation', { ...where, message_id, latitude: 52.6 });
    expect(vera.chat().messages[0]).toMatchObject({ kind: 'location', location: { latitude: 52.6, live: true } });
    await bot.does('stopMessageLiveLocation', { chat_id: vera.id, message_id });
    expect(vera.chat().messages[0]?.location?.live).toBe(false);
    expect((await bot.isRefused('stopMessageLiveLocation', { chat_id: vera.id, message_id })).error_code).toBe(400);

    const other = await bot.does('sendLocation', { ...where, live_period: 60 });
    telegram.clock.advance(61_000);
    const late = await bot.isRefused('editMessageLiveLocation', {
      ...where,
      message_id: other.message_id,
      latitude: 52.6,
    });
    expect(late.description).toBe("Bad Request: message can't be edited");
  });

  it('is made a day longer at most, or goes on for ever', async () => {
    const { bot, vera } = await openStage();
    const where = { chat_id: vera.id, latitude: 52.5, longitude: 13.4 };
    const { message_id } = await bot.does('sendLocation', { ...where, live_period: 600 });
    const longer = { ...where, message_id, live_period: 600 + 86_400 };
    await bot.does('editMessageLiveLocation', longer);
    for (const live_period of [longer.live_period + 86_401, 0]) {
      const refused = await bot.isRefused('editMessageLiveLocation', { ...longer, latitude: 52.6, live_period });
      expect(refused.description).toBe('Bad Request: wrong live location period specified');
    }
    await bot.does('editMessageLiveLocation', { ...longer, live_period: 0x7fffffff });
  });
});

describe('Deleting', () => {
  it('takes the message away, once, and within two days', async () => {
    const { telegram, bot, vera } = await openStage();
    const { message_id } = await bot.says(vera, 'Oops');
    await bot.does('deleteMessage', { chat_id: vera.id, message_id });
    expect(vera.chat().messages).toEqual([]);
    expect((await bot.isRefused('deleteMessage', { chat_id: vera.id, message_id })).description).toBe(
      'Bad Request: message to delete not found',
    );
    const old = await bot.says(vera, 'Old');
    telegram.clock.advance(48 * 3_600_000 + 1000);
    expect((await bot.isRefused('deleteMessage', { chat_id: vera.id, message_id: old.message_id })).description).toBe(
      "Bad Request: message can't be deleted",
    );
    expect(await bot.does('deleteMessages', { chat_id: vera.id, message_ids: [old.message_id, 5] })).toBe(true);
    expect(vera.chat().messages).toHaveLength(1);
  });
});

describe('Copies, pins, replies and reactions', () => {
  it('are made of messages that are there', async () => {
    const { bot, vera } = await openStage();
    const where = { chat_id: vera.id, from_chat_id: vera.id };
    const said = vera.says('Thank you!');
    const copy = await bot.does('copyMessage', { ...where, message_id: said });
    const forwarded = await bot.does('forwardMessage', { ...where, message_id: said });
    expect(forwarded).toMatchObject({ text: 'Thank you!', forward_origin: { sender_user: { id: vera.id } } });
    await bot.does('pinChatMessage', { chat_id: vera.id, message_id: copy.message_id });
    expect(vera.chat().pinned).toEqual([copy.message_id]);
    await bot.does('unpinChatMessage', { chat_id: vera.id });
    expect(vera.chat().pinned).toEqual([]);
    await bot.does('setMessageReaction', {
      chat_id: vera.id,
      message_id: said,
      reaction: [{ type: 'emoji', emoji: '👍' }],
    });
    expect(vera.chat().messages[0]?.reactions).toEqual(['👍']);
    await bot.says(vera, 'You are welcome', { reply_parameters: { message_id: said } });
    expect(vera.chat().messages.at(-1)?.replyTo).toEqual({ id: said, from: 'Vera Berg', text: 'Thank you!' });
  });

  it('are refused for messages that are not', async () => {
    const { bot, vera } = await openStage();
    const gone = { chat_id: vera.id, from_chat_id: vera.id, message_id: 5 };
    expect((await bot.isRefused('copyMessage', gone)).description).toBe('Bad Request: message to copy not found');
    expect((await bot.isRefused('forwardMessage', gone)).description).toBe('Bad Request: message to forward not found');
    expect((await bot.isRefused('pinChatMessage', { chat_id: vera.id, message_id: 5 })).description).toBe(
      'Bad Request: message to pin not found',
    );
    const reply = { chat_id: vera.id, text: 'x', reply_parameters: { message_id: 5 } };
    expect((await bot.isRefused('sendMessage', reply)).description).toBe(
      'Bad Request: message to be replied not found',
    );
    await bot.does('sendMessage', { ...reply, reply_parameters: { message_id: 5, allow_sending_without_reply: true } });
    const reaction = [{ type: 'emoji', emoji: '🥐' }];
    const said = vera.says('hello');
    const odd = await bot.isRefused('setMessageReaction', { chat_id: vera.id, message_id: said, reaction });
    expect(odd.description).toBe('Bad Request: REACTION_INVALID');
  });
});

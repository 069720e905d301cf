import { describe, expect, it } from '@jest/globals';
import { button, inline, openStage } from './stage.ts';

const OLD = 'Bad Request: query is too old and response timeout expired or query ID is invalid';

describe('A tap', () => {
  it('reaches the bot as a callback, and its answer reaches the one who tapped', async () => {
    const { bot, vera } = await openStage();
    await bot.says(vera, 'Catalogue', inline([button('🥐 Bread', 'bread'), button('🍰 Cakes', 'cakes')]));
    const answered = vera.taps('🍰');
    const [{ callback_query }] = await bot.hears();
    expect(callback_query).toMatchObject({ data: 'cakes', from: { id: vera.id }, message: { text: 'Catalogue' } });
    await bot.does('answerCallbackQuery', {
      callback_query_id: callback_query.id,
      text: 'Here they are',
      show_alert: true,
    });
    expect(await answered).toEqual({ text: 'Here they are', showAlert: true });
    expect(vera.chat().notices).toMatchObject([{ text: 'Here they are', alert: true }]);
  });

  it('is answered once, by its id, and within 150 seconds', async () => {
    const { telegram, bot, vera } = await openStage();
    await bot.says(vera, 'Catalogue', inline([button('🥐')]));
    void vera.taps('🥐', { within: 10 });
    void vera.taps('🥐', { within: 10 });
    const [first, second] = await bot.hears();
    const answer = (id: string) => bot.isRefused('answerCallbackQuery', { callback_query_id: id });
    await bot.does('answerCallbackQuery', { callback_query_id: first.callback_query.id });
    expect((await answer(first.callback_query.id)).description).toBe(OLD);
    expect((await answer('12345')).description).toBe(OLD);
    telegram.clock.advance(150_000);
    expect((await answer(second.callback_query.id)).description).toBe(OLD);
  });

  it('is answered with at most 200 characters', async () => {
    const { bot, vera } = await openStage();
    void vera.forges('anything', undefined, { within: 10 });
    const [{ callback_query }] = await bot.hears();
    const long = { callback_query_id: callback_query.id, text: 'x'.repeat(201) };
    expect((await bot.isRefused('answerCallbackQuery', long)).description).toBe('Bad Request: MESSAGE_TOO_LONG');
    expect(callback_query.data).toBe('anything');
  });

  it('finds the newest button with the label, exactly or from its beginning', async () => {
    const { bot, vera } = await openStage();
    await bot.says(vera, 'Old', inline([button('🛒 Cart', 'old')]));
    await bot.says(vera, 'New', inline([button('🛒 Cart (2)', 'new')]));
    await bot.says(vera, 'Keys', { reply_markup: { keyboard: [['🛒 Cart'], ['📞 Phone']] } });
    const taps = async (target: Parameters<typeof vera.presses>[0]) => {
      vera.presses(target);
      const [update] = await bot.hears();
      return update.callback_query?.data ?? update.message.text;
    };
    expect(await taps('🛒')).toBe('🛒 Cart');
    expect(await taps('🛒 Cart (')).toBe('new');
    const { id } = vera.chat().messages[0]!;
    expect(await taps({ message: id, row: 0, column: 0 })).toBe('old');
    expect(await taps({ row: 1, column: 0 })).toBe('📞 Phone');
    expect(() => vera.presses('🍕')).toThrow('[🛒 Cart (2)]');
  });

  it('on a reply keyboard that asks for a contact shares the own one, once when it is for one time', async () => {
    const { bot, vera } = await openStage();
    const keyboard = [[{ text: '📞 Share', request_contact: true }]];
    await bot.says(vera, 'Phone?', { reply_markup: { keyboard, one_time_keyboard: true } });
    expect(await vera.taps('📞')).toBeNull();
    const [{ message }] = await bot.hears();
    expect(message.contact).toMatchObject({ user_id: vera.id, phone_number: vera.phoneNumber });
    expect(message.reply_to_message.text).toBe('Phone?');
    expect(vera.chat().keyboard).toBeNull();
  });

  it('on a start link starts the bot with its payload', async () => {
    const { telegram, bot, vera } = await openStage();
    const url = `https://t.me/${telegram.bot.username}?start=inv_abc-1`;
    await bot.says(vera, 'Invitation', inline([{ text: '🎟', url }]));
    await vera.taps('🎟');
    expect((await bot.hears())[0].message.text).toBe('/start inv_abc-1');
    const started = vera.chat().messages.at(-1)!;
    expect(started).toMatchObject({ mine: true, text: '/start' });
    await bot.says(vera, 'Welcome', { reply_parameters: { message_id: started.id } });
    expect(vera.chat().messages.at(-1)!.replyTo).toMatchObject({ text: '/start' });
    expect(() => vera.opens(`https://t.me/${telegram.bot.username}?start=${'x'.repeat(65)}`)).toThrow('64');
    expect(() => vera.opens(`https://t.me/${telegram.bot.username}?start=a%20b`)).toThrow('payload');
    expect(vera.opens('https://example.org/')).toEqual({ url: 'https://example.org/' });
  });
});

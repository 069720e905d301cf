import { describe, expect, it } from '@jest/globals';
import { Markup, Telegraf } from 'telegraf';
import { openStage, pixel } from './stage.ts';

describe('A bot made with Telegraf', () => {
  it('greets, shows, asks and answers', async () => {
    const { telegram, vera } = await openStage();
    const bot = new Telegraf(telegram.token, { telegram: { apiRoot: telegram.url } });
    bot.start((turn) =>
      turn.replyWithHTML(
        '<b>Welcome</b> &amp; hello',
        Markup.inlineKeyboard([Markup.button.callback('🥐 Menu', 'menu')]),
      ),
    );
    bot.action('menu', async (turn) => {
      await turn.editMessageText('Our bread');
      await turn.answerCbQuery('Fresh!');
      await turn.replyWithPhoto(
        { source: pixel },
        { caption: 'Rye', ...Markup.keyboard([Markup.button.contactRequest('📞 Phone')]).oneTime() },
      );
      await turn.replyWithMediaGroup([0, 1].map(() => ({ type: 'photo' as const, media: { source: pixel } })));
    });
    bot.on('contact', (turn) => turn.reply(`Thank you, ${turn.message.contact.first_name}`, Markup.removeKeyboard()));
    const launched = bot.launch();
    vera.command('start');
    expect(await vera.sees('Welcome')).toMatchObject({
      text: 'Welcome & hello',
      entities: [{ type: 'bold', offset: 0, length: 7 }],
    });
    expect(await vera.taps('🥐')).toEqual({ text: 'Fresh!' });
    await vera.sees(({ album }) => album !== undefined);
    await vera.taps('📞');
    await vera.sees('Thank you, Vera');
    await telegram.settled();
    expect(vera.chat().messages.map(({ kind }) => kind)).toEqual([
      'text',
      'text',
      'photo',
      'photo',
      'photo',
      'contact',
      'text',
    ]);
    expect(telegram.refusals()).toEqual([]);
    bot.stop();
    await telegram.close();
    await launched.catch(() => {});
  });
});

import { expect, it } from '@jest/globals';
import { keyboard } from './page-bot.ts';
import { describeInBrowser } from './page-browser.ts';

const article = (id: string, title: string, message_text: string) => ({
  type: 'article',
  id,
  title,
  input_message_content: { message_text },
});

describeInBrowser('Asking the bot inside a message', (open) => {
  it('lists what it offers, and sends what is picked with the keyboard', async () => {
    const { telegram, bot, page, phone } = await open();
    const vera = telegram.person({ firstName: 'Vera', started: true });
    vera.says('/start');
    await page.goto(telegram.url);
    await phone(vera).getByRole('textbox', { name: 'Message' }).focus();
    await page.keyboard.type('@teahouse_bot green');
    const asked = await bot.next('inline_query');
    expect(asked.query).toBe('green');
    const results = [article('1', 'Sencha', 'A cup of Sencha'), article('2', 'Gyokuro', 'A cup of Gyokuro')];
    await bot.call('answerInlineQuery', { inline_query_id: asked.id, results });
    await phone(vera).getByRole('option', { name: 'Gyokuro' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await phone(vera).locator('.message.out', { hasText: 'A cup of Gyokuro' }).getByText('via @teahouse_bot').waitFor();
  });

  it('is begun by a button', async () => {
    const { telegram, bot, page, phone } = await open();
    const vera = telegram.person({ firstName: 'Vera', started: true });
    vera.says('/start');
    await bot.says(vera.id, 'Look around', keyboard([{ text: 'Search', switch_inline_query_current_chat: 'black' }]));
    await page.goto(telegram.url);
    await phone(vera).getByRole('button', { name: 'Search' }).click();
    expect((await bot.next('inline_query')).query).toBe('black');
  });
});

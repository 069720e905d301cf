import { expect, it } from '@jest/globals';
import { keyboard } from './page-bot.ts';
import { describeInBrowser } from './page-browser.ts';

describeInBrowser('The chat page', (open) => {
  it('shows START, then what the bot says, and sends what Vera taps', async () => {
    const { telegram, bot, page, phone, complaints } = await open();
    const vera = telegram.person({ firstName: 'Vera', languageCode: 'en' });
    await page.goto(telegram.url);
    await phone(vera).getByRole('button', { name: 'Start', exact: true }).click();
    expect((await bot.next('message')).text).toBe('/start');
    await bot.says(vera.id, 'Welcome to the <b>Tea House</b>!', {
      parse_mode: 'HTML',
      ...keyboard(['🍵 Green', '☕ Black']),
    });
    await phone(vera).locator('strong', { hasText: 'Tea House' }).waitFor();

    await phone(vera).getByRole('button', { name: '☕ Black' }).click();
    const tap = await bot.next('callback_query');
    expect(tap.data).toBe('☕ Black');
    await phone(vera).locator('[aria-busy="true"]', { hasText: 'Black' }).waitFor();
    await bot.call('answerCallbackQuery', { callback_query_id: tap.id, text: 'Black tea it is' });
    await phone(vera).locator('.toast', { hasText: 'Black tea it is' }).waitFor();
    await phone(vera).locator('[aria-busy="true"]').waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
  });

  it('sends what is written with Enter and shows it on the right', async () => {
    const { telegram, bot, page, phone } = await open();
    const vera = telegram.person({ firstName: 'Vera', started: true });
    vera.says('/start');
    await page.goto(telegram.url);
    await phone(vera).getByRole('textbox', { name: 'Message' }).fill('One cup, please');
    await page.keyboard.press('Enter');
    await phone(vera).locator('.message.out', { hasText: 'One cup, please' }).waitFor();
    await bot.next('message');
    expect((await bot.next('message')).text).toBe('One cup, please');
  });

  it('shows edits as they happen, softly marked, and lets deleted messages go', async () => {
    const { telegram, bot, page, phone } = await open();
    const vera = telegram.person({ firstName: 'Vera', started: true });
    await page.goto(telegram.url);
    const { message_id } = await bot.says(vera.id, 'Your tea is brewing');
    await phone(vera).getByText('Your tea is brewing').waitFor();
    await bot.call('editMessageText', { chat_id: vera.id, message_id, text: 'Your tea is ready' });
    const changed = phone(vera).locator('.message.changed', { hasText: 'Your tea is ready' });
    await changed.getByText('edited').waitFor();
    await bot.call('deleteMessage', { chat_id: vera.id, message_id });
    await changed.waitFor({ state: 'detached' });
  });

  it('shows an alert until it is confirmed', async () => {
    const { telegram, bot, page, phone } = await open();
    const vera = telegram.person({ firstName: 'Vera', started: true });
    await bot.says(vera.id, 'Last cup?', keyboard(['Yes']));
    await page.goto(telegram.url);
    await phone(vera).getByRole('button', { name: 'Yes' }).click();
    const { id } = await bot.next('callback_query');
    await bot.call('answerCallbackQuery', { callback_query_id: id, text: 'Somebody was faster.', show_alert: true });
    const alert = phone(vera).getByRole('alertdialog');
    await alert.getByText('Somebody was faster.').waitFor();
    await page.keyboard.press('Enter');
    await alert.waitFor({ state: 'detached' });
  });

  it('says that the bot is typing', async () => {
    const { telegram, bot, page, phone } = await open();
    const vera = telegram.person({ firstName: 'Vera', started: true });
    await page.goto(telegram.url);
    await phone(vera).waitFor();
    await bot.call('sendChatAction', { chat_id: vera.id, action: 'typing' });
    await phone(vera).locator('.chat-typing', { hasText: 'typing' }).waitFor();
    await bot.says(vera.id, 'Here I am');
    await phone(vera).locator('.chat-typing').waitFor({ state: 'detached' });
  });

  it('never takes text for markup', async () => {
    const { telegram, bot, page, phone, complaints } = await open();
    const evil = '<img src=x onerror="document.title=\'caught\'"><script>document.title="caught"</script>';
    const vera = telegram.person({ firstName: evil.slice(0, 60), started: true });
    await bot.says(vera.id, evil, {
      entities: [
        { type: 'bold', offset: 0, length: 10 },
        { type: 'text_link', offset: 12, length: 6, url: 'http://example.org/?"onclick=' },
      ],
      ...keyboard([evil.slice(0, 40)].map((text) => ({ text, callback_data: 'x' }))),
    });
    vera.says(evil);
    await page.goto(telegram.url);
    await phone(vera).locator('.message.out', { hasText: evil }).waitFor();
    expect(await phone(vera).locator('.message img, .message script').count()).toBe(0);
    expect(await page.title()).not.toContain('caught');
    expect(complaints).toEqual([]);
  });
});

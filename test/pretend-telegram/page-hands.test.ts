import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { keyboard } from './page-bot.ts';
import { describeInBrowser } from './page-browser.ts';

const nameOfFocus = async (page: Page) => {
  const focus = page.locator(':focus');
  return (await focus.getAttribute('aria-label')) ?? (await focus.textContent());
};

describeInBrowser('The chat page without a mouse', (open) => {
  it('is walked with Tab, used with Enter, and the arrows lead to the next phone', async () => {
    const { telegram, bot, page, phone } = await open();
    const [vera, boris] = [
      telegram.person({ firstName: 'Vera', started: true }),
      telegram.person({ firstName: 'Boris', started: true }),
    ];
    for (const person of [vera, boris]) person.says('/start');
    await bot.says(vera.id, 'Tea?', keyboard(['Green', 'Black']));
    await page.goto(telegram.url);
    await phone(vera).getByRole('textbox', { name: 'Message' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.locator(`.phone.active[data-person="${boris.id}"] :focus`).waitFor();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.type('Good morning');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    await phone(vera).locator('.message.out', { hasText: 'Good morning' }).waitFor();

    await phone(vera).getByRole('button', { name: 'Green' }).focus();
    await page.keyboard.press('Tab');
    expect(await nameOfFocus(page)).toBe('Black');
    await page.keyboard.press('Enter');
    expect((await bot.next('callback_query')).data).toBe('Black');
  });

  it('keeps its place on a button whose message is edited', async () => {
    const { telegram, bot, page, phone } = await open();
    const vera = telegram.person({ firstName: 'Vera', started: true });
    const { message_id } = await bot.says(vera.id, 'Cups: 1', keyboard(['➖', '➕']));
    await page.goto(telegram.url);
    await phone(vera).getByRole('button', { name: '➕' }).focus();
    await page.keyboard.press('Enter');
    await bot.next('callback_query');
    await bot.call('editMessageText', { chat_id: vera.id, message_id, text: 'Cups: 2', ...keyboard(['➖', '➕']) });
    await phone(vera).getByText('Cups: 2').waitFor();
    expect(await nameOfFocus(page)).toBe('➕');
  });

  it('walks through messages with the arrows, and answers one of them', async () => {
    const { telegram, bot, page, phone } = await open();
    const vera = telegram.person({ firstName: 'Vera', started: true });
    vera.says('/start');
    await bot.says(vera.id, 'Milk or lemon?');
    await bot.says(vera.id, 'Take your time.');
    await page.goto(telegram.url);
    await phone(vera).getByRole('log').focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await phone(vera).getByText('Reply to Tea House').waitFor();
    await page.keyboard.type('Lemon');
    await page.keyboard.press('Enter');
    await bot.next('message');
    expect((await bot.next('message')).reply_to_message.text).toBe('Milk or lemon?');
  });

  it('closes menus and sheets with Escape and puts the focus back', async () => {
    const { telegram, page, phone } = await open();
    const vera = telegram.person({ firstName: 'Vera', started: true });
    vera.says('/start');
    await page.goto(telegram.url);
    const attach = phone(vera).getByRole('button', { name: 'Attach' });
    await attach.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await nameOfFocus(page)).toBe('Location');
    await page.keyboard.press('Enter');
    await phone(vera).getByRole('dialog', { name: 'Send a location' }).waitFor();
    await page.keyboard.press('Escape');
    await phone(vera).getByRole('dialog').waitFor({ state: 'detached' });
    expect(await nameOfFocus(page)).toBe('Attach');
  });

  it('offers commands after a slash, and takes the chosen one', async () => {
    const { telegram, bot, page, phone } = await open();
    const vera = telegram.person({ firstName: 'Vera', started: true });
    vera.says('hello');
    await bot.call('setMyCommands', {
      commands: [
        { command: 'menu', description: 'All teas' },
        { command: 'mine', description: 'My orders' },
        { command: 'help', description: 'What I can do' },
      ],
    });
    await page.goto(telegram.url);
    await phone(vera).getByRole('textbox', { name: 'Message' }).focus();
    await page.keyboard.type('/m');
    expect(await phone(vera).getByRole('option').allTextContents()).toEqual(['/menuAll teas', '/mineMy orders']);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await phone(vera).locator('.message.out', { hasText: '/mine' }).waitFor();
    await phone(vera).getByRole('button', { name: 'Menu of commands' }).click();
    await phone(vera).getByRole('option', { name: '/help' }).click();
    await phone(vera).locator('.message.out', { hasText: '/help' }).waitFor();
  });

  it('tells those who hear the page what arrives, and where', async () => {
    const { telegram, bot, page } = await open();
    const vera = telegram.person({ firstName: 'Vera', started: true });
    await page.goto(telegram.url);
    await page.getByRole('article').waitFor();
    await bot.says(vera.id, 'The kettle is on');
    await page
      .locator('#live', { hasText: 'Vera’s phone, Tea House: The kettle is on' })
      .waitFor({ state: 'attached' });
  });
});

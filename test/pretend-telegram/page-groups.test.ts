import { expect, it } from '@jest/globals';
import { describeInBrowser } from './page-browser.ts';

describeInBrowser('Groups on the chat page', (open) => {
  it('are made of people, listed with what is unread, and hold everybody’s words', async () => {
    const { telegram, bot, page, phone } = await open();
    const [vera, boris] = [
      telegram.person({ firstName: 'Vera', started: true }),
      telegram.person({ firstName: 'Boris', started: true }),
    ];
    await page.goto(telegram.url);
    await page.getByRole('button', { name: 'New group' }).click();
    await page.getByLabel('Title').fill('Kitchen');
    await page.keyboard.press('Enter');
    for (const person of [vera, boris]) {
      await phone(person).getByRole('button', { name: 'All chats' }).click();
      await phone(person)
        .getByRole('button', { name: /Kitchen/ })
        .click();
    }
    await phone(vera).getByRole('textbox', { name: 'Message' }).fill('/brew');
    await page.keyboard.press('Enter');
    await phone(boris).locator('.message.in', { hasText: '/brew' }).locator('.sender', { hasText: 'Vera' }).waitFor();
    await phone(boris).getByRole('button', { name: 'All chats' }).click();
    let heard = await bot.next('message');
    while (heard.text !== '/brew') heard = await bot.next('message');
    await bot.says(heard.chat.id, 'Brewing');
    await phone(vera).locator('.message.in', { hasText: 'Brewing' }).waitFor();
    await phone(boris).locator('.chat-row', { hasText: 'Kitchen' }).locator('.badge').waitFor();
  });

  it('show topics, and write into the one that is open', async () => {
    const { telegram, bot, page, phone } = await open();
    const vera = telegram.person({ firstName: 'Vera', started: true });
    const group = telegram.group({ title: 'Tea House staff', members: [vera], forum: true, bot: 'administrator' });
    group.topic('Orders');
    await page.goto(telegram.url);
    await phone(vera).getByRole('button', { name: 'All chats' }).click();
    await phone(vera)
      .getByRole('button', { name: /Tea House staff/ })
      .click();
    await phone(vera).getByRole('button', { name: 'Orders' }).click();
    await phone(vera).getByRole('textbox', { name: 'Message' }).fill('/next');
    await page.keyboard.press('Enter');
    let heard = await bot.next('message');
    while (heard.text !== '/next') heard = await bot.next('message');
    expect(heard.message_thread_id).toBeDefined();
    await phone(vera).locator('.message.out', { hasText: '/next' }).waitFor();
  });
});

describeInBrowser('A page whose server went away', (open) => {
  it('says so, and finds its way back', async () => {
    const { telegram, page, phone, restart } = await open();
    const vera = telegram.person({ firstName: 'Vera', started: true });
    await page.goto(telegram.url);
    await phone(vera).waitFor();
    const again = await restart(async () => {
      await page.getByText('connecting…').waitFor();
    });
    const boris = again.person({ firstName: 'Boris', started: true });
    await page.getByText('Pretend Telegram').waitFor();
    await page.getByRole('article', { name: 'Boris’s phone' }).waitFor();
    expect(await phone(boris).isVisible()).toBe(true);
  });
});

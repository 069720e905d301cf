import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { keyboard, type PageBot } from './page-bot.ts';
import { describeInBrowser, PICTURES, type Visit } from './page-browser.ts';
import { cupOfTea } from './page-picture.ts';

const html = { parse_mode: 'HTML' };

/** An evening at the tea house: a guest, a courier, somebody who brews, the owner. */
async function evening({ telegram, bot }: Visit) {
  const vera = telegram.person({
    firstName: 'Vera',
    lastName: 'Marlow',
    username: 'vera',
    languageCode: 'en',
    note: 'guest',
  });
  const boris = telegram.person({ firstName: 'Boris', languageCode: 'de', note: 'courier', started: true });
  const emma = telegram.person({
    firstName: 'Emma',
    lastName: 'Keller',
    languageCode: 'de',
    note: 'brews',
    started: true,
  });
  const otto = telegram.person({ firstName: 'Otto', languageCode: 'en', note: 'owner' });
  await bot.call('setMyCommands', {
    commands: [
      { command: 'menu', description: 'All teas' },
      { command: 'orders', description: 'My orders' },
      { command: 'help', description: 'What I can do' },
    ],
  });
  await bot.call('setMyDescription', {
    description: 'Fresh tea, brewed when you ask for it.\nWe bring it while it is warm.',
  });
  await guest(bot, vera);
  await courier(bot, boris);
  await bot.says(
    emma.id,
    '<b>Order 214</b> · 18:40\n2 × Jasmine pearls\n1 × Ceylon with milk\n<i>“Not too hot, please.”</i>',
    {
      ...html,
      ...keyboard(['🫖 Brew', '🔔 Ready'], [{ text: '⛔ Sorry, sold out', callback_data: 'no', style: 'danger' }]),
    },
  );
  emma.says('On it!');
  emma.says('👍');
  return { vera, boris, emma, otto };
}

async function guest(bot: PageBot, vera: ReturnType<Visit['telegram']['person']>) {
  vera.command('start');
  await bot.next('message');
  await bot.says(vera.id, 'Good evening, <b>Vera</b>! 🍵\nWhat shall we brew for you?', {
    ...html,
    ...keyboard(['🍃 Green', '🌹 Black'], ['🧾 My orders']),
  });
  await bot.sendsPhoto(vera.id, cupOfTea(), {
    parse_mode: 'HTML',
    caption: '<b>Jasmine pearls</b>\nRolled by hand, light and floral. 300 ml\n<b>€4.20</b>',
    reply_markup: JSON.stringify(keyboard(['➖', '2', '➕'], ['🛒 Into the basket']).reply_markup),
  });
  const asked = vera.says('Can you bring it to Lindenstraße 14?');
  await bot.says(vera.id, 'Of course! Warm at your door in <u>25 minutes</u>.', {
    ...html,
    reply_parameters: { message_id: asked },
    reply_markup: {
      resize_keyboard: true,
      keyboard: [
        [{ text: '📞 Share my number', request_contact: true }],
        [{ text: '📍 Where I am', request_location: true }, { text: '❌ Cancel' }],
      ],
    },
  });
}

async function courier(bot: PageBot, boris: ReturnType<Visit['telegram']['person']>) {
  await bot.says(boris.id, '<b>Order 214</b> is waiting\nLindenstraße 14, <tg-spoiler>ring twice</tg-spoiler>', {
    ...html,
    ...keyboard(['🛵 I take it']),
  });
  boris.sharesLocation(52.5163, 13.3777);
  boris.sharesContact();
  await bot.sendsDocument(boris.id, 'Monday to Friday, 8 to 16', 'shifts.txt');
}

describeInBrowser('Pictures of the chat page', (open) => {
  for (const dark of [false, true])
    for (const [width, height] of [
      [1440, 900],
      [390, 844],
    ] as const)
      it(`is worth looking at: ${width} by ${height}, ${dark ? 'dark' : 'light'}`, async () => {
        const visit = await open({ width, height, dark });
        const { vera } = await evening(visit);
        await visit.page.goto(visit.telegram.url);
        await visit.phone(vera).getByText('Warm at your door').waitFor();
        await visit
          .phone(vera)
          .locator('img[src]')
          .evaluateAll((images: { decode(): Promise<void> }[]) => Promise.all(images.map((image) => image.decode())));
        const name = `page-${width}-${dark ? 'dark' : 'light'}`;
        await visit.picture(name);
        expect(existsSync(join(PICTURES, `${name}.png`))).toBe(true);
        expect(visit.complaints).toEqual([]);
      });
});

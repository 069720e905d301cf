import { expect, it } from '@jest/globals';
import { keyboard } from './page-bot.ts';
import { describeInBrowser } from './page-browser.ts';
import { cupOfTea } from './page-picture.ts';

describeInBrowser('What messages hold on the chat page', (open) => {
  it('shows every form of words', async () => {
    const { telegram, bot, page, phone } = await open();
    const vera = telegram.person({ firstName: 'Vera', started: true });
    await bot.says(
      vera.id,
      '<b>bold <i>both</i></b> <u>under</u> <s>gone</s> <code>code</code> <tg-spoiler>secret</tg-spoiler>\n<pre><code class="language-ts">let tea;</code></pre>\n<blockquote>quoted</blockquote>\n<a href="https://example.org/a">there</a> and /menu',
      { parse_mode: 'HTML' },
    );
    await page.goto(telegram.url);
    const text = phone(vera).locator('.message .text');
    for (const [selector, words] of [
      ['strong', 'bold both'],
      ['strong em', 'both'],
      ['u', 'under'],
      ['s', 'gone'],
      ['code', 'code'],
      ['pre[data-language=ts] code', 'let tea;'],
      ['blockquote', 'quoted'],
      ['a[href="https://example.org/a"][rel~=noopener]', 'there'],
    ] as const)
      expect(await text.locator(selector).first().textContent()).toBe(words);
    const spoiler = text.getByRole('button', { name: 'Hidden text' });
    await spoiler.click();
    await text.locator('.spoiler.revealed', { hasText: 'secret' }).waitFor();
    await text.getByRole('button', { name: '/menu' }).click();
    expect((await bot.next('message')).text).toBe('/menu');
  });

  it('draws every emoji as a picture, as far as the machine has one', async () => {
    const { telegram, bot, page, phone } = await open();
    const vera = telegram.person({ firstName: 'Vera', started: true });
    await bot.says(vera.id, 'Tea', keyboard(['🗑', '👁', '🎟', '⏭', '🥐', '1'], ['👩‍🍳', '🏳️‍🌈', '1️⃣']));
    await page.goto(telegram.url);
    const shown = async (name: string) => {
      const button = phone(vera).getByRole('button', { name, exact: true });
      return button.evaluate((element) => {
        const brush = element.ownerDocument.createElement('canvas').getContext('2d');
        brush.font = `20px ${element.ownerDocument.defaultView.getComputedStyle(element).fontFamily}`;
        brush.fillText(element.textContent, 8, 28);
        const { data } = brush.getImageData(0, 0, 40, 40);
        return [...Array(1_600).keys()].some((dot) => new Set(data.slice(dot * 4, dot * 4 + 3)).size > 1);
      });
    };
    const isColourful = await shown('🥐');
    for (const sign of ['🗑', '👁', '🎟', '⏭']) expect({ sign, is: await shown(sign) }).toEqual({ sign, is: isColourful });
    expect(await shown('1')).toBe(false);
    const widthOf = (name: string) =>
      phone(vera)
        .getByText(name, { exact: true })
        .evaluate((words) => {
          const range = words.ownerDocument.createRange();
          range.selectNodeContents(words);
          return range.getBoundingClientRect().width as number;
        });
    const ofSeveral = isColourful ? ['👩‍🍳', '🏳️‍🌈', '1️⃣'] : [];
    for (const one of ofSeveral) expect(await widthOf(one)).toBeLessThan(1.5 * (await widthOf('🥐')));
  });

  it('keeps right-to-left words, long words and eight buttons a row inside the bubble', async () => {
    const { telegram, bot, page, phone } = await open({ width: 390, height: 844 });
    const vera = telegram.person({ firstName: 'Vera', started: true });
    await bot.says(vera.id, 'שלום, התה מוכן');
    await bot.says(
      vera.id,
      'Donaudampfschifffahrtsgesellschaft'.repeat(12),
      keyboard(
        ['1', '2', '3', '4', '5', '6', '7', '8'],
        ['A label much too long for a button of a phone, whatever it says'],
      ),
    );
    await page.goto(telegram.url);
    await phone(vera).getByRole('button', { name: '8', exact: true }).waitFor();
    expect(
      await phone(vera)
        .locator('.viewport')
        .evaluate((view) => view.scrollWidth <= view.clientWidth),
    ).toBe(true);
    const direction = (text: { computedStyleMap(): { get(name: string): unknown } }) =>
      String(text.computedStyleMap().get('direction'));
    expect(await phone(vera).locator('.text').first().evaluate(direction)).toBe('rtl');
    expect(await phone(vera).locator('.text').last().evaluate(direction)).toBe('ltr');
  });

  it('shows photos with captions, and one large when pressed', async () => {
    const { telegram, bot, page, phone, complaints } = await open();
    const vera = telegram.person({ firstName: 'Vera', started: true });
    await bot.sendsPhoto(vera.id, cupOfTea(), { caption: 'Fresh from the pot' });
    await page.goto(telegram.url);
    const image = phone(vera).locator('.message img').first();
    await image.waitFor();
    expect(await image.evaluate((image) => image.decode().then(() => image.naturalWidth))).toBe(900);
    await phone(vera).getByRole('button', { name: 'Photo: Fresh from the pot' }).click();
    await phone(vera).getByRole('dialog', { name: 'Photo' }).waitFor();
    await page.keyboard.press('Escape');
    expect(complaints).toEqual([]);
  });

  it('gives documents to keep', async () => {
    const { telegram, bot, page, phone } = await open();
    const vera = telegram.person({ firstName: 'Vera', started: true });
    await bot.sendsDocument(vera.id, 'green, black, white', 'teas.txt');
    await page.goto(telegram.url);
    const download = page.waitForEvent('download');
    await phone(vera).getByRole('link', { name: 'teas.txt' }).click();
    expect((await download).suggestedFilename()).toBe('teas.txt');
  });

  it('sends a photo and a file with a caption', async () => {
    const { telegram, bot, page, phone } = await open();
    const vera = telegram.person({ firstName: 'Vera', started: true });
    vera.says('/start');
    await bot.next('message');
    await page.goto(telegram.url);
    for (const [kind, field] of [
      ['Photo', 'photo'],
      ['File', 'document'],
    ] as const) {
      await phone(vera).getByRole('button', { name: 'Attach' }).click();
      const chooser = page.waitForEvent('filechooser');
      await page.getByRole('menuitem', { name: kind, exact: true }).click();
      await (await chooser).setFiles({ name: 'cup.png', mimeType: 'image/png', buffer: cupOfTea() });
      await phone(vera).getByLabel('Caption').fill('Look');
      await page.keyboard.press('Enter');
      const message = await bot.next('message');
      expect([message.caption, Boolean(message[field])]).toEqual(['Look', true]);
    }
  });

  it('shares the own contact, somebody else’s, and a place', async () => {
    const { telegram, bot, page, phone } = await open();
    const [vera, boris] = [
      telegram.person({ firstName: 'Vera', started: true }),
      telegram.person({ firstName: 'Boris', started: true }),
    ];
    vera.says('/start');
    await bot.next('message');
    await page.goto(telegram.url);
    const attach = async (item: string) => {
      await phone(vera).getByRole('button', { name: 'Attach' }).click();
      await page.getByRole('menuitem', { name: item }).click();
    };
    await attach('My contact');
    expect((await bot.next('message')).contact.user_id).toBe(vera.id);
    await attach('Somebody’s contact');
    await phone(vera).getByRole('dialog').getByRole('button', { name: 'Boris' }).click();
    expect((await bot.next('message')).contact.user_id).toBe(boris.id);
    await attach('Location');
    await phone(vera).getByLabel('Latitude').fill('48.8584');
    await phone(vera).getByRole('button', { name: 'Send this place' }).click();
    expect((await bot.next('message')).location.latitude).toBeCloseTo(48.8584);
    await phone(vera).locator('.message .map').waitFor();
  });

  it('answers a keyboard that asks for the phone number, only after a yes', async () => {
    const { telegram, bot, page, phone } = await open();
    const vera = telegram.person({ firstName: 'Vera', started: true });
    vera.says('/start');
    await bot.next('message');
    await bot.says(vera.id, 'Your number?', {
      reply_markup: {
        resize_keyboard: true,
        one_time_keyboard: true,
        keyboard: [[{ text: '📞 Share', request_contact: true }], [{ text: 'Later' }]],
      },
    });
    await page.goto(telegram.url);
    await phone(vera).getByRole('button', { name: '📞 Share' }).click();
    await phone(vera).getByRole('button', { name: 'Share', exact: true }).click();
    expect((await bot.next('message')).contact.phone_number).toBe(vera.phoneNumber ?? vera.account.phoneNumber);
    await phone(vera).getByRole('button', { name: 'Bot keyboard' }).click();
    await phone(vera).getByRole('button', { name: 'Later' }).click();
    expect((await bot.next('message')).text).toBe('Later');
  });

  it('opens a link to the bot in the phone it was pressed in', async () => {
    const { telegram, bot, page, phone } = await open();
    const vera = telegram.person({ firstName: 'Vera', started: true });
    vera.says('/start');
    await bot.next('message');
    await bot.says(
      vera.id,
      'https://t.me/teahouse_bot?start=tea_7',
      keyboard([{ text: 'Open it', url: 'https://t.me/teahouse_bot?start=tea_8' }]),
    );
    await page.goto(telegram.url);
    await phone(vera).getByRole('link', { name: 'tea_7' }).click();
    await phone(vera).getByRole('button', { name: 'Start', exact: true }).click();
    expect((await bot.next('message')).text).toBe('/start tea_7');
    await phone(vera).getByRole('button', { name: 'Open it' }).click();
    await phone(vera).getByRole('button', { name: 'Start', exact: true }).click();
    expect((await bot.next('message')).text).toBe('/start tea_8');
  });

  it('shares a link with a group, or opens it on somebody else’s phone', async () => {
    const { telegram, bot, page, phone } = await open();
    const vera = telegram.person({ firstName: 'Vera', started: true });
    const boris = telegram.person({ firstName: 'Boris', started: true });
    const group = telegram.group({ title: 'Tea friends', members: [vera, boris] });
    boris.says('Good morning');
    const link = 'https://t.me/teahouse_bot?start=tea_7';
    const share = `https://t.me/share/url?url=${encodeURIComponent(link)}&text=${encodeURIComponent('Try the jasmine')}`;
    await bot.says(vera.id, 'Jasmine', keyboard([{ text: '📨 Share', url: share }]));
    await page.goto(telegram.url);

    await phone(vera).getByRole('button', { name: '📨 Share' }).click();
    const sheet = phone(vera).getByRole('dialog', { name: 'Share' });
    await sheet.getByText('Try the jasmine').waitFor();
    await sheet.getByRole('button', { name: 'Tea friends' }).click();
    await boris.sees(`${link}\nTry the jasmine`, { chat: group });

    await phone(vera).getByRole('button', { name: '📨 Share' }).click();
    await sheet.getByRole('button', { name: 'Boris' }).click();
    await phone(boris).getByRole('button', { name: 'Start', exact: true }).click();
    await phone(boris).locator('.message.out', { hasText: '/start' }).waitFor();
    expect(boris.chat().messages.at(-1)).toMatchObject({ text: '/start', mine: true });
    const heard = [await bot.next('message'), await bot.next('message'), await bot.next('message')];
    expect(heard.map(({ text }) => text)).toContain('/start tea_7');
  });

  it('pays an invoice, and shows why a payment is refused', async () => {
    const { telegram, bot, page, phone } = await open();
    const vera = telegram.person({ firstName: 'Vera', started: true });
    await bot.call('sendInvoice', {
      chat_id: vera.id,
      title: 'Pot of tea',
      description: 'For two',
      payload: 'pot',
      provider_token: '42:TEST:1',
      currency: 'EUR',
      prices: [
        { label: 'Tea', amount: 700 },
        { label: 'Honey', amount: 90 },
      ],
    });
    await page.goto(telegram.url);
    await phone(vera).getByRole('button', { name: 'Pay' }).click();
    const sheet = phone(vera).getByRole('dialog', { name: /Checkout/ });
    await sheet.getByRole('button', { name: 'Pay €7.90' }).click();
    await bot.call('answerPreCheckoutQuery', {
      pre_checkout_query_id: (await bot.next('pre_checkout_query')).id,
      ok: false,
      error_message: 'The pot is broken.',
    });
    await sheet.getByText('The pot is broken.').waitFor();
    await sheet.getByRole('button', { name: 'Pay €7.90' }).click();
    await bot.call('answerPreCheckoutQuery', {
      pre_checkout_query_id: (await bot.next('pre_checkout_query')).id,
      ok: true,
    });
    expect((await bot.next('message')).successful_payment.total_amount).toBe(790);
    await sheet.waitFor({ state: 'detached' });
    await phone(vera).getByText('✓ Paid').waitFor();
  });

  it('shows an album as one message', async () => {
    const { telegram, bot, page, phone } = await open();
    const vera = telegram.person({ firstName: 'Vera', started: true });
    await page.goto(telegram.url);
    await phone(vera).waitFor();
    await bot.sendsAlbum(vera.id, [cupOfTea(), cupOfTea(), cupOfTea()], 'Three cups');
    await phone(vera).getByText('Three cups').waitFor();
    await phone(vera).locator('.album .photo').nth(2).waitFor();
    expect(await phone(vera).locator('.message').count()).toBe(1);
  });

  it('follows a live location, moves the own one and stops it', async () => {
    const { telegram, bot, page, phone } = await open();
    const vera = telegram.person({ firstName: 'Vera', started: true });
    vera.says('/start');
    await page.goto(telegram.url);
    await phone(vera).getByRole('button', { name: 'Attach' }).click();
    await page.getByRole('menuitem', { name: 'Location' }).click();
    await phone(vera).getByRole('button', { name: 'Live for 15 min' }).click();
    const place = phone(vera).locator('.message.out', { hasText: 'Live location' });
    await place.getByText('until').waitFor();
    await place.click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Move…' }).click();
    await phone(vera).getByLabel('Longitude').fill('2.2945');
    await phone(vera).getByRole('button', { name: 'Move here' }).click();
    expect((await bot.next('edited_message')).location.longitude).toBeCloseTo(2.2945);
    await place.click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Stop sharing' }).click();
    await phone(vera).locator('.place-live').waitFor({ state: 'detached' });
  });
});

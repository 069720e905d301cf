import { expect, it } from '@jest/globals';
import { describeInBrowser } from './page-browser.ts';

const shownColour = (element: { computedStyleMap(): { get(name: string): unknown } }) =>
  String(element.computedStyleMap().get('background-color'));

describeInBrowser('The people of the chat page', (open) => {
  it('come and go: a name, a language and a username are asked', async () => {
    const { telegram, bot, page, phone } = await open();
    await page.goto(telegram.url);
    await page.getByText('Nobody is here yet.').waitFor();
    await page.getByRole('main').getByRole('button', { name: 'Add a person' }).click();
    await page.getByLabel('First name').fill('Léa');
    await page.getByLabel('Username').fill('lea_brews');
    await page.getByLabel('Language').fill('fr');
    await page.keyboard.press('Enter');
    await page.getByRole('article', { name: 'Léa’s phone' }).waitFor();
    const [lea] = telegram.people();
    expect([lea?.firstName, lea?.username ?? lea?.account.username, lea?.account.languageCode]).toEqual([
      'Léa',
      'lea_brews',
      'fr',
    ]);
    await phone(lea!).getByRole('button', { name: 'Start' }).click();
    expect((await bot.next('message')).from).toMatchObject({ username: 'lea_brews', language_code: 'fr' });

    await phone(lea!).getByRole('button', { name: 'Léa: more' }).click();
    await page.getByRole('menuitem', { name: 'Remove the person…' }).click();
    await phone(lea!).getByRole('button', { name: 'Remove' }).click();
    await page.getByText('Nobody is here yet.').waitFor();
  });

  it('read in an empty chat what the bot says of itself, each in their language, and can start it', async () => {
    const { telegram, bot, page, phone } = await open();
    const vera = telegram.person({ firstName: 'Vera', languageCode: 'en', started: true });
    const boris = telegram.person({ firstName: 'Boris', languageCode: 'ru' });
    await bot.call('setMyDescription', { description: 'Tea, while it is warm' });
    await page.goto(telegram.url);
    await phone(vera).locator('.intro', { hasText: 'Tea, while it is warm' }).waitFor();
    await bot.call('setMyDescription', { description: 'Чай, пока он горячий', language_code: 'ru' });
    await phone(boris).locator('.intro', { hasText: 'Чай, пока он горячий' }).waitFor();
    await bot.call('setMyDescription', { language_code: 'ru' });
    await phone(boris).locator('.intro', { hasText: 'Tea, while it is warm' }).waitFor();
    await phone(vera).getByRole('button', { name: 'Start', exact: true }).click();
    expect((await bot.next('message')).text).toBe('/start');
    await phone(vera).locator('.intro').waitFor({ state: 'detached' });
  });

  it('stand side by side, four at 1440 pixels, and can be put away', async () => {
    const { telegram, page, phone } = await open();
    const people = ['Vera', 'Boris', 'Emma', 'Otto', 'Lior'].map((firstName) =>
      telegram.person({ firstName, started: true }),
    );
    await page.goto(telegram.url);
    const tops = [];
    for (const person of people.slice(0, 4)) tops.push((await phone(person).boundingBox())!);
    expect(new Set(tops.map(({ y }) => y)).size).toBe(1);
    expect(Math.min(...tops.map(({ x }) => x))).toBeGreaterThanOrEqual(0);
    expect(Math.max(...tops.map(({ x, width }) => x + width))).toBeLessThanOrEqual(1440);
    expect(await phone(people[4]!).isVisible()).toBe(false);
    const overflow = await page.locator('.stage').evaluate((stage) => stage.scrollWidth - stage.clientWidth);
    expect(overflow).toBe(0);
    await page.getByRole('button', { name: 'Put Boris’s phone away' }).click();
    await page.getByRole('button', { name: 'Lior, put away' }).click();
    await phone(people[4]!).waitFor();
    await page.reload();
    await phone(people[4]!).waitFor();
    expect(await phone(people[1]!).isVisible()).toBe(false);
  });

  it('share a narrow screen: one phone, and tabs that count what is unread', async () => {
    const { telegram, bot, page, phone } = await open({ width: 390, height: 844 });
    const [vera, boris] = [
      telegram.person({ firstName: 'Vera', started: true }),
      telegram.person({ firstName: 'Boris', started: true }),
    ];
    await page.goto(telegram.url);
    await phone(vera).waitFor();
    expect(await phone(boris).isVisible()).toBe(false);
    await bot.says(boris.id, 'One');
    await bot.says(boris.id, 'Two');
    await page.getByRole('button', { name: 'Boris, 2 unread' }).click();
    await phone(boris).getByText('Two').waitFor();
    expect(await phone(vera).isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Boris', exact: true }).waitFor();
    expect(boris.chat().unread).toBe(0);
    expect(await page.locator('html').evaluate((html) => html.scrollWidth)).toBe(390);
  });

  it('block the bot and let it back in', async () => {
    const { telegram, bot, page, phone } = await open();
    const vera = telegram.person({ firstName: 'Vera', started: true });
    vera.says('/start');
    await page.goto(telegram.url);
    await phone(vera).getByRole('button', { name: 'Vera: more' }).click();
    await page.getByRole('menuitem', { name: 'Block the bot' }).click();
    await phone(vera).getByRole('button', { name: 'Unblock' }).waitFor();
    await expect(bot.says(vera.id, 'Hello?')).rejects.toThrow('blocked by the user');
    await phone(vera).getByRole('button', { name: 'Unblock' }).click();
    await phone(vera).getByRole('textbox', { name: 'Message' }).waitFor();
    await bot.says(vera.id, 'Welcome back');
    await phone(vera).getByText('Welcome back').waitFor();
  });

  it('carry the note that the program gave them', async () => {
    const { telegram, page, phone } = await open();
    const boris = telegram.person({ firstName: 'Boris', note: 'courier' });
    await page.goto(telegram.url);
    await phone(boris).locator('.note', { hasText: 'courier' }).waitFor();
  });

  it('see the page in the dark when their system is dark, or when they say so', async () => {
    const { telegram, page, phone } = await open({ dark: true });
    const vera = telegram.person({ firstName: 'Vera' });
    await page.goto(telegram.url);
    const surface = () => phone(vera).evaluate(shownColour);
    const dark = await surface();
    await page.getByRole('button', { name: 'Light colours' }).click();
    expect(await surface()).not.toBe(dark);
    await page.reload();
    await phone(vera).waitFor();
    expect(await surface()).not.toBe(dark);
    await page.getByRole('button', { name: 'Dark colours' }).click();
    expect(await surface()).toBe(dark);
  });
});

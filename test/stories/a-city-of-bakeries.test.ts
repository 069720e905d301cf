import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Hours } from '../../src/bakery/shops/hours/hours.ts';
import { dateAt } from '../../src/bakery/shops/hours/opening.ts';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import { Bakery, ways } from '../support/bakery.ts';
import { reads } from '../support/conversation.ts';

const DAY_MS = 86_400_000;
const never: Hours = { week: {}, days: {} };

describe.each(ways)('A city of bakeries ($front, queues on $queues)', (way) => {
  let bakery: Bakery;
  let crumb: number;
  let mill: number;
  let vera: Person;

  beforeAll(async () => {
    bakery = await Bakery.open(way);
    crumb = bakery.shopId;
    mill = await shop('Mill & Sons', { latitude: 52.53, longitude: 13.4, description: 'Flat <b>bread</b>' });
    const soon = dateAt(new Date(Date.now() + 5 * DAY_MS), 'Europe/Berlin');
    const opensSoon = { week: {}, days: { [soon]: [{ from: '09:30', until: '12:00' }] } };
    await shop('Night oven', { hours: opensSoon, latitude: 52.6, longitude: 13.4 });
    await shop('Ash & Ember', { hours: never });
    for (let i = 1; i <= 6; i += 1) await shop(`Kiosk ${i}`, {});
    await bakery.product('Rye loaf', { price: 450 }, crumb);
    await bakery.product('Flat bun', { price: 200, category: 'Buns' }, mill);
    vera = bakery.customer('Vera');
  });
  afterAll(() => bakery.close());

  interface Said {
    readonly description?: string;
    readonly hours?: Hours;
    readonly latitude?: number;
    readonly longitude?: number;
  }

  async function shop(name: string, { description = '', hours, latitude, longitude }: Said): Promise<number> {
    const id = await bakery.shop(name);
    await bakery.sql(`update shop set description = $2, hours = $3, latitude = $4, longitude = $5 where id = $1`, [
      id,
      description,
      hours ? JSON.stringify(hours) : null,
      latitude ?? null,
      longitude ?? null,
    ]);
    return id;
  }

  const shown = (person: Person) => person.chat().messages.at(-1)!;
  const labels = (person: Person) =>
    shown(person)
      .buttons.flat()
      .map(({ text }) => text);
  const shops = (person: Person) => labels(person).filter((label) => label.startsWith('🏪'));
  const starts = (person: Person, payload?: string) =>
    reads(person, person.firstName, () => person.command('start', payload));

  it('asks whoever comes first which one, page by page, and says which are open', async () => {
    const { text } = await starts(vera);
    expect(text).toContain('Hello, Vera!\n\nThere are 10 bakeries here.');
    expect(text).toContain('Crumb & Co\n🕒 Open now');
    expect(text).toContain('Ash & Ember\n🕒 Closed for now');
    expect(shops(vera)).toEqual([
      '🏪 Ash & Ember',
      '🏪 Crumb & Co',
      ...[1, 2, 3, 4, 5, 6].map((number) => `🏪 Kiosk ${number}`),
    ]);
    await reads(vera, 'Mill & Sons', () => vera.taps('▶️ 2/2'));
    expect(shown(vera).text).toContain('Mill & Sons\nFlat <b>bread</b>\n🕒 Open now');
    expect(shown(vera).text).toMatch(/Night oven\n🕒 Closed now, opens \w+ \d+ \w+, 09:30/);
    expect(labels(vera)).toEqual(['🏪 Mill & Sons', '🏪 Night oven', '◀️ 1/2', '📍 Nearest to me']);
  });

  it('shows the page of one, its shelves, and is at home there from then on', async () => {
    await reads(vera, 'Mill Street 1', () => vera.taps('🏪 Mill'));
    expect(labels(vera).at(-1)).toBe('⬅️ All bakeries');
    await reads(vera, 'Night oven', () => vera.taps('⬅️'));
    await reads(vera, 'Mill Street 1', () => vera.taps('🏪 Mill'));
    await reads(vera, 'What would you like?', () => vera.taps('🥐'));
    expect(labels(vera)[0]).toContain('Buns');
    const { text } = await starts(vera);
    expect(text).toContain('This is Mill & Sons');
    expect(text).toContain('🕒 Open now');
  });

  it('keeps a cart in each', async () => {
    for (const button of ['🥐', 'Buns', 'Flat bun']) await vera.taps(button);
    await reads(vera, 'In your cart: 1', () => vera.taps('➕'));
    await starts(vera);
    await reads(vera, '10 bakeries', () => vera.taps('🏪 All'));
    expect(labels(vera).at(-1)).toBe('⬅️ Home');
    await reads(vera, 'Mill Street 1', () => vera.taps('🏪 Crumb'));
    for (const button of ['🥐', 'Bread', 'Rye loaf']) await vera.taps(button);
    await reads(vera, 'In your cart: 1', () => vera.taps('➕'));
    await reads(vera, 'Rye loaf', () => vera.command('cart'));
    expect(shown(vera).text).not.toContain('Flat bun');
    await starts(vera);
    await reads(vera, '1 piece in your cart', () => vera.taps('🏪 All'));
    await reads(vera, 'Night oven', () => vera.taps('▶️'));
    expect(shown(vera).text).toContain('🛒 1 piece in your cart');
    await vera.taps('🏪 Mill');
    await reads(vera, 'Flat bun', () => vera.command('cart'));
    expect(shown(vera).text).not.toContain('Rye loaf');
  });

  it('puts the nearest first for those who say where they are, and keeps nothing of it', async () => {
    const nora = bakery.customer('Nora');
    await starts(nora);
    await reads(nora, 'Where are you?', () => nora.taps('📍'));
    await reads(nora, 'share a location', () => nora.says('In Berlin'));
    await reads(nora, 'share a location', () => nora.sendsSticker());
    await reads(nora, 'The nearest first', () => nora.sharesLocation(52.52, 13.405));
    expect(shops(nora).slice(0, 3)).toEqual(['🏪 Mill & Sons · 1.2 km', '🏪 Night oven · 8.9 km', '🏪 Ash & Ember']);
    await reads(nora, 'Street 1 · 1.2 km', () => nora.taps('🏪 Mill'));
    await reads(nora, 'The nearest first', () => nora.taps('⬅️'));
    await reads(nora, 'The nearest first', () => nora.taps('▶️'));
    const kept = await bakery.sql(
      `select s.data::text as session, to_jsonb(p) as person from person p
       left join session s on s.telegram_id = p.telegram_id where p.telegram_id = $1`,
      [nora.id],
    );
    expect(JSON.stringify(kept)).not.toMatch(/52\.5|13\.4|near/);
    await reads(nora, '10 bakeries', () => nora.taps('📍 By name'));
    expect(shops(nora)[0]).toBe('🏪 Ash & Ember');
  });

  it('goes on with the list when somebody would rather not say', async () => {
    const lena = bakery.customer('Lena');
    await starts(lena);
    await reads(lena, 'Where are you?', () => lena.taps('📍'));
    await reads(lena, '10 bakeries', () => lena.taps('❌'));
    expect(lena.chat().keyboard).toBeNull();
  });

  it('lets old buttons lead where they say', async () => {
    const mia = bakery.customer('Mia');
    const { id: list } = await starts(mia);
    await reads(mia, 'Mill Street 1', () => mia.taps('🏪 Crumb'));
    await starts(mia, `shop_${mill.toString(36)}`);
    expect(shown(mia).text).toContain('This is Mill & Sons');
    await reads(mia, 'What would you like?', () => mia.taps({ message: list, row: 0, column: 0 }));
    const opened = mia.chat().messages.find(({ id }) => id === list)!;
    expect(opened.buttons.flat().some(({ text }) => text.includes('Bread'))).toBe(true);
    expect((await starts(mia)).text).toContain('This is Crumb & Co');
  });

  it('opens and sells what an old page of another bakery shows', async () => {
    const kira = bakery.customer('Kira');
    await starts(kira, `shop_${crumb.toString(36)}`);
    for (const button of ['🥐', 'Bread']) await kira.taps(button);
    const { id: list } = await reads(kira, 'in stock', () => kira.taps('Rye loaf'));
    const { id: page } = await reads(kira, 'This is what we have', () => kira.says('rye'));
    await reads(kira, 'Rye loaf', () => kira.taps('Rye loaf'));
    const atMill = () => starts(kira, `shop_${mill.toString(36)}`);
    await atMill();
    await reads(kira, 'In your cart: 1', () => kira.taps({ message: page, row: 0, column: 0 }));
    expect((await starts(kira)).text).toContain('This is Crumb & Co');
    await atMill();
    await reads(kira, 'In your cart: 2', () => kira.taps({ message: list, row: 0, column: 0 }));
    await reads(kira, '2 × €4.50', () => kira.command('cart'));
    const cart = shown(kira).id;
    await atMill();
    await reads(kira, '3 × €4.50', () => kira.taps({ message: cart, row: 0, column: 3 }));
    await atMill();
    await reads(kira, 'Bread', () => kira.forges('cat.open:1:0'));
    expect((await starts(kira)).text).toContain('This is Crumb & Co');
    await atMill();
    await reads(kira, 'In your cart: 3', () => kira.forges('cat.product:1:1:0'));
    expect((await starts(kira)).text).toContain('This is Crumb & Co');
  });

  it('shares a shop by link and by QR code, which open it', async () => {
    const otto = bakery.customer('Otto');
    await starts(otto, `shop_${mill.toString(36)}`);
    await reads(otto, 'Mill Street 1', () => otto.taps('🏪 About'));
    const share = shown(otto)
      .buttons.flat()
      .find(({ text }) => text === '🔗 Share') as { url: string };
    const link = new URL(share.url).searchParams.get('url')!;
    const code = await reads(otto, link, () => otto.taps('🔗 QR'));
    expect(code.kind).toBe('photo');
    await reads(otto, 'Mill Street 1', () => otto.taps('🏪 About'));
    const paul = bakery.customer('Paul');
    await reads(paul, 'This is Mill & Sons', () => paul.opens(link));
  });

  it('knows where somebody works', async () => {
    const emil = await bakery.staff('employee', 'Emil', { shopId: mill });
    expect((await starts(emil)).text).toContain('This is Mill & Sons');
    expect(labels(emil).some((label) => label.startsWith('👩‍🍳'))).toBe(true);
  });

  it('says so when a bakery is gone, and shows those that are left', async () => {
    const zoe = bakery.customer('Zoe');
    const kiosk = await shop('Kiosk 9', {});
    await starts(zoe, `shop_${kiosk.toString(36)}`);
    const { id: page } = await reads(zoe, 'Mill Street 1', () => zoe.taps('🏪 About'));
    await bakery.sql('delete from shop where id = $1', [kiosk]);
    expect(await zoe.taps({ message: page, row: 0, column: 0 })).toMatchObject({ text: /not here any more/ });
    expect(await zoe.forges(`shp.about:${kiosk.toString(36)}`)).toMatchObject({ text: /not here any more/ });
    expect((await starts(zoe)).text).toContain('10 bakeries');
    await reads(zoe, 'not here any more', () => zoe.command('start', `shop_${kiosk.toString(36)}`));
    await zoe.sees('10 bakeries');
  });

  it.each(['', '0', '-1', '1.5', 'zzzzzz', 'zzzzzzzzzzz', "1' or 1=1", '٣', '<b>', 'A', '\u0000', 'a'.repeat(58)])(
    'takes the link shop_%s for one to a bakery that is gone',
    async (payload) => {
      const yuri = bakery.customer('Yuri');
      await reads(yuri, 'not here any more', () => yuri.command('start', `shop_${payload}`));
      await yuri.sees('10 bakeries');
    },
  );

  it('answers forged buttons kindly', async () => {
    const igor = bakery.customer('Igor');
    await starts(igor);
    for (const code of ['shp.open', 'shp.about', 'shp.qr', 'cat.shop']) {
      const [page, near] = code === 'shp.open' ? [':0', ':0'] : ['', ''];
      expect(await igor.forges(`${code}:zik0zj${page}${near}`)).toMatchObject({ text: /not here any more/ });
      expect(await igor.forges(`${code}:zzzzzzz${page}${near}`)).not.toBeNull();
    }
    await reads(igor, '10 bakeries', () => igor.forges('shp.list:zik0zj:2gosa7pa2gv'));
    expect(shops(igor)).toEqual(['🏪 Mill & Sons', '🏪 Night oven']);
    await reads(igor, '10 bakeries', () => igor.forges('shp.list:0:1'));
  });

  it('left nothing in the log', () => {
    expect(bakery.logged).toEqual([]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rows } from '../../../src/bakery/rows.ts';
import {
  commonCurrencies,
  commonTimeZones,
  currencyOf,
  timeZoneOf,
} from '../../../src/bakery/shops/open-shop.answers.ts';
import { isShopNameTaken } from '../../../src/bakery/shops/open-shop.queries.ts';
import { newShopScreen, shopOpenedScreen } from '../../../src/bakery/shops/open-shop.screens.ts';
import { openShop } from '../../../src/bakery/shops/open-shop.ts';
import { loadI18n } from '../../../src/i18n/i18n.ts';
import { type StaffedBakery, staffedBakery } from '../../support/staffed-bakery.ts';

const { sayIn } = await loadI18n();
const bulka = {
  ...{ name: 'Bulka', description: 'Rye & more', currency: 'EUR', timeZone: 'Europe/Berlin', address: 'Marktplatz 1' },
  ...{ hours: { week: { mon: [{ from: '08:00', until: '18:00' }] }, days: {} }, language: 'ru' },
};
let bakery: StaffedBakery;

beforeAll(async () => {
  bakery = await staffedBakery();
});
afterAll(() => bakery.close());

describe('The first shop', () => {
  it('belongs to the operator who opens it and who looks at it from then on', async () => {
    const otto = await bakery.person('Otto');
    const { shopId } = await bakery.as(otto, true)(openShop, bulka);
    const [shop] = await rows(bakery.em())`
      select name, description, hours, currency, time_zone as "timeZone", address, language from shop where id = ${shopId}`;
    expect(shop).toEqual(bulka);
    const [role] = await rows(bakery.em())`select kind, active from role where person_id = ${otto}`;
    expect(role).toEqual({ kind: 'owner', active: true });
    const [person] = await rows(bakery.em())`select shop_id as looking from person where id = ${otto}`;
    expect(person).toEqual({ looking: shopId });
    expect(await isShopNameTaken(bakery.em(), 'Bulka')).toBe(true);
    const again = bakery.as(otto, true)(openShop, bulka);
    await expect(again).rejects.toMatchObject({ code: 'shop.name-taken' });
  });

  it('is nobody else’s to open', async () => {
    const olga = await bakery.person('Olga, who owns a shop');
    await bakery.hire(olga, await bakery.shop('Olga’s'), 'owner');
    for (const stranger of [olga, await bakery.person('Vera')]) {
      const opening = bakery.as(stranger)(openShop, { ...bulka, name: 'Forged' });
      await expect(opening).rejects.toMatchObject({ code: 'not-allowed' });
    }
    expect(await isShopNameTaken(bakery.em(), 'Forged')).toBe(false);
  });

  it.each(['en', 'ru', 'uk', 'de', 'es'])('is shown before and after in %s', (language) => {
    const say = sayIn(language);
    expect(newShopScreen(say, { ...bulka, name: 'A & B' }, new Date()).text).toMatch(
      /A &amp; B.*08:00–18:00.*EUR.*Europe\/Berlin.*Русский/s,
    );
    expect(shopOpenedScreen(say, 'Bulka').buttons?.[0]?.[0]).toMatchObject({ data: 'prd.add' });
  });
});

describe('The answers about a shop', () => {
  it.each([
    [' pln ', { value: 'PLN' }],
    ['EUR', { value: 'EUR' }],
    ['euro', { wrong: 'currency' }],
    ['XXXX', { wrong: 'currency' }],
    ['', { wrong: 'currency' }],
  ])('understand the currency "%s"', (typed, reading) => {
    expect(currencyOf(typed)).toEqual(reading);
  });

  it.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    ['europe/berlin', 'Europe/Berlin'],
    ['New York', 'America/New_York'],
    ['samara', 'Europe/Samara'],
    ['UTC', 'UTC'],
  ])('understand the time zone "%s"', (typed, zone) => {
    expect(timeZoneOf(typed)).toEqual({ value: zone });
  });

  it('know zones that Intl leaves out of its list', () => {
    expect(timeZoneOf('Europe/Kyiv')).toMatchObject({ value: expect.stringMatching(/^Europe\/K/) });
  });

  it.each(['', '+03:00', 'Atlantis', '12', "Europe/Berlin'; drop table shop"])('do not guess from "%s"', (typed) => {
    expect(timeZoneOf(typed)).toEqual({ wrong: 'time-zone' });
  });

  it('are all fine when a button was used', () => {
    for (const currency of commonCurrencies) expect(currencyOf(currency)).toEqual({ value: currency });
    for (const zone of commonTimeZones) expect(timeZoneOf(zone)).toEqual({ value: zone });
  });
});

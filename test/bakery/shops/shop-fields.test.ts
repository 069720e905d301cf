import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { settingsOf } from '../../../src/bakery/shops/settings/settings.queries.ts';
import { sectionScreen, settingsScreen } from '../../../src/bakery/shops/settings/settings.screens.ts';
import { notTyped, sections, shopFields } from '../../../src/bakery/shops/settings/shop-fields.ts';
import { openOrm, type Sql, sqlOf } from '../../../src/database/orm.ts';
import { type FreshDatabase, freshDatabase } from '../../support/postgres.ts';
import { english, labelsOf, lengthOf, says } from '../../support/says.ts';

const now = new Date('2026-12-18T10:00:00Z');
const text = (kind: 'text', typed: string) => ({ kind, text: typed }) as const;
const place = { currency: 'EUR' };
const kindOf = (name: string) => shopFields.find((field) => field.name === name)!.kind;
const read = (name: string, typed: string) => kindOf(name).read(text('text', typed), place);

let database: FreshDatabase;
let orm: Awaited<ReturnType<typeof openOrm>>;
let sql: Sql;
beforeAll(async () => {
  database = await freshDatabase();
  orm = await openOrm({ url: database.url, max: 2 });
  sql = await sqlOf(orm);
  await sql(`insert into shop (name, currency, time_zone, language) values ($1, 'EUR', 'Europe/Berlin', 'en')`, [
    'Mill <&> Sons',
  ]);
});
afterAll(async () => {
  await orm.close();
  await database.drop();
});

describe('The settings of a shop', () => {
  it('are all of its columns, but for those that are said to be none', async () => {
    const { columns } = (await settingsOf(orm.em.fork(), 1))!;
    const said = [...shopFields.flatMap(({ name, columns: kept }) => kept ?? [name]), ...Object.keys(notTyped)];
    expect(said.sort()).toEqual(Object.keys(columns).sort());
  });

  it('have a kind that takes what the database has for a new shop', async () => {
    const settings = (await settingsOf(orm.em.fork(), 1))!;
    for (const section of sections) expect(sectionScreen(english, settings, section).text).not.toContain('undefined');
  });

  it.each(says.map((say) => [say.language, say] as const))(
    'fit on a phone in %s, with everything set',
    async (_, say) => {
      const settings = (await settingsOf(orm.em.fork(), 1))!;
      const long = 'Wœrter '.repeat(90);
      const columns = {
        ...settings.columns,
        description: long,
        pause_text: long,
        receipt_footer: long,
        cut_off: '16:30',
      };
      for (const section of sections) {
        const screen = sectionScreen(say, { ...settings, columns }, section);
        expect(lengthOf(screen)).toBeLessThan(2_000);
        for (const label of labelsOf(screen)) expect([...label].length).toBeLessThanOrEqual(34);
      }
      for (const label of labelsOf(settingsScreen(say, settings, now)))
        expect([...label].length).toBeLessThanOrEqual(34);
    },
  );

  it.each(says.map((say) => [say.language, say] as const))(
    'offer choices that fit beside each other in %s',
    (_, say) => {
      const rows = shopFields.flatMap(({ kind }) => kind.choices?.(say) ?? []);
      for (const row of rows)
        for (const { label } of row) expect(`${label}`.length).toBeLessThanOrEqual(row.length > 1 ? 18 : 34);
    },
  );

  it('show what people wrote as they wrote it', async () => {
    const settings = (await settingsOf(orm.em.fork(), 1))!;
    expect(sectionScreen(english, settings, 'bakery').text).toContain('Name: <b>Mill &lt;&amp;&gt; Sons</b>');
  });

  it('say that a radius counts from a place, while there is none', async () => {
    const settings = (await settingsOf(orm.em.fork(), 1))!;
    const far = { ...settings, columns: { ...settings.columns, radius_km: 5 } };
    const near = { ...far, columns: { ...far.columns, latitude: 52.5, longitude: 13.4 } };
    expect(sectionScreen(english, far, 'delivery').text).toContain('counts from the bakery on the map');
    expect(sectionScreen(english, settings, 'delivery').text).not.toContain('on the map');
    expect(sectionScreen(english, near, 'delivery').text).not.toContain('on the map');
  });
});

describe('What somebody types for a setting', () => {
  const junk = ['', ' ', '-1', '1.5', '1e9', '١٢', 'a'.repeat(4_000), '99999999999', '/', '<b>', '\u202e12'];

  it.each(['slot_capacity', 'courier_limit'])('is a whole number for %s, or is refused', (name) => {
    for (const typed of junk) expect(read(name, typed)).toMatchObject({ wrong: 'whole-number' });
    expect(read(name, '30')).toEqual({ value: 30 });
  });

  it.each(shopFields.filter(({ name }) => name.endsWith('_minutes')).map(({ name }) => name))(
    'is a time that takes so long for %s, or is refused',
    (name) => {
      for (const typed of [...junk, '1:60', ':30', '1:3', '1:2:3', '1:300', '30 m', '999:59'])
        expect([typed, read(name, typed)]).toEqual([typed, { wrong: 'minutes', params: expect.anything() }]);
      expect(read(name, '30')).toEqual({ value: 30 });
      expect(read(name, '1:30')).toEqual({ value: 90 });
    },
  );

  it.each(says.map((say) => [say.language, say] as const))('is what the button says in %s', (_, say) => {
    for (const { name, kind } of shopFields.filter((field) => field.name.endsWith('_minutes'))) {
      for (const { label, value } of kind.choices!(say).flat()) {
        const reading = kind.read({ kind: 'choice', value }, place);
        expect([name, reading]).toEqual([name, { value: expect.any(Number) }]);
        expect(kind.show(say, 'value' in reading ? reading.value : undefined, place)).toBe(label);
      }
    }
  });

  it('is a point of the map as it was copied there, whichever map it was', () => {
    const mill = { latitude: 52.5268, longitude: 13.4148 };
    const copied = [
      '52.5268, 13.4148',
      ' 52.5268 13.4148 ',
      'geo:52.5268,13.4148',
      'https://www.google.com/maps/place/Mill/@52.5111,13.4,17z/data=!3m1!4b1!4m6!3m5!1s0x4!8m2!3d52.5268!4d13.4148!16s',
      'https://www.google.com/maps/@52.5268,13.4148,15z',
      'Our bakery: https://maps.google.com/?q=52.5268,13.4148',
      'https://www.google.com/maps/search/?api=1&query=52.5268%2C13.4148',
      'https://maps.apple.com/?address=Mill%20Lane%201&ll=52.5268,13.4148&q=Mill',
      'https://www.openstreetmap.org/?mlat=52.5268&mlon=13.4148#map=19/52.5/13.4',
      'https://www.openstreetmap.org/#map=17/52.5268/13.4148',
      'https://yandex.ru/maps/213/moscow/?ll=13.4%2C52.5&pt=13.4148,52.5268&z=16',
      'https://yandex.com/maps/?whatshere%5Bpoint%5D=13.4148%2C52.5268&z=17',
      'https://2gis.ru/berlin/geo/13.4148,52.5268',
    ];
    for (const typed of copied) expect([typed, read('place', typed)]).toEqual([typed, { value: mill }]);
  });

  it('is no point when it is an address, out of this world, or a link that does not say', () => {
    for (const typed of [...junk, 'Mill Lane 1, 10115', '5 10', '91.00, 13.40', '52.52, 181.00', '+49 30 12.3456'])
      expect([typed, read('place', typed)]).toEqual([typed, { wrong: 'map-point' }]);
    for (const typed of [
      'https://maps.app.goo.gl/abc',
      'https://yandex.ru/maps/-/CDabc',
      'https://mill.test/52.5,13.4',
    ])
      expect([typed, read('place', typed)]).toEqual([typed, { wrong: 'map-link' }]);
  });

  it.each(['minimum', 'delivery_fee', 'free_from'])('is an amount for %s, or is refused', (name) => {
    for (const typed of junk.filter((one) => one !== '1.5'))
      expect(read(name, typed)).toMatchObject({ wrong: expect.stringMatching(/^price/) });
    expect(read(name, '2,5')).toEqual({ value: 250 });
  });

  it.each(['cut_off', 'quiet_from', 'quiet_to'])('is a time of the day for %s, or is refused', (name) => {
    for (const typed of [...junk, '24:00', '9:60', '9:5']) expect(read(name, typed)).toEqual({ wrong: 'clock-time' });
    expect(read(name, '9.30')).toEqual({ value: '09:30' });
  });

  it('is a distance, a currency or a clock that exists', () => {
    for (const typed of junk.filter((one) => one !== '1.5'))
      expect(read('radius_km', typed)).toMatchObject({ wrong: 'decimal' });
    expect(read('radius_km', '7,5')).toEqual({ value: 7.5 });
    for (const typed of junk) expect(read('currency', typed)).toEqual({ wrong: 'currency' });
    expect(read('currency', 'pln')).toEqual({ value: 'PLN' });
    for (const typed of junk) expect(read('time_zone', typed)).toEqual({ wrong: 'time-zone' });
    expect(read('time_zone', 'warsaw')).toEqual({ value: 'Europe/Warsaw' });
  });

  it('is refused by every kind when it is a sticker, a contact or a button that is not there', () => {
    const others = [
      { kind: 'other' },
      { kind: 'contact', phone: '+4930', own: true },
      { kind: 'photo', fileId: 'AgAC' },
      { kind: 'choice', value: 99 },
    ] as const;
    for (const { kind, name } of shopFields.filter(({ kind: { input } }) => input !== 'ticked')) {
      if (name === 'bakes_to_order') continue;
      for (const answer of others)
        expect([name, kind.read(answer, place)]).toEqual([
          name,
          { wrong: expect.anything(), ...('params' in kind.read(answer, place) ? { params: expect.anything() } : {}) },
        ]);
    }
  });
});

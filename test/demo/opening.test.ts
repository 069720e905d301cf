import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type DemoBakery, demoBakery } from './demo-bakery.ts';

describe('Opening the demo bakery', () => {
  let bakery: DemoBakery;

  beforeEach(async () => {
    bakery = await demoBakery();
  });

  afterEach(() => bakery.close());

  const count = async (table: string) =>
    (await bakery.sql<{ count: number }>(`select count(*) from ${table} where $1`, [true]))[0]!.count;

  it('happens once, and draws no pictures when it has happened', async () => {
    expect(await bakery.open()).toBe(true);
    const before = await Promise.all(['shop', 'product', 'orders', 'person', 'outbox'].map(count));
    const noPictures = () => Promise.reject(new Error('Nobody needs pictures.'));
    expect(await bakery.open({ pictures: noPictures })).toBe(false);
    expect(await Promise.all(['shop', 'product', 'orders', 'person', 'outbox'].map(count))).toEqual(before);
  });

  it('happens once when three processes start at the same time', async () => {
    const opened = await Promise.all([bakery.open(), bakery.open(), bakery.open()]);
    expect(opened.filter(Boolean)).toHaveLength(1);
    expect(await count('shop')).toBe(1);
    expect(await count('product')).toBe(20);
  });

  it('keeps away from a database in which somebody has a bakery', async () => {
    await bakery.sql(
      `insert into shop (name, currency, time_zone, language) values ($1, 'EUR', 'Europe/Berlin', 'en')`,
      ['The real one'],
    );
    expect(await bakery.open()).toBe(false);
    expect(await count('product')).toBe(0);
  });

  it('leaves nothing behind when it fails half-way, and works the next time', async () => {
    await bakery.sql('insert into person (first_name, phone) values ($1, $2)', ['Somebody', '+493023125044']);
    await expect(bakery.open()).rejects.toThrow('person_phone_unique');
    expect(await Promise.all(['shop', 'role', 'product', 'photo', 'outbox'].map(count))).toEqual([0, 0, 0, 0, 0]);
    await bakery.sql('delete from person where phone = $1', ['+493023125044']);
    expect(await bakery.open()).toBe(true);
  });

  it('gives its people the ids they play with', async () => {
    await bakery.open();
    const people = await bakery.sql(
      `select p.telegram_id as id, p.first_name as name, p.telegram_language as language, r.kind, r.on_duty as "onDuty"
       from person p left join role r on r.person_id = p.id where p.telegram_id > $1 order by p.telegram_id`,
      [0],
    );
    expect(people).toEqual([
      { id: 100_001, name: 'Vera', language: 'en', kind: null, onDuty: null },
      { id: 100_002, name: 'Anna', language: 'en', kind: 'courier', onDuty: true },
      { id: 100_003, name: 'Boris', language: 'ru', kind: 'courier', onDuty: true },
      { id: 100_004, name: 'Emil', language: 'en', kind: 'employee', onDuty: true },
      { id: 100_005, name: 'Olga', language: 'en', kind: 'owner', onDuty: true },
    ]);
  });

  it('takes those who have written before there was a shop', async () => {
    await bakery.sql('insert into person (telegram_id, first_name) values ($1, $2)', [100_004, 'Emil the Early']);
    await bakery.open();
    const staff = await bakery.sql(
      `select p.first_name from person p join role r on r.person_id = p.id where p.telegram_id = $1`,
      [100_004],
    );
    expect(staff).toEqual([{ first_name: 'Emil the Early' }]);
  });

  it('has with a real Telegram one person who can be written to: the owner', async () => {
    await bakery.open({ pretend: false, ownerTelegramId: 4_503_599_627_370_000, language: 'ru' });
    const reachable = await bakery.sql(
      `select p.telegram_id, r.kind from person p left join role r on r.person_id = p.id where p.telegram_id > $1`,
      [0],
    );
    expect(reachable).toEqual([{ telegram_id: 4_503_599_627_370_000, kind: 'owner' }]);
    expect(await count('orders')).toBeGreaterThan(8);
  });

  it('speaks Russian where that is the language, and English where it has no words', async () => {
    await bakery.open({ language: 'ru' });
    const [shop] = await bakery.sql('select name, language from shop where id > $1', [0]);
    expect(shop).toEqual({ name: 'Крошка и Ко', language: 'ru' });
    const other = await demoBakery();
    await other.open({ language: 'eo' });
    expect(await other.sql('select name, language from shop where id > $1', [0])).toEqual([
      { name: 'Crumb & Co', language: 'en' },
    ]);
    await other.close();
  });
});

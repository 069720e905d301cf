import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rows } from '../../../src/bakery/rows.ts';
import { setHours } from '../../../src/bakery/shops/hours/set-hours.ts';
import { placeShop } from '../../../src/bakery/shops/settings/place-shop.ts';
import { oneAfterTheOther } from '../../support/one-after-the-other.ts';
import { type StaffedBakery, staffedBakery } from '../../support/staffed-bakery.ts';

const mill = { latitude: 52.52, longitude: 13.405 };
const market = { latitude: 52.52, longitude: 13.5 };
const [morning, evening] = [[{ from: '06:00', until: '11:00' }], [{ from: '17:00', until: '21:00' }]];
const always = [{ from: '00:00', until: '24:00' }];

describe('Two owners of one shop at the same moment', () => {
  let bakery: StaffedBakery;
  let [olga, nina, shopId] = [0, 0, 0];
  beforeAll(async () => {
    bakery = await staffedBakery();
    shopId = await bakery.shop('Crumb & Co');
    olga = await bakery.person('Olga');
    nina = await bakery.person('Nina');
    for (const owner of [olga, nina]) await bakery.hire(owner, shopId, 'owner');
  });
  afterAll(() => bakery.close());

  const shop = async () => {
    const [row] = await rows<Record<string, unknown>>(bakery.em())`select * from shop where id = ${shopId}`;
    return row!;
  };

  it('put it on the map: the second reads where the first has put it', async () => {
    const first = { operation: placeShop, by: olga, input: { shopId, point: mill, seen: null } };
    const second = await oneAfterTheOther(bakery, first, () =>
      bakery.as(nina)(placeShop, { shopId, point: market, seen: null }),
    );
    expect(second).toEqual({ isSaved: false, by: 'Olga', now: mill });
    expect(await bakery.as(nina)(placeShop, { shopId, point: market, seen: mill })).toEqual({ isSaved: true });
    expect(await shop()).toMatchObject(market);
    expect(await bakery.as(nina)(placeShop, { shopId, point: null, seen: market })).toEqual({ isSaved: true });
    expect(await shop()).toMatchObject({ latitude: null, longitude: null });
  });

  it('set hours of different days: both are kept', async () => {
    const first = { operation: setHours, by: olga, input: { shopId, days: ['mon'], spans: morning!, seen: [always] } };
    const second = await oneAfterTheOther(bakery, first, () =>
      bakery.as(nina)(setHours, { shopId, days: ['2099-12-24', '2099-12-25'], spans: [], seen: [null, null] }),
    );
    expect(second).toEqual({ isSaved: true });
    expect((await shop()).hours).toMatchObject({
      week: { mon: morning, tue: always, sun: always },
      days: { '2099-12-24': [], '2099-12-25': [] },
    });
  });

  it('set hours of the same day: the second reads what the first wrote', async () => {
    const asked = { shopId, days: ['sat', 'sun'], seen: [always, always] };
    const first = { operation: setHours, by: olga, input: { ...asked, spans: morning! } };
    const second = await oneAfterTheOther(bakery, first, () =>
      bakery.as(nina)(setHours, { ...asked, spans: evening! }),
    );
    expect(second).toEqual({ isSaved: false, by: 'Olga', now: morning });
    expect((await shop()).hours).toMatchObject({ week: { sat: morning, sun: morning } });
  });

  it('make a date like any other again, and leave a trace of who did', async () => {
    await bakery.as(nina)(setHours, { shopId, days: ['2099-12-24', '2099-12-25'], spans: null, seen: [[], []] });
    expect((await shop()).hours).toMatchObject({ days: {} });
    const [last] = await rows<object>(bakery.em())`
      select by_id, operation, table_name from audit where shop_id = ${shopId} order by id desc limit 1`;
    expect(last).toEqual({ by_id: nina, operation: 'set-hours', table_name: 'shop' });
  });
});

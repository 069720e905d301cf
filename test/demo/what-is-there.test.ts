import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { categoryGrid } from '../../src/bakery/catalog/catalog.queries.ts';
import { trip, trips } from '../../src/bakery/deliveries/deliveries.queries.ts';
import { askedCouriers, offerDelivery } from '../../src/bakery/deliveries/offers.queries.ts';
import { board } from '../../src/bakery/kitchen/board.queries.ts';
import { orderStatuses } from '../../src/bakery/orders/order-status.ts';
import { openSpans } from '../../src/bakery/shops/hours/opening.ts';
import { shopPage } from '../../src/bakery/shops/shop-page.queries.ts';
import { demoProducts } from '../../src/demo/products.ts';
import { brokenPromises } from '../support/invariants.ts';
import { type DemoBakery, demoBakery } from './demo-bakery.ts';

describe('The demo bakery', () => {
  let bakery: DemoBakery;
  let shopId: number;

  beforeAll(async () => {
    bakery = await demoBakery();
    await bakery.open();
    [{ id: shopId }] = (await bakery.sql<{ id: number }>('select id from shop where id > $1', [0])) as [{ id: number }];
  });

  afterAll(() => bakery.close());

  it('says where it is and opens within a day on most of them', async () => {
    const shop = (await shopPage(bakery.em(), shopId))!;
    expect(shop).toMatchObject({ latitude: 52.5268, radiusKm: 8, shopFee: 250, freeFrom: 2_500, minimum: 0 });
    const days = new Set(openSpans(shop.hours, shop.timeZone, new Date(), 28).map(({ date }) => date));
    expect(days.size).toBeGreaterThan(20);
  });

  it('shows Vera five full categories and what she has ordered', async () => {
    const vera = await bakery.personCalled('Vera');
    const grid = await categoryGrid(bakery.em(), shopId, vera, 0);
    expect(grid).toMatchObject({ shopName: 'Crumb & Co', count: 5, loose: 0, inCart: 0 });
    const orders = await bakery.sql('select status from orders where customer_id = $1 order by id', [vera]);
    expect(orders).toEqual([{ status: 'completed' }, { status: 'in_transit' }]);
  });

  it('asks Vera at her checkout as if it were her first', async () => {
    const vera = await bakery.personCalled('Vera');
    expect(await bakery.sql('select * from cart where person_id = $1', [vera])).toEqual([]);
    expect(await bakery.sql('select phone from person where id = $1', [vera])).toEqual([{ phone: null }]);
  });

  it('has work for each courier and offers that both can take', async () => {
    const [anna, boris] = [await bakery.personCalled('Anna'), await bakery.personCalled('Boris')];
    const annas = await trips(bakery.em(), anna, 0);
    const boriss = await trips(bakery.em(), boris, 0);
    expect([annas.mine, annas.offered]).toEqual([1, 3]);
    expect([boriss.mine, boriss.offered]).toEqual([1, 3]);
    expect(annas.trips[0]).toMatchObject({ isMine: true, orderStatus: 'in_transit' });
    expect(boriss.trips[0]).toMatchObject({ isMine: true, orderStatus: 'ready' });
    for (const { orderId, area } of annas.trips) {
      expect(area).toMatch(/^\p{L}+ \p{L}+$/u);
      expect((await trip(bakery.em(), orderId, boris))?.pieces).toBeGreaterThan(0);
    }
  });

  it('has an order at every stage on the board', async () => {
    const everything = { shopId, personId: 0, filter: 'all', page: 0, now: new Date() } as const;
    const { counts } = await board(bakery.em(), everything);
    expect(counts).toEqual({ pending: 2, baking: 1, ready: 3, in_transit: 1 });
    const found = await bakery.sql<{ status: string }>(
      'select distinct status from orders where shop_id = $1 order by status',
      [shopId],
    );
    expect(found.map(({ status }) => status)).toEqual([...orderStatuses].sort());
  });

  it('has on its shelves what the assortment says, with pictures and words of warning', async () => {
    const products = await bakery.sql<{ name: string; stock: number | null; allergens: string[] }>(
      `select p.name, p.stock, p.price, p.tags, p.allergens from product p join photo f on f.id = p.photo_id
       where p.shop_id = $1 and f.bytes is not null and p.on_shelf order by p.id`,
      [shopId],
    );
    expect(products).toMatchObject(
      demoProducts.map(({ name, stock, priceMinor, tags, allergens }) => {
        return { name: name.en, stock, price: priceMinor, tags, allergens };
      }),
    );
  });

  it('keeps every promise of a bakery', async () => {
    expect(await brokenPromises(bakery.sql)).toEqual([]);
    const kinds = await bakery.sql('select distinct reason from stock_movement where id > $1 order by reason', [0]);
    expect(kinds).toEqual([{ reason: 'cancelled' }, { reason: 'opening' }, { reason: 'order' }]);
  });

  it('has histories in order of time, after the shop was opened and before now', async () => {
    const wrong = await bakery.sql(
      `select o.id from orders o join shop s on s.id = o.shop_id join lateral (
         select at, lag(at) over (order by id) as before from order_step where order_id = o.id
       ) step on true
       where o.shop_id = $1 and (step.at <= step.before or step.at > now() or step.at < s.created_at
         or (step.before is null and step.at <> o.placed_at))`,
      [shopId],
    );
    expect(wrong).toEqual([]);
  });

  it('dates deliveries between their orders’ steps', async () => {
    const wrong = await bakery.sql(
      `select d.* from delivery d join orders o on o.id = d.order_id where o.shop_id = $1 and not (
         coalesce(d.accepted_at > o.placed_at, d.courier_id is null)
         and coalesce(d.picked_up_at > d.accepted_at, d.status in ('offered', 'accepted', 'called_off'))
         and coalesce(d.delivered_at > d.picked_up_at, d.status <> 'delivered'))`,
      [shopId],
    );
    expect(wrong).toEqual([]);
  });

  it('announces what is open: each order’s first news and its last', async () => {
    const news = await bakery.sql(
      `select o.id, o.status, json_agg(x.type order by x.id) as types
       from outbox x join orders o on o.id = (x.payload ->> 'orderId')::int
       where x.state = $1 group by o.id order by o.id`,
      ['pending'],
    );
    expect(news).toMatchObject([
      { status: 'in_transit', types: ['order.placed', 'delivery.picked_up'] },
      { status: 'ready', types: ['order.placed', 'order.ready'] },
      { status: 'ready', types: ['order.placed', 'order.ready'] },
      { status: 'ready', types: ['order.placed', 'order.ready'] },
      { status: 'baking', types: ['order.placed', 'order.baking'] },
      { status: 'pending', types: ['order.placed'] },
      { status: 'pending', types: ['order.placed'] },
    ]);
  });

  it('shows a courier who has a delivery the card of it, and the other one nothing', async () => {
    const [anna, boris] = [await bakery.personCalled('Anna'), await bakery.personCalled('Boris')];
    const taken = await bakery.sql<{ orderId: number; courierId: number }>(
      `select order_id as "orderId", courier_id as "courierId" from delivery where status in ('accepted', $1)`,
      ['picked_up'],
    );
    expect(taken).toHaveLength(2);
    for (const { orderId, courierId } of taken) {
      expect(await askedCouriers(bakery.em(), orderId)).toMatchObject([{ courierId }]);
      expect((await offerDelivery(bakery.em(), orderId)).map((asked) => asked.courierId)).toEqual([courierId]);
      expect([anna, boris]).toContain(courierId);
    }
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { Sql } from '../../src/database/orm.ts';
import { Bakery } from '../support/bakery.ts';
import { brokenPromises } from '../support/invariants.ts';
import { orderQuickly } from '../support/order-quickly.ts';

/** What somebody could do to the bakery's books, and the promise that it breaks. */
const frauds: readonly [string, string][] = [
  ['update product set stock = stock + 1', 'stock is the sum of its movements'],
  [
    `with more as (update product set stock = stock + 1)
     insert into stock_movement (product_id, quantity, reason) select id, 1, 'cancelled' from product`,
    'stock is what there was at first',
  ],
  ['delete from stock_movement where order_id is not null', 'a line takes its stock once'],
  ['update orders set total = total + 1', 'an order costs what its lines cost'],
  ['delete from delivery', 'an order has one delivery'],
  [`update delivery set status = 'accepted'`, 'a delivery and its order tell the same story'],
  [
    `insert into outbox (type, payload)
     select 'delivery.accepted', jsonb_build_object('orderId', id) from orders, generate_series(1, 2)`,
    'a delivery is accepted once more at most',
  ],
  [`update orders set status = 'completed'`, 'the history of an order is contiguous'],
  [`update order_step set to_status = 'completed'`, 'the history of an order is contiguous'],
  ['delete from order_step', 'the history of an order is contiguous'],
  [
    `insert into order_step (order_id, from_status, to_status, by_id)
     select id, 'baking', 'ready', customer_id from orders`,
    'the history of an order is contiguous',
  ],
  ['insert into outbox (type, payload) select type, payload from outbox', 'every step of an order is announced once'],
  ['delete from outbox', 'every step of an order is announced once'],
  [`insert into inbox (update_id, lane, body, state) values (1, 1, '{}', 'dead')`, 'an update is done, dead'],
  [`insert into inbox (update_id, lane, body, state) values (1, 1, '{}', 'working')`, 'an update is done, dead'],
  [`update outbox set state = 'dead', reason = null`, 'an event is told, on its way, or dead'],
  [
    `insert into notice (event_id, person_id, code, subject_id, happened_at, state)
     select o.id, p.id, 'x', 1, now(), 'dead' from outbox o, person p`,
    'a notice is sent, needless, waiting, or dead',
  ],
  [
    `insert into notice (event_id, person_id, code, subject_id, happened_at)
     select 0, id, 'x', 1, now() from person`,
    'a notice belongs to an event',
  ],
  [
    `insert into card (code, subject_id, person_id, chat_id, message_id)
     select 'x', n, id, 1, 7 from person, generate_series(1, 2) n`,
    'somebody has one card',
  ],
];

describe('The promises that are checked after every fault', () => {
  let bakery: Bakery;
  let client: pg.Client;
  const sql: Sql = async (text, values) => (await client.query(text, values)).rows;

  beforeAll(async () => {
    bakery = await Bakery.open({ replicas: 0 });
    await orderQuickly(bakery, await bakery.product('Rye loaf'));
    client = new pg.Client(bakery.databaseUrl);
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await bakery.close();
  });

  it('hold after an honest order', async () => {
    expect(await brokenPromises(sql)).toEqual([]);
  });

  it.each(frauds.map(([fraud, promise]) => [promise, fraud]))('are seen to be broken: %s', async (promise, fraud) => {
    await client.query('begin');
    await client.query(fraud!);
    const broken = await brokenPromises(sql);
    await client.query('rollback');
    expect(broken).toEqual(expect.arrayContaining([expect.stringContaining(promise!)]));
  });
});

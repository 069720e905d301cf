import type { MikroORM, SqlEntityManager } from '@mikro-orm/postgresql';
import { rows } from '../bakery/rows.ts';
import { openingAt } from '../bakery/shops/hours/opening.ts';
import { createRunner } from '../database/transaction.ts';
import { fillShelves } from './fill-shelves.ts';
import { placeDemoOrders } from './place-orders.ts';
import { demoPrice } from './price.ts';
import type { Words } from './products.ts';
import { registerPeople } from './register-people.ts';
import { demoHours, demoShop } from './shop.ts';

/** Of the advisory lock that keeps two processes from opening it at once. */
const OPENING = 2_026_112_001;
const OPENED_DAYS_AGO = 3;

export interface DemoOptions {
  readonly orm: MikroORM;
  /** What the shop's own words are written in; English when there are none in it. */
  readonly language: string;
  /** ISO 4217; euros when nothing is said. */
  readonly currency?: string;
  /** IANA name. */
  readonly timeZone: string;
  /** True: the demo people have the ids of `people.ts`. False: only the owner has a Telegram id. */
  readonly pretend: boolean;
  readonly ownerTelegramId?: number;
  /** Asked for only when there is no shop yet. */
  readonly pictures: () => Promise<ReadonlyMap<string, Buffer>>;
}

/**
 * Opens the demo bakery, once in the life of a database: where there is any shop it does nothing. All or nothing, in one
 * transaction, so that a start that was killed leaves no half bakery behind.
 * @returns whether it was opened.
 */
export async function openDemoBakery(options: DemoOptions): Promise<boolean> {
  const { orm, pictures } = options;
  if (await hasShop(orm.em.fork())) return false;
  const drawn = await pictures();
  return orm.em.fork().transactional(async (em) => {
    await rows(em)`select pg_advisory_xact_lock(${OPENING}::bigint)`;
    if (await hasShop(em)) return false;
    await furnish(em, options, drawn);
    return true;
  });
}

async function hasShop(em: SqlEntityManager): Promise<boolean> {
  return (await rows(em)`select id from shop limit ${1}`).length > 0;
}

async function furnish(em: SqlEntityManager, options: DemoOptions, pictures: ReadonlyMap<string, Buffer>) {
  const { pretend, ownerTelegramId, timeZone, currency = 'EUR' } = options;
  const language: keyof Words = options.language === 'ru' ? 'ru' : 'en';
  const openedAt = new Date(Date.now() - OPENED_DAYS_AGO * 86_400_000);
  const shopId = await openShop(em, { language, timeZone, currency, openedAt });
  const ids = await registerPeople(em, { shopId, language, pretend, ownerTelegramId });
  const products = await fillShelves(em, { shopId, ownerId: ids.played.Olga, language, currency, pictures, openedAt });
  const inside = { em: { fork: () => em.fork({ keepTransactionContext: true }) } };
  await placeDemoOrders({ em, run: createRunner({ orm: inside }), shopId, ids, products, language });
  await forgetCarts(em, shopId);
  await putUpHours(em, shopId, timeZone);
  await keepUsefulNews(em, shopId);
}

interface Opening {
  readonly language: keyof Words;
  readonly timeZone: string;
  readonly currency: string;
  readonly openedAt: Date;
}

async function openShop(em: SqlEntityManager, { language, timeZone, currency, openedAt }: Opening): Promise<number> {
  const { name, description, address, point, radiusKm, slotCapacity } = demoShop;
  const deliveryFee = demoPrice(demoShop.deliveryFee, currency);
  const freeFrom = demoPrice(demoShop.freeFrom, currency);
  const [shop] = await rows<{ id: number }>(em)`
    insert into shop (name, description, address, latitude, longitude, radius_km, currency, delivery_fee, free_from,
      slot_capacity, time_zone, language, created_at)
    values (${name[language]}, ${description[language]}, ${address[language]}, ${point.latitude}, ${point.longitude},
      ${radiusKm}, ${currency}, ${deliveryFee}, ${freeFrom}, ${slotCapacity}, ${timeZone}, ${language}, ${openedAt})
    returning id`;
  return shop!.id;
}

/**
 * After the orders of the past, which no first start in the middle of the night may move into the next day. Whoever
 * opens the demo outside the hours finds a bakery that never closes: orders in a closed one's oven would be a riddle.
 */
async function putUpHours(em: SqlEntityManager, shopId: number, timeZone: string): Promise<void> {
  const now = new Date();
  const hours = demoHours(now);
  if (!openingAt(hours, timeZone, now).open) return;
  await rows(em)`update shop set hours = ${JSON.stringify(hours)}::jsonb where id = ${shopId}`;
}

/** A cart remembers how its last order went out. Whoever plays Vera is to be asked, as at a first checkout. */
async function forgetCarts(em: SqlEntityManager, shopId: number): Promise<void> {
  await rows(em)`delete from cart where shop_id = ${shopId}`;
}

/**
 * Nobody was there when all this happened. Of an open order the first news brings each card, in its newest state, and
 * the last tells those who must act or notice; what came between, and everything of finished orders, would be noise.
 */
async function keepUsefulNews(em: SqlEntityManager, shopId: number): Promise<void> {
  await rows(em)`
    with news as (
      select x.id, o.status, row_number() over (partition by o.id order by x.id) as place,
        count(*) over (partition by o.id) as count
      from outbox x join orders o on o.id = (x.payload ->> 'orderId')::int
      where o.shop_id = ${shopId}
    )
    update outbox set state = 'told', told_at = now(), reason = 'before the first start' where id in (
      select id from news where status in ('completed', 'cancelled') or place not in (1, count))`;
}

import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { startPretendTelegram } from '../../src/pretend-telegram/start.ts';
import { freshDatabase } from './fresh-town.ts';
import { percentiles } from './load.ts';
import { startSubject } from './subject.ts';

const CROWD = 1_000;
/** Telegram's limit for all chats together (Bots FAQ). */
const ALLOWED_PER_SECOND = 30;
const REPLY_EVERY_MS = 2_000;

/**
 * A thousand people are told the same by the strict pretend Telegram's real rates, while somebody asks something every
 * two seconds: how much of the rate is used, how often Telegram says 429, and how many news go before each reply.
 */
export async function benchPace(serverUrl: string): Promise<void> {
  const url = await freshDatabase(serverUrl, 'bench_pace');
  const telegram = await startPretendTelegram({ token: '42:bench', rates: true, page: false, log: () => {} });
  const subject = await startSubject('bulka', [telegram.url, 'bench-secret', url], { ROLES: 'bot,worker' });
  const client = new pg.Client(url);
  await client.connect();
  const sentAt: number[] = [];
  const stop = telegram.on((event) => {
    if (event.type === 'message' && !event.message.mine) sentAt.push(performance.now());
  });
  await tellCrowd(client, telegram);
  const behind: number[] = [];
  const waits: number[] = [];
  while (sentAt.length < CROWD) {
    const vera = telegram.person({ firstName: 'Vera' });
    const [before, began] = [sentAt.length, performance.now()];
    vera.command('start');
    await vera.sees('Vera', { within: 30_000 });
    behind.push(sentAt.length - before - 1);
    waits.push(performance.now() - began);
    await sleep(REPLY_EVERY_MS);
  }
  stop();
  await client.end();
  await subject.stop();
  const refusals = telegram.refusals().filter(({ error }) => error?.code === 429).length;
  const { ignored } = telegram.rates;
  await telegram.close();
  print({ sentAt: sentAt.slice(0, CROWD), behind, waits, refusals, ignored });
}

async function tellCrowd(client: pg.Client, telegram: Awaited<ReturnType<typeof startPretendTelegram>>): Promise<void> {
  const guests = Array.from(
    { length: CROWD },
    (_, n) => telegram.person({ firstName: `Guest ${n}`, started: true }).id,
  );
  await client.query(
    `with shop as (
       insert into shop (name, currency, time_zone, address, language)
       values ('Crumb & Co', 'EUR', 'Europe/Berlin', 'Mill Street 1', 'en') returning id
     ), rye as (
       insert into product (shop_id, name, price, stock) select id, 'Rye loaf', 450, 9 from shop returning id
     ), crowd as (
       insert into person (telegram_id, first_name, telegram_language, shop_id)
       select guest, 'Guest', 'en', shop.id from unnest($1::bigint[]) guest, shop returning id
     )
     insert into outbox (type, payload) select 'product.back', jsonb_build_object('type', 'product.back',
       'productId', (select id from rye), 'personIds', (select jsonb_agg(id) from crowd))`,
    [guests],
  );
}

interface Found {
  readonly sentAt: readonly number[];
  readonly behind: readonly number[];
  readonly waits: number[];
  readonly refusals: number;
  readonly ignored: number;
}

function print({ sentAt, behind, waits, refusals, ignored }: Found): void {
  const perSecond = ((sentAt.length - 1) * 1000) / (sentAt.at(-1)! - sentAt[0]!);
  const { p50, p99 } = percentiles(waits);
  console.log(`\nTelegram's real rates: ${CROWD} people told of one event, a reply every ${REPLY_EVERY_MS / 1000} s`);
  console.table([
    {
      'messages/s': Math.round(perSecond * 10) / 10,
      'of the 30 allowed': `${Math.round((perSecond / ALLOWED_PER_SECOND) * 100)} %`,
      '429': refusals,
      'calls in spite of a 429': ignored,
      'reply p50 ms': Math.round(p50),
      'reply p99 ms': Math.round(p99),
      'most sends before a reply': Math.max(...behind),
    },
  ]);
}

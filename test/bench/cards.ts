import { setTimeout as sleep } from 'node:timers/promises';
import { type CourierTown, cardsSent, settle } from './courier-town.ts';
import { freshTown } from './fresh-town.ts';
import { percentiles } from './load.ts';
import { startSubject } from './subject.ts';
import { openTelegramSide } from './telegram-side.ts';

const EVERYBODY_ASKED = { shops: 1, couriersOfEach: 50, orders: 100 };
const ONE_EVENT = { shops: 1, couriersOfEach: 1_000, orders: 1 };
const PER_SECOND = 20;

/**
 * What the program itself can do, with a Telegram that takes everything at once: cards a second when each of 20 orders
 * a second is offered to 50 couriers, and when one is offered to a thousand.
 */
export async function benchCards(serverUrl: string): Promise<void> {
  const rows = [
    await measured(serverUrl, 'bench_cards_all', '20 orders/s, each offered to 50 couriers', EVERYBODY_ASKED),
    await measured(serverUrl, 'bench_cards_one', 'one order, offered to 1,000 couriers', ONE_EVENT),
  ];
  console.log("\nCards without Telegram's limits");
  console.table(rows);
}

async function measured(serverUrl: string, name: string, what: string, town: CourierTown): Promise<object> {
  const { url } = await freshTown(serverUrl, name, town.orders);
  const orders = await settle(url, town);
  const side = await openTelegramSide();
  const subject = await startSubject('bulka', [side.url, side.secret, url], { ROLES: 'bot,worker', PACE: 'none' });
  side.target(subject.url);
  const startedAt = performance.now();
  for (const [i, { telegramId, update }] of orders.entries()) {
    await sleep(Math.max(0, startedAt + (i * 1000) / PER_SECOND - performance.now()));
    void side.play(update, telegramId);
  }
  const { times, perSecond } = await cardsSent(url, town.orders * town.couriersOfEach);
  await subject.stop();
  await side.close();
  const { p50, p99, slowest } = percentiles(times);
  return {
    what,
    'cards/s': Math.round(perSecond),
    'commit to first card ms': Math.round(times[0]!),
    'p50 ms': Math.round(p50),
    'p99 ms': Math.round(p99),
    'to the last ms': Math.round(slowest),
  };
}

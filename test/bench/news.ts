import { setTimeout as sleep } from 'node:timers/promises';
import { cardsSent, settle } from './courier-town.ts';
import { freshTown } from './fresh-town.ts';
import { percentiles } from './load.ts';
import { startSubject } from './subject.ts';
import { openTelegramSide } from './telegram-side.ts';

const PER_SECOND = 20;
const SECONDS = 20;
const COURIERS = 50;

/**
 * 20 orders a second while 50 couriers are on duty, bot and worker in one process: from the tap on ✅ to the courier's
 * message, which holds storing the update and placing the order too, and from the commit. At Telegram's rates, which
 * take one message a second into a chat and thirty in all, each courier has a bakery of their own.
 */
export async function benchNews(serverUrl: string): Promise<void> {
  const count = PER_SECOND * SECONDS;
  const { url } = await freshTown(serverUrl, 'bench_news', count);
  const orders = await settle(url, { shops: COURIERS, couriersOfEach: 1, orders: count });
  const side = await openTelegramSide();
  const subject = await startSubject('bulka', [side.url, side.secret, url], { ROLES: 'bot,worker' });
  side.target(subject.url);
  const fromTap: number[] = [];
  const pending: Promise<void>[] = [];
  const startedAt = performance.now();
  for (const [i, { telegramId, courier, update }] of orders.entries()) {
    await sleep(Math.max(0, startedAt + (i * 1000) / PER_SECOND - performance.now()));
    const began = performance.now();
    const arrived = side.nextMessage(courier);
    void side.play(update, telegramId);
    pending.push(arrived.then((at) => void fromTap.push(at - began)));
  }
  await Promise.all(pending);
  const { times: fromCommit } = await cardsSent(url, count);
  await subject.stop();
  await side.close();
  console.log(`\n${PER_SECOND} orders/s, ${COURIERS} couriers on duty: until a courier has the card (${count} orders)`);
  console.table(
    Object.entries({ 'from ✅': fromTap, 'from the commit': fromCommit }).map(([measured, times]) => {
      const { p50, p90, p99, slowest } = percentiles(times);
      const ms = { 'p50 ms': p50, 'p90 ms': p90, 'p99 ms': p99, 'slowest ms': slowest };
      return { measured, ...Object.fromEntries(Object.entries(ms).map(([name, value]) => [name, Math.round(value)])) };
    }),
  );
}

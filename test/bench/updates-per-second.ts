import { addFromCard } from '../../src/bakery/cart/cart.actions.ts';
import { openCategory } from '../../src/bakery/catalog/catalog.actions.ts';
import { confirmOrder } from '../../src/bakery/orders/orders.actions.ts';
import { freshTown } from './fresh-town.ts';
import { type Figures, load } from './load.ts';
import { type Subject, startSubject } from './subject.ts';
import { openTelegramSide, type TelegramSide } from './telegram-side.ts';
import { FIRST_PERSON, fillCarts } from './town.ts';
import { message, tap } from './updates.ts';

const CONCURRENCIES = [1, 16, 64];
const PLAYS = { 1: 400, 16: 3_000, 64: 4_000 } as Record<number, number>;
const WARM_UP = 500;
const ALL_PLAYS = WARM_UP + Object.values(PLAYS).reduce((sum, count) => sum + count);

interface Row {
  readonly bot: string;
  readonly concurrency: number;
  readonly figures: Figures;
  readonly cpuMs: number;
  readonly statements: number;
}

type Play = (side: TelegramSide, index: number) => Promise<number>;

/** Updates a second, by webhook, from the POST to the bot's message at the other end. */
export async function benchUpdates(serverUrl: string): Promise<void> {
  const side = await openTelegramSide();
  const { url, town } = await freshTown(serverUrl, 'bench_updates', ALL_PLAYS);
  const carts = await fillCarts(url, ALL_PLAYS, town.productIds);
  // Every update comes from somebody else: people take seconds between two taps.
  const chat = (index: number) => FIRST_PERSON + index;
  const echo: Play = (telegram, index) => telegram.play(message(chat(index), 'hello'), chat(index));
  const categoryAt = (index: number) => town.categoryIds[index % town.categoryIds.length]!;
  const productAt = (index: number) => town.productIds[(index * 7) % town.productIds.length]!;
  const bulka: [string, Play][] = [
    [
      '(c) Bulka: a category',
      (telegram, index) => {
        const data = openCategory.write({ categoryId: categoryAt(index), page: 0 });
        return telegram.play(tap(chat(index), data), chat(index));
      },
    ],
    [
      '(d) Bulka: into the cart',
      (telegram, index) => {
        const data = addFromCard.write({ productId: productAt(index), categoryId: categoryAt(index), page: 0 });
        return telegram.play(tap(chat(index), data), chat(index));
      },
    ],
    [
      '(e) Bulka: an order',
      (telegram, index) => {
        const { telegramId, cartId, version, total } = carts[index]!;
        return telegram.play(tap(telegramId, confirmOrder.write({ cartId, version, total })), telegramId);
      },
    ],
  ];

  const rows: Row[] = [];
  const bare = await startSubject('bare-telegraf', [side.url, side.secret]);
  rows.push(...(await measure(side, bare, '(a) bare Telegraf echo', echo)));
  await bare.stop();
  const storing = await startSubject('bare-telegraf', [side.url, side.secret, url]);
  rows.push(...(await measure(side, storing, '(b) stores, then echoes', echo)));
  await storing.stop();
  const program = await startSubject('bulka', [side.url, side.secret, url]);
  // Orders first: adding to the cart would change the versions the summaries were made for.
  for (const [name, play] of [bulka[0]!, bulka[2]!, bulka[1]!]) {
    rows.push(...(await measure(side, program, name, play)));
  }
  await program.stop();
  await side.close();
  print(rows);
}

async function measure(side: TelegramSide, subject: Subject, bot: string, play: Play): Promise<Row[]> {
  side.target(subject.url);
  let begin = 0;
  const next = (count: number, concurrency: number) => {
    const from = begin;
    begin += count;
    return load(count, concurrency, (index) => play(side, from + index));
  };
  await next(WARM_UP, 16);
  const rows: Row[] = [];
  for (const concurrency of CONCURRENCIES) {
    const count = PLAYS[concurrency]!;
    const before = await subject.usage();
    const figures = await next(count, concurrency);
    const after = await subject.usage();
    const cpuMs = ((after.cpuSeconds - before.cpuSeconds) * 1000) / count;
    rows.push({ bot, concurrency, figures, cpuMs, statements: (after.statements - before.statements) / count });
  }
  return rows;
}

function print(rows: readonly Row[]): void {
  const rate = (letter: string, concurrency: number) =>
    rows.find((row) => row.bot.startsWith(letter) && row.concurrency === concurrency)!.figures.perSecond;
  console.log('\nUpdates (webhook in, message out)');
  console.table(
    rows.map(({ bot, concurrency, figures, cpuMs, statements }) => ({
      bot,
      'at once': concurrency,
      'updates/s': Math.round(figures.perSecond),
      'p50 ms': round(figures.p50),
      'p99 ms': round(figures.p99),
      'bot CPU ms': round(cpuMs),
      statements: statements ? round(statements) : '',
      'of (a)': round(figures.perSecond / rate('(a)', concurrency)),
      'of (b)': round(figures.perSecond / rate('(b)', concurrency)),
    })),
  );
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

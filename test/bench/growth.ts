import { openCart } from '../../src/bakery/cart/cart.actions.ts';
import { openCategory, openProduct } from '../../src/bakery/catalog/catalog.actions.ts';
import { openOwnProduct } from '../../src/bakery/catalog/console/products.actions.ts';
import { packPlace } from '../../src/bakery/tables/list-place.ts';
import { openTable } from '../../src/bakery/tables/tables.actions.ts';
import { tables } from '../../src/bakery/tables/tables.ts';
import { type City, freshCity } from './city.ts';
import { type Figures, load } from './load.ts';
import { startSubject } from './subject.ts';
import { openTelegramSide, type TelegramSide } from './telegram-side.ts';
import { message, tap } from './updates.ts';

const SMALL = { shops: 1, categories: 10, products: 100, people: 1_000, orders: 1_000 };
const LARGE = { shops: 50, categories: 500, products: 100_000, people: 100_000, orders: 100_000 };
const AT_ONCE = 8;
const WARM_UP = 200;
const PLAYS = 400;
/** One after the other, where no two share a statement. */
const COUNTED = 50;
/** The two take turns, so that whatever else the machine does meets both. */
const ROUNDS = 3;

interface Play {
  readonly telegramId: number;
  readonly update: object;
}

const customer = (make: (who: ReturnType<City['personAt']>, city: City, index: number) => object) => {
  return (city: City, index: number): Play => {
    const who = city.personAt(index);
    return { telegramId: who.telegramId, update: make(who, city, index) };
  };
};
const owner = (make: (who: ReturnType<City['ownerAt']>, index: number) => object) => {
  return (city: City, index: number): Play => {
    const who = city.ownerAt(index);
    return { telegramId: who.telegramId, update: make(who, index) };
  };
};
/** The newest rows of a table. */
const rowsOf = (name: string) => {
  const place = packPlace({ table: tables.findIndex((one) => one.name === name), by: 0, sort: 0 }, 'after');
  return openTable.write({ place, ofId: 0, searchId: 0, rowId: 0, partId: 0 });
};

const screens: Record<string, (city: City, index: number) => Play> = {
  'a category': customer(({ telegramId, categoryIds }, _city, index) =>
    tap(telegramId, openCategory.write({ categoryId: categoryIds[index % categoryIds.length]!, page: 0 })),
  ),
  'a product': customer(({ telegramId, productId, categoryId }) =>
    tap(telegramId, openProduct.write({ productId, categoryId, page: 0 })),
  ),
  'a search': customer(({ telegramId }, city, index) => message(telegramId, city.wordsAt(index))),
  'the cart': customer(({ telegramId }) => tap(telegramId, openCart.write({ page: 0 }))),
  '/products': owner(({ telegramId }) => message(telegramId, '/products')),
  '/products rye': owner(({ telegramId }) => message(telegramId, '/products rye loaf')),
  'an own product': owner(({ telegramId, productId }) => tap(telegramId, openOwnProduct.write({ productId, page: 0 }))),
  '/staff': owner(({ telegramId }) => message(telegramId, '/staff')),
  '/customer ivan': owner(({ telegramId }) => message(telegramId, '/customer ivan')),
  '/audit': owner(({ telegramId }) => message(telegramId, '/audit')),
  '/tables: products': owner(({ telegramId }) => tap(telegramId, rowsOf('product'))),
  '/tables: orders': owner(({ telegramId }) => tap(telegramId, rowsOf('orders'))),
  '/tables: people': owner(({ telegramId }) => tap(telegramId, rowsOf('person'))),
};

/** The same screens in a village and in a city: statements, and milliseconds until the bot's message. */
export async function benchGrowth(serverUrl: string): Promise<void> {
  const side = await openTelegramSide();
  const small = await measured(side, await freshCity(serverUrl, 'bench_village', SMALL));
  const large = await measured(side, await freshCity(serverUrl, 'bench_city', LARGE));
  const found = Object.keys(screens).map((screen) => ({ screen, small: [] as number[], large: [] as number[] }));
  for (let round = 0; round < ROUNDS; round++) {
    for (const { screen, ...of } of found) {
      of.small.push(await small.play(screen));
      of.large.push(await large.play(screen));
    }
  }
  const statements: { small: number; large: number }[] = [];
  for (const { screen } of found) {
    statements.push({ small: await small.statements(screen), large: await large.statements(screen) });
  }
  await small.stop();
  await large.stop();
  await side.close();
  console.log(`\nGrowth (${SMALL.products} products in ${SMALL.shops} shop; ${LARGE.products} in ${LARGE.shops})`);
  console.table(
    found.map(({ screen, small, large }, i) => {
      // The least disturbed rounds.
      const [before, after] = [Math.min(...small), Math.min(...large)];
      return {
        screen,
        'small, p50 ms': round(before),
        'large, p50 ms': round(after),
        'of small': round(after / before),
        'statements, small': round(statements[i]!.small),
        'statements, large': round(statements[i]!.large),
      };
    }),
  );
}

async function measured(side: TelegramSide, city: City) {
  const subject = await startSubject('bulka', [side.url, side.secret, city.url]);
  let next = 0;
  const plays = (screen: string, count: number, atOnce = AT_ONCE): Promise<Figures> =>
    load(count, atOnce, () => {
      const index = next++;
      const { update, telegramId } = screens[screen]!(city, index);
      return side.play(update, telegramId);
    });
  for (const screen of Object.keys(screens)) {
    side.target(subject.url);
    await plays(screen, WARM_UP);
  }
  return {
    async play(screen: string): Promise<number> {
      side.target(subject.url);
      return (await plays(screen, PLAYS)).p50;
    },
    async statements(screen: string): Promise<number> {
      side.target(subject.url);
      const before = await subject.usage();
      await plays(screen, COUNTED, 1);
      return ((await subject.usage()).statements - before.statements) / COUNTED;
    },
    stop: () => subject.stop(),
  };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

import { openCart } from '../../src/bakery/cart/cart.actions.ts';
import { openCategory, openProduct } from '../../src/bakery/catalog/catalog.actions.ts';
import { type City, freshCity } from './city.ts';
import { type Figures, load } from './load.ts';
import { startSubject } from './subject.ts';
import { openTelegramSide, type TelegramSide } from './telegram-side.ts';
import { message, tap } from './updates.ts';

const SMALL = { shops: 1, categories: 10, products: 100, people: 1_000 };
const LARGE = { shops: 50, categories: 500, products: 100_000, people: 100_000 };
const AT_ONCE = 8;
const WARM_UP = 300;
const PLAYS = 600;
/** The two take turns, so that whatever else the machine does meets both. */
const ROUNDS = 4;

const screens: Record<string, (city: City, index: number) => object> = {
  'a category': (city, index) => {
    const { telegramId, categoryIds } = city.personAt(index);
    return tap(telegramId, openCategory.write({ categoryId: categoryIds[index % categoryIds.length]!, page: 0 }));
  },
  'a product': (city, index) => {
    const { telegramId, productId, categoryId } = city.personAt(index);
    return tap(telegramId, openProduct.write({ productId, categoryId, page: 0 }));
  },
  'a search': (city, index) => message(city.personAt(index).telegramId, city.wordsAt(index)),
  'the cart': (city, index) => tap(city.personAt(index).telegramId, openCart.write({ page: 0 })),
};

interface Measured {
  readonly p50: number;
  readonly statements: number;
}

/** The same screens in a village and in a city: statements, and milliseconds until the bot's message. */
export async function benchGrowth(serverUrl: string): Promise<void> {
  const side = await openTelegramSide();
  const small = await measured(side, await freshCity(serverUrl, 'bench_village', SMALL));
  const large = await measured(side, await freshCity(serverUrl, 'bench_city', LARGE));
  const found = Object.keys(screens).map((screen) => ({ screen, small: [] as Measured[], large: [] as Measured[] }));
  for (let round = 0; round < ROUNDS; round++) {
    for (const { screen, ...of } of found) {
      of.small.push(await small.play(screen));
      of.large.push(await large.play(screen));
    }
  }
  await small.stop();
  await large.stop();
  await side.close();
  console.log(`\nGrowth (${SMALL.products} products in ${SMALL.shops} shop; ${LARGE.products} in ${LARGE.shops})`);
  console.table(
    found.map(({ screen, small, large }) => {
      const [before, after] = [best(small), best(large)];
      return {
        screen,
        'small, p50 ms': round(before.p50),
        'large, p50 ms': round(after.p50),
        'of small': round(after.p50 / before.p50),
        'statements, small': round(before.statements),
        'statements, large': round(after.statements),
      };
    }),
  );
}

async function measured(side: TelegramSide, city: City) {
  const subject = await startSubject('bulka', [side.url, side.secret, city.url]);
  let next = 0;
  const plays = (screen: string, count: number): Promise<Figures> =>
    load(count, AT_ONCE, () => {
      const index = next++;
      return side.play(screens[screen]!(city, index), city.personAt(index).telegramId);
    });
  for (const screen of Object.keys(screens)) {
    side.target(subject.url);
    await plays(screen, WARM_UP);
  }
  return {
    async play(screen: string): Promise<Measured> {
      side.target(subject.url);
      const before = await subject.usage();
      const { p50 } = await plays(screen, PLAYS);
      const after = await subject.usage();
      return { p50, statements: (after.statements - before.statements) / PLAYS };
    },
    stop: () => subject.stop(),
  };
}

/** The least disturbed round. */
function best(rounds: readonly Measured[]): Measured {
  return rounds.reduce((least, one) => (one.p50 < least.p50 ? one : least));
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

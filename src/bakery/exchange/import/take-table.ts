import type { SentFile } from '../../../chat/form.ts';
import { shorten } from '../../../chat/shorten.ts';
import type { Turn } from '../../../chat/turn.ts';
import { BadTable } from '../../../sheets/bad-table.ts';
import { readBundle } from '../../../sheets/read-bundle.ts';
import { ownedBy } from '../../catalog/console/show-own-product.ts';
import { MOST_PICTURE_BYTES } from '../../catalog/picture.ts';
import { workplace } from '../../people/workplace.ts';
import { Refusal } from '../../refusal.ts';
import { shopOfExport } from '../exports.queries.ts';
import { picturesIn, unusedOf } from '../photos/pictures.ts';
import { importOf } from './imports.queries.ts';
import { importScreen, unreadScreen } from './imports.screens.ts';
import { prepareImport } from './prepare-import.ts';
import { hasTitles, readGoods } from './read-goods.ts';

/** Rows of a table: more is no bakery's assortment. */
const MOST_ROWS = 20_000;
/** Telegram wants no more than one edit a second. */
const PACE_MS = 1_500;

/**
 * Reads a table that an owner has sent, and shows what it would do, or why it is no good.
 * @throws {Refusal} `not-allowed`
 */
export async function takeTable(turn: Turn, file: SentFile): Promise<void> {
  const shopId = workplace(turn.visitor, 'owner');
  try {
    await readTable(turn, shopId, file);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await turn.update(unreadScreen(turn.say, file.name, error));
  }
}

/** @throws {Refusal} `exchange.broken` and the like, `file.too-large`, `file.gone`. */
async function readTable(turn: Turn, shopId: number, { fileId, name }: SentFile): Promise<void> {
  const fileName = shorten(name, 80);
  const told = (done: number, all: number) => ({
    text: turn.say.html(all === 0 ? 'exchange.import.fetching' : 'exchange.import.reading', {
      name: fileName,
      done,
      all,
    }),
  });
  await turn.send(told(0, 0));
  const bytes = await turn.download(fileId);
  const { rows, sheet, beside } = await orRefused(readBundle(bytes, MOST_ROWS, MOST_PICTURE_BYTES, hasTitles));
  const pictures = await orRefused(picturesIn(beside));
  const { currency } = (await turn.read(shopOfExport, shopId))!;
  let last = Date.now();
  const { goods, wrong, unknown, named } = await readGoods(
    rows,
    { say: turn.say, currency, pictures },
    async (done) => {
      await new Promise(setImmediate);
      if (Date.now() - last < PACE_MS) return;
      last = Date.now();
      await turn.update(told(done, rows.length));
    },
  );
  if (goods.length + wrong.length === 0) throw new Refusal('exchange.empty');
  const wanted = new Set(goods.map(({ photo }) => photo));
  const taken = [...pictures.values()].flatMap((one) => ('origin' in one && wanted.delete(one.origin) ? [one] : []));
  const about = { sheet, columns: unknown, pictures: unusedOf(pictures, named) };
  const { importId } = await turn.run(prepareImport, { shopId, fileName: name, goods, wrong, pictures: taken, about });
  const view = await turn.read(importOf, importId, ownedBy(turn.visitor));
  await turn.update(importScreen(turn.say, view!));
}

async function orRefused<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof BadTable)) throw error;
    const { code, line = 0 } = error;
    throw new Refusal(code === 'too-large' ? 'exchange.too-many' : `exchange.${code}`, { most: MOST_ROWS, line });
  }
}

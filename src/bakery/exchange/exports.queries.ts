import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Say } from '../../chat/say.ts';
import type { Cell } from '../../sheets/cells.ts';
import { writeXlsx } from '../../sheets/write-xlsx.ts';
import { rows } from '../rows.ts';
import { customersExport } from './customers-export.queries.ts';
import type { Asked, Exported, ShopOfExport } from './export.ts';
import { movementsExport } from './movements-export.queries.ts';
import { ordersExport } from './orders-export.queries.ts';
import { productsExport } from './products-export.queries.ts';

/** Rows that are held at once. */
const BATCH = 1_000;
/** Bots send no more than 50 MB. */
const LARGEST = 45 * 1024 * 1024;
/** A spreadsheet holds no more, the titles among them. */
const MOST_ROWS = 1_048_575;

/** The tables that go out. Buttons carry the position, so it stays as it is. */
export const exported: readonly Exported[] = [
  productsExport,
  ordersExport,
  customersExport,
  movementsExport,
] as unknown as readonly Exported[];

export async function shopOfExport(em: SqlEntityManager, shopId: number): Promise<ShopOfExport | undefined> {
  const [shop] = await rows<ShopOfExport>(em)`
    select name, currency, time_zone as "timeZone" from shop where id = ${shopId}`;
  return shop;
}

export interface Workbook {
  readonly bytes: Uint8Array;
  /** Without the titles. */
  readonly rows: number;
}

interface Packing {
  /** Bytes. */
  readonly largest?: number;
  readonly progress?: (rows: number) => Promise<void>;
}

/**
 * A table as XLSX, read and packed batch by batch; only what is packed is held. `progress` hears of each batch how many
 * rows there are by then.
 * @returns undefined as soon as it is too large to be sent.
 */
export async function workbookOf(
  em: SqlEntityManager,
  say: Say,
  table: Exported,
  shop: ShopOfExport,
  asked: Asked,
  { largest = LARGEST, progress = async () => {} }: Packing = {},
): Promise<Workbook | undefined> {
  let count = 0;
  async function* batches(): AsyncGenerator<Cell[][]> {
    for (let after = 0; ; ) {
      const found = await table.rows(em, asked, after, BATCH);
      count += found.length;
      yield found.map((row) => table.cells(say, row));
      await progress(count);
      if (found.length < BATCH || count > MOST_ROWS) return;
      after = found.at(-1)!.id;
    }
  }
  const name = say(`exchange.what.${table.name}`);
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of writeXlsx({ name, columns: table.columns(say, shop), rows: batches() })) {
    size += (part as Buffer).length;
    if (size > largest || count > MOST_ROWS) return undefined;
    parts.push(part as Buffer);
  }
  return { bytes: Buffer.concat(parts), rows: count };
}

import { buffer } from 'node:stream/consumers';
import { BadTable } from './bad-table.ts';
import { readTable } from './read-table.ts';
import { unzip } from './unzip.ts';

/** A file beside the table; one that unpacks to more than it may is null. */
export interface Beside {
  /** With its folders, as the ZIP has it. */
  readonly path: string;
  readonly bytes: Uint8Array | null;
}

export interface Bundle {
  readonly rows: string[][];
  /** One after the other, so that no more than one is held. */
  readonly beside: AsyncIterable<Beside>;
}

const TABLE = /\.(csv|tsv|txt|xlsx)$/i;
/** What macOS adds, folders, and what is hidden. */
const NOTHING = /(^|\/)(__MACOSX\/|\.)|\/$/;

/**
 * A table, alone or in a ZIP with the files that belong to it. @param mostBytes of a file beside it, unpacked.
 * @throws {BadTable}
 */
export async function readBundle(bytes: Uint8Array, mostRows: number, mostBytes: number): Promise<Bundle> {
  if (Buffer.from(bytes.subarray(0, 2)).toString('latin1') !== 'PK') {
    return { rows: await readTable(bytes, mostRows), beside: none() };
  }
  const zip = await unzip(bytes);
  if (zip.names.includes('[Content_Types].xml')) return { rows: await readTable(bytes, mostRows), beside: none() };
  const names = zip.names.filter((name) => !NOTHING.test(name));
  const [table, ...more] = names.filter((name) => TABLE.test(name));
  if (table === undefined) throw new BadTable('no-table', 'There is no table in the ZIP.');
  if (more.length > 0) throw new BadTable('many-tables', `There are ${more.length + 1} tables in the ZIP.`);
  return {
    rows: await readTable(await unpacked(table), mostRows),
    beside: (async function* () {
      for (const path of names) {
        if (path !== table) yield { path, bytes: zip.sizeOf(path) > mostBytes ? null : await unpacked(path) };
      }
    })(),
  };

  async function unpacked(name: string): Promise<Buffer> {
    const stream = await zip.read(name);
    try {
      return await buffer(stream!);
    } catch (error) {
      throw new BadTable('broken', error instanceof Error ? error.message : String(error));
    }
  }
}

async function* none(): AsyncGenerator<Beside> {}

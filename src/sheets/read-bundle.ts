import { buffer } from 'node:stream/consumers';
import { BadTable } from './bad-table.ts';
import { readTable } from './read-table.ts';
import type { Table } from './table.ts';
import { unzip } from './unzip.ts';

/** A file beside the table; one that unpacks to more than it may is null. */
export interface Beside {
  /** With its folders, as the ZIP has it. */
  readonly path: string;
  readonly bytes: Uint8Array | null;
}

export interface Bundle extends Table {
  /** One after the other, so that no more than one is held. */
  readonly beside: AsyncIterable<Beside>;
}

const TABLE = /\.(csv|tsv|xlsx|xlsm)$/i;
/** A table when there is no other. */
const TEXT = /\.txt$/i;
const OTHER_TABLE = /\.(ods|xls|xlsb|numbers)$/i;
/** What LibreOffice, Numbers and the binary kind of Excel are known by. */
const OTHER_PROGRAM = /^(content\.xml|Index\/Document\.iwa|Index\.zip|xl\/workbook\.bin)$/;
/** What macOS adds, folders, and what is hidden. */
const NOTHING = /(^|\/)(__MACOSX\/|\.)|\/$/;

/**
 * A table, alone or in a ZIP with the files that belong to it. @param mostBytes of a file beside it, unpacked.
 * @throws {BadTable}
 */
export async function readBundle(
  bytes: Uint8Array,
  mostRows: number,
  mostBytes: number,
  isWanted?: (rows: readonly (readonly string[])[]) => boolean,
): Promise<Bundle> {
  const table = async (of: Uint8Array) => readTable(of, mostRows, isWanted);
  if (Buffer.from(bytes.subarray(0, 2)).toString('latin1') !== 'PK') {
    return { ...(await table(bytes)), beside: none() };
  }
  const zip = await unzip(bytes);
  if (zip.names.some((name) => OTHER_PROGRAM.test(name))) throw new BadTable('other-program', 'Of another program.');
  if (zip.names.includes('[Content_Types].xml')) return { ...(await table(bytes)), beside: none() };
  const names = zip.names.filter((name) => !NOTHING.test(name));
  const tables = names.filter((name) => TABLE.test(name));
  const [named, ...more] = tables.length > 0 ? tables : names.filter((name) => TEXT.test(name));
  if (named === undefined && names.some((name) => OTHER_TABLE.test(name))) {
    throw new BadTable('other-program', 'The table in the ZIP is of another program.');
  }
  if (named === undefined) throw new BadTable('no-table-in-zip', 'There is no table in the ZIP.');
  if (more.length > 0) throw new BadTable('many-tables', `There are ${more.length + 1} tables in the ZIP.`);
  return {
    ...(await table(await unpacked(named))),
    beside: (async function* () {
      for (const path of names) {
        if (path !== named) yield { path, bytes: zip.sizeOf(path) > mostBytes ? null : await unpacked(path) };
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

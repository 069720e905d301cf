import { readSheet } from './read-sheet.ts';
import { isFilled, type Table } from './table.ts';
import { unzip } from './unzip.ts';
import { openWorkbook } from './workbook.ts';

/**
 * The first sheet of a workbook that is in sight and `isWanted`; the first that is filled when none is.
 * @throws {BadTable} when it is broken, encrypted or no workbook, or something stands below row `mostRows`.
 */
export async function readXlsx(
  bytes: Uint8Array,
  mostRows: number,
  isWanted: (rows: readonly (readonly string[])[]) => boolean = isFilled,
): Promise<Table> {
  const zip = await unzip(bytes);
  const book = await openWorkbook(zip);
  const { sheets } = book;
  let first: Table | undefined;
  for (const { name, path } of sheets) {
    const rows = await readSheet((await zip.read(path))!, book, mostRows);
    const table = { rows, ...(sheets.length > 1 && { sheet: name }) };
    if (isWanted(rows)) return table;
    if (isFilled(rows)) first ??= table;
  }
  return first ?? { rows: [] };
}

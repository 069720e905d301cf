import { BadTable } from './bad-table.ts';
import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';
import { isFilled, type Table } from './table.ts';

/** What pictures and PDFs begin with. */
const OTHERS = ['\x89PNG', '\xFF\xD8\xFF', 'GIF8', '%PDF', 'RIFF'];
/** The box that Excel used before 2007, and puts a workbook with a password into. */
const OLD_BOX = '\xD0\xCF\x11\xE0';
/** Pages of the web and other XML, which accounting programs call .xls. */
const PAGE = /^(\xEF\xBB\xBF)?\s*</;

/**
 * What is in a CSV or XLSX file; which of them it is says its content.
 * @param isWanted chooses among several sheets.
 * @throws {BadTable}
 */
export async function readTable(
  bytes: Uint8Array,
  mostRows: number,
  isWanted?: (rows: readonly (readonly string[])[]) => boolean,
): Promise<Table> {
  const start = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  if (bytes.length === 0) throw new BadTable('empty', 'There is nothing in it.');
  if (start.startsWith(OLD_BOX)) throw new BadTable('old-excel', 'It is of before 2007, or encrypted.');
  if (PAGE.test(start)) throw new BadTable('other-program', 'It is a page, or XML.');
  if (OTHERS.some((other) => start.startsWith(other))) throw new BadTable('no-table', 'It is something else.');
  const table = start.startsWith('PK')
    ? await readXlsx(bytes, mostRows, isWanted)
    : { rows: await readCsv(bytes, mostRows) };
  if (!isFilled(table.rows)) throw new BadTable('empty', 'No cell is filled.');
  return table;
}

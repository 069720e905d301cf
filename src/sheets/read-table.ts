import { BadTable } from './bad-table.ts';
import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';

/** What pictures, PDFs and older Excel files begin with. */
const OTHERS = ['\x89PNG', '\xFF\xD8\xFF', 'GIF8', '%PDF', '\xD0\xCF\x11\xE0', 'RIFF'];

/** The rows of a CSV or XLSX file; which of them it is says its content. @throws {BadTable} */
export async function readTable(bytes: Uint8Array, mostRows: number): Promise<string[][]> {
  const start = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  if (bytes.length === 0) throw new BadTable('empty', 'There is nothing in it.');
  if (OTHERS.some((other) => start.startsWith(other))) throw new BadTable('no-table', 'It is something else.');
  const rows = await (start.startsWith('PK') ? readXlsx(bytes, mostRows) : readCsv(bytes, mostRows));
  if (rows.every((cells) => cells.every((cell) => cell.trim() === '')))
    throw new BadTable('empty', 'No cell is filled.');
  return rows;
}

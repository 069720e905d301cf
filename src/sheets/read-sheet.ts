import type { Readable } from 'node:stream';
import { BadTable } from './bad-table.ts';
import { parseXml } from './parse-xml.ts';
import { LONGEST_TEXT, type Workbook } from './workbook.ts';

/** Columns from here on are not read. */
const MOST_COLUMNS = 64;
const MOST_MERGED = 20_000;
/** The last day of spreadsheets: 9999-12-31. */
const LAST_DAY = 2_958_465;

interface Merged {
  readonly from: number;
  readonly until: number;
  readonly column: number;
}

/**
 * The rows of a sheet, empty ones too up to the last that is filled, as text: of a formula what it came to, of a number
 * its digits, of a day `2026-11-21`; without blanks around it. What stands in cells that were made one holds for each of their rows.
 * @throws {BadTable} `too-large` when something stands below row `mostRows`.
 */
export async function readSheet(xml: Readable, book: Workbook, mostRows: number): Promise<string[][]> {
  const rows: string[][] = [];
  const merged: Merged[] = [];
  let row: string[] = [];
  let number = 0;
  let column = -1;
  let type = '';
  let style = 0;
  let text: string | undefined;
  await parseXml(xml, {
    open(name, { r, t, s, ref = '' }) {
      if (name === 'row') {
        const said = Number(r ?? number + 1);
        if (!(said > number)) throw new BadTable('broken', `There is a row ${r} below ${number}.`);
        number = said;
        row = [];
        column = -1;
      } else if (name === 'c') {
        column = r ? columnOf(r) : column + 1;
        type = t ?? '';
        style = Number(s ?? 0);
      } else if (name === 'v' || name === 't') text = '';
      else if (name === 'mergeCell' && merged.length < MOST_MERGED) merged.push(mergedOf(ref));
    },
    text(part) {
      if (text !== undefined) text = (text + part).slice(0, LONGEST_TEXT);
    },
    close(name) {
      if (name === 'row') row = row.map((cell) => cell.trim());
      if (name === 'row' && row.some((cell) => cell !== '')) {
        if (number > mostRows) throw new BadTable('too-large', `There is a row ${number}.`);
        while (rows.length < number - 1) rows.push([]);
        rows.push(row);
      }
      if ((name !== 'v' && name !== 't') || text === undefined) return;
      if (column < MOST_COLUMNS) row[column] = ((name === 't' && row[column]) || '') + asText(text);
      text = undefined;
    },
  });
  fill(rows, merged);
  return rows.map((cells) => Array.from(cells, (cell) => cell ?? ''));

  function asText(written: string): string {
    if (type === 's') return book.strings[Number(written)] ?? '';
    if (type !== '' && type !== 'n') return written;
    return (book.areDates[style] && dayOf(Number(written) + book.dayNought)) || digits(written);
  }
}

/** Each cell is filled once at most, whatever a file says of them. */
function fill(rows: string[][], merged: readonly Merged[]): void {
  let left = rows.length * MOST_COLUMNS;
  for (const { from, until, column } of merged) {
    const value = rows[from - 1]?.[column] ?? '';
    for (let at = from; value !== '' && at < Math.min(until, rows.length) && left > 0; at++, left--) {
      rows[at]![column] ||= value;
    }
  }
}

/** `D3:D5` */
function mergedOf(reference: string): Merged {
  const [first = '', last = first] = reference.split(':');
  const rowOf = (place: string) => Number(/\d+$/.exec(place)?.[0] ?? 0);
  return { from: rowOf(first), until: rowOf(last), column: columnOf(first) };
}

/** Days since 1899-12-30. @returns undefined when there is no such day. */
function dayOf(days: number): string | undefined {
  if (!(days >= 0 && days <= LAST_DAY)) return undefined;
  const written = new Date(Math.round((days - 25_569) * 86_400) * 1_000).toISOString();
  return written.slice(0, Number.isInteger(days) ? 10 : 16).replace('T', ' ');
}

/** 4.5 is kept as 4.5000000000000004 by some programs; they show 15 digits. */
function digits(written: string): string {
  const value = Number(written);
  return written === '' || Number.isNaN(value) ? written : plain(Number(value.toPrecision(15)));
}

function plain(value: number): string {
  const written = String(value);
  return written.includes('e') ? BigInt(Math.trunc(value)).toString() : written;
}

/** `AB12` → 27 */
function columnOf(reference: string): number {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0] ?? 'A';
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

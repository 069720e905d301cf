import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { BadTable } from './bad-table.ts';
import { decode } from './decode.ts';

const SEPARATORS = [';', ',', '\t', '|'] as const;
/** Letters that go to the parser at once; others are served in between. */
const PIECE = 65_536;
/** Rows of a spreadsheet: some programs save all of them. */
const MOST_EMPTY = 1_048_576;
/** Lines by which the separator is known. */
const SAMPLE = 50;

/**
 * The rows of a CSV file, empty ones too up to the last that is filled, whatever its encoding and separator.
 * @throws {BadTable} when it is no text, its quotes never end, or something stands below row `mostRows`.
 */
export async function readCsv(bytes: Uint8Array, mostRows: number): Promise<string[][]> {
  const text = decode(bytes).replace(/^\uFEFF/, '');
  const parser = Readable.from(pieces(text)).pipe(
    parse({
      delimiter: separatorOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      max_record_size: PIECE,
    }),
  );
  const rows: string[][] = [];
  let line = 0;
  try {
    for await (const row of parser as AsyncIterable<string[]>) {
      line++;
      const isFilled = row.some((cell) => cell.trim() !== '');
      if (line > (isFilled ? mostRows : MOST_EMPTY)) throw new BadTable('too-large', `There is a row ${line}.`);
      if (!isFilled) continue;
      while (rows.length < line - 1) rows.push([]);
      rows.push(row);
    }
  } catch (error) {
    parser.destroy();
    const isEndless = error instanceof CsvError && /QUOTE_NOT_CLOSED|MAX_RECORD_SIZE/.test(error.code);
    if (isEndless) throw new BadTable('quotes', error.message, line + 1);
    if (error instanceof CsvError) throw new BadTable('broken', error.message);
    throw error;
  }
  return rows;
}

async function* pieces(text: string): AsyncGenerator<string> {
  for (let from = 0; from < text.length; from += PIECE) {
    yield text.slice(from, from + PIECE);
    await new Promise(setImmediate);
  }
}

/** The one of which most lines have as many as each other: a price has a comma too, but the titles above it have none. */
function separatorOf(text: string): string {
  const lines = text
    .slice(0, PIECE)
    .replace(/"[^"]*"/g, '')
    .split(/\r\n?|\n/);
  const sample = lines.filter((line) => line.trim() !== '').slice(0, SAMPLE);
  const [best] = SEPARATORS.map((sign) => ({ sign, ...agreement(sample.map((line) => line.split(sign).length)) })).sort(
    (a, b) => b.lines - a.lines || b.columns - a.columns,
  );
  return best!.sign;
}

/** How many columns most lines have that have more than one, and how many lines these are. */
function agreement(counts: readonly number[]): { lines: number; columns: number } {
  const found = { lines: 0, columns: 1 };
  for (const columns of new Set(counts)) {
    const lines = counts.filter((count) => count === columns).length;
    if (columns > 1 && (lines > found.lines || (lines === found.lines && columns > found.columns))) {
      Object.assign(found, { lines, columns });
    }
  }
  return found;
}

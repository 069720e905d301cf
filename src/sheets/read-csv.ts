import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { BadTable } from './bad-table.ts';
import { decode } from './decode.ts';

const SEPARATORS = [';', ',', '\t'] as const;
/** Letters that go to the parser at once; others are served in between. */
const PIECE = 65_536;

/**
 * The rows of a CSV file, empty ones too, whatever its encoding and separator.
 * @throws {BadTable} when it is no text, its quotes never end, or it has more rows than `mostRows`.
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
  try {
    for await (const row of parser) {
      if (rows.length >= mostRows) throw new BadTable('too-large', `There are more than ${mostRows} rows.`);
      rows.push(row as string[]);
    }
  } catch (error) {
    parser.destroy();
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

/** The one that the first line has most of. */
function separatorOf(text: string): string {
  const line = /^[^\r\n]*/.exec(text)![0].replace(/"[^"]*"/g, '');
  const [best] = SEPARATORS.map((sign) => ({ sign, count: line.split(sign).length })).sort((a, b) => b.count - a.count);
  return best!.sign;
}

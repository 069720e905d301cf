import { posix } from 'node:path';
import type { Readable } from 'node:stream';
import { SaxesParser } from 'saxes';
import { BadTable } from './bad-table.ts';
import { unzip, type Zip } from './unzip.ts';

/** Columns from here on are not read. */
const MOST_COLUMNS = 64;

/**
 * The rows of a workbook's first sheet, empty ones too, as text: of a formula what it came to, of a number its digits.
 * @throws {BadTable} when it is broken, encrypted or no workbook, or has more rows than `mostRows`.
 */
export async function readXlsx(bytes: Uint8Array, mostRows: number): Promise<string[][]> {
  const zip = await unzip(bytes);
  const sheet = await firstSheet(zip);
  const shared = await sharedStrings(zip);
  const rows: string[][] = [];
  let row: string[] = [];
  let column = -1;
  let type = '';
  let text: string | undefined;
  await parse(sheet, {
    open(name, attributes) {
      if (name === 'row') {
        const number = Number(attributes.r ?? rows.length + 1);
        if (!(number > rows.length) || number > mostRows) {
          throw new BadTable('too-large', `There is a row ${attributes.r}.`);
        }
        while (rows.length < number - 1) rows.push([]);
        row = [];
        rows.push(row);
        column = -1;
      } else if (name === 'c') {
        column = attributes.r ? columnOf(attributes.r) : column + 1;
        type = attributes.t ?? '';
      } else if (name === 'v' || name === 't') text = '';
    },
    text(part) {
      if (text !== undefined) text += part;
    },
    close(name) {
      if ((name !== 'v' && name !== 't') || text === undefined) return;
      const value = type === 's' ? (shared[Number(text)] ?? '') : type === '' || type === 'n' ? digits(text) : text;
      if (column < MOST_COLUMNS) row[column] = (name === 't' ? (row[column] ?? '') : '') + value;
      text = undefined;
    },
  });
  return rows.map((cells) => Array.from(cells, (cell) => cell ?? ''));
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

async function firstSheet(zip: Zip): Promise<Readable> {
  let id: string | undefined;
  const workbook = await zip.read('xl/workbook.xml');
  if (!workbook) throw new BadTable('no-table', 'There is no workbook in it.');
  await parse(workbook, {
    open(name, attributes) {
      if (name === 'sheet') id ??= attributes.id ?? '';
    },
  });
  let target: string | undefined;
  const relations = await zip.read('xl/_rels/workbook.xml.rels');
  if (relations) {
    await parse(relations, {
      open(_name, { Id, Target }) {
        if (Id === id) target ??= Target;
      },
    });
  }
  const path = target?.startsWith('/') ? target.slice(1) : posix.join('xl', target ?? 'worksheets/sheet1.xml');
  const sheet = await zip.read(path);
  if (!sheet) throw new BadTable('no-table', 'There is no sheet in it.');
  return sheet;
}

async function sharedStrings(zip: Zip): Promise<string[]> {
  const strings: string[] = [];
  const part = await zip.read('xl/sharedStrings.xml');
  if (!part) return strings;
  let isText = false;
  await parse(part, {
    open(name) {
      if (name === 'si') strings.push('');
      isText = name === 't';
    },
    text(written) {
      if (isText) strings[strings.length - 1] += written;
    },
    close() {
      isText = false;
    },
  });
  return strings;
}

interface Hearing {
  /** Names without their prefix; of attributes too. */
  open?(name: string, attributes: Record<string, string>): void;
  text?(written: string): void;
  close?(name: string): void;
}

/** Piece by piece, so that others are served in between. */
async function parse(xml: Readable, { open, text, close }: Hearing): Promise<void> {
  const parser = new SaxesParser();
  const bare = (name: string) => name.slice(name.indexOf(':') + 1);
  parser.on('opentag', ({ name, attributes }) => {
    const named = Object.entries(attributes as Record<string, string>).map(([key, value]) => [bare(key), value]);
    open?.(bare(name), Object.fromEntries(named));
  });
  parser.on('text', (written) => text?.(written));
  parser.on('closetag', ({ name }) => close?.(bare(name)));
  parser.on('error', (error) => {
    throw new BadTable('broken', error.message);
  });
  const decoder = new TextDecoder();
  try {
    for await (const chunk of xml) parser.write(decoder.decode(chunk as Buffer, { stream: true }));
    parser.close();
  } catch (error) {
    xml.destroy();
    if (error instanceof BadTable) throw error;
    throw new BadTable('broken', error instanceof Error ? error.message : String(error));
  }
}

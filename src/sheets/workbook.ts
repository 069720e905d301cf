import { posix } from 'node:path';
import { BadTable } from './bad-table.ts';
import { parseXml } from './parse-xml.ts';
import type { Zip } from './unzip.ts';

/** Sheets that are looked at, texts that are kept. */
const MOST_SHEETS = 20;
const MOST_STRINGS = 2_000_000;
/** Excel takes no longer text in a cell. */
export const LONGEST_TEXT = 32_767;

export interface SheetPart {
  readonly name: string;
  /** In the ZIP. */
  readonly path: string;
}

export interface Workbook {
  /** In order, without those that are hidden; all of them when all are. */
  readonly sheets: readonly SheetPart[];
  /** Without blanks around them. */
  readonly strings: readonly string[];
  /** Whether a style shows its number as a day or a time. */
  readonly areDates: readonly boolean[];
  /** Day 0 of its calendar, in days since 1899-12-30. */
  readonly dayNought: number;
}

/** What the cells of a workbook's sheets refer to. @throws {BadTable} `no-table` when it is none. */
export async function openWorkbook(zip: Zip): Promise<Workbook> {
  const written: { name: string; id: string; isHidden: boolean }[] = [];
  const workbook = await zip.read('xl/workbook.xml');
  if (!workbook) throw new BadTable('no-table', 'There is no workbook in it.');
  let dayNought = 0;
  await parseXml(workbook, {
    open(tag, { name = '', id = '', state = 'visible', date1904 = '0' }) {
      if (tag === 'sheet') written.push({ name, id, isHidden: state !== 'visible' });
      // Excel for Mac counted from 1904-01-01.
      if (tag === 'workbookPr' && /^(1|true)$/.test(date1904)) dayNought = 1_462;
    },
  });
  const targets = new Map<string, string>();
  const relations = await zip.read('xl/_rels/workbook.xml.rels');
  if (relations) {
    await parseXml(relations, {
      open: (_tag, { Id = '', Target = '' }) => {
        if (!targets.has(Id)) targets.set(Id, Target);
      },
    });
  }
  const inSight = written.filter(({ isHidden }) => !isHidden);
  const found = new Map<string, SheetPart>();
  for (const { name, id } of (inSight.length > 0 ? inSight : written).slice(0, MOST_SHEETS)) {
    const target = targets.get(id) ?? 'worksheets/sheet1.xml';
    const path = target.startsWith('/') ? target.slice(1) : posix.join('xl', target);
    if (zip.names.includes(path) && !found.has(path)) found.set(path, { name, path });
  }
  if (found.size === 0) throw new BadTable('no-table', 'There is no sheet in it.');
  return { sheets: [...found.values()], strings: await stringsIn(zip), areDates: await datesIn(zip), dayNought };
}

async function stringsIn(zip: Zip): Promise<string[]> {
  const strings: string[] = [];
  const part = await zip.read('xl/sharedStrings.xml');
  if (!part) return strings;
  let isText = false;
  await parseXml(part, {
    open(tag) {
      if (tag === 'si' && strings.push('') > MOST_STRINGS) throw new BadTable('too-large', 'Too many texts.');
      isText = tag === 't';
    },
    text(written) {
      if (isText) strings[strings.length - 1] = (strings.at(-1) + written).slice(0, LONGEST_TEXT);
    },
    close() {
      isText = false;
    },
  });
  // Once for each, not once for every cell that refers to it.
  return strings.map((text) => text.trim());
}

/** By the number of the style. ECMA-376, Part 1, 18.8.30: these formats are known to all. */
async function datesIn(zip: Zip): Promise<boolean[]> {
  const found: boolean[] = [];
  const part = await zip.read('xl/styles.xml');
  if (!part) return found;
  const own = new Map<string, boolean>();
  let isCell = false;
  await parseXml(part, {
    open(tag, { numFmtId = '0', formatCode = '' }) {
      if (tag === 'numFmt') own.set(numFmtId, isDateFormat(formatCode));
      if (tag === 'cellXfs') isCell = true;
      const number = Number(numFmtId);
      const isKnown = (number >= 14 && number <= 22) || (number >= 45 && number <= 47);
      if (tag === 'xf' && isCell) found.push(own.get(numFmtId) ?? isKnown);
    },
    close(tag) {
      if (tag === 'cellXfs') isCell = false;
    },
  });
  return found;
}

/** `dd.mm.yyyy`, but not `0.00 "days"`, `#,##0 [$SFr.]` or `General`. */
function isDateFormat(code: string): boolean {
  return /[dmyhs]/i.test(code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|General/g, ''));
}

import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { type Cell, type Column, cellOf, columnLetters } from './cells.ts';
import { stylesOf } from './styles.ts';

export interface Sheet {
  /** Its tab: at most 31 characters, none of those that Excel forbids. */
  readonly name: string;
  readonly columns: readonly Column[];
  /** In batches, so that no more than one is held. */
  readonly rows: AsyncIterable<readonly (readonly Cell[])[]>;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/**
 * A workbook of one sheet, written as its rows come (ECMA-376, Part 1, SpreadsheetML). The first row is the titles and
 * stays in sight.
 */
export function writeXlsx(sheet: Sheet): Readable {
  const zip = new ZipFile();
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/>
<Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/>
<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPES}.worksheet+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${RELATIONS}">
<Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${RELATIONS}">
<Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>
<Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">
<sheets><sheet name="${tabOf(sheet.name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/styles.xml': stylesOf(sheet.columns, MAIN),
  };
  for (const [path, xml] of Object.entries(parts)) zip.addBuffer(Buffer.from(HEAD + xml), path);
  zip.addReadStream(Readable.from(sheetXml(sheet)), 'xl/worksheets/sheet1.xml');
  zip.end();
  return zip.outputStream as Readable;
}

async function* sheetXml({ columns, rows }: Sheet): AsyncGenerator<string> {
  const widths = columns.map(
    ({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  yield `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">
<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>
<cols>${widths.join('')}</cols><sheetData>`;
  yield rowXml(
    1,
    columns.map(({ title }, index) => cellOf(`${columnLetters(index)}1`, title, 1)),
  );
  let number = 1;
  for await (const batch of rows) {
    const lines = batch.map((cells) => {
      number++;
      return rowXml(
        number,
        cells.map((cell, index) => cellOf(`${columnLetters(index)}${number}`, cell, index + 2, columns[index])),
      );
    });
    yield lines.join('');
  }
  yield '</sheetData></worksheet>';
}

function rowXml(number: number, cells: readonly string[]): string {
  return `<row r="${number}">${cells.join('')}</row>`;
}

function tabOf(name: string): string {
  return name.replace(/[^\p{L}\p{N} ]/gu, '').slice(0, 31) || 'Sheet';
}

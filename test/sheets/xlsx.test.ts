import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import { ZipFile } from 'yazl';
import type { Cell, Column } from '../../src/sheets/cells.ts';
import { harmedBack, harmless } from '../../src/sheets/harmless.ts';
import { readXlsx } from '../../src/sheets/read-xlsx.ts';
import { writeXlsx } from '../../src/sheets/write-xlsx.ts';

const columns: Column[] = [
  { title: 'Name', kind: 'text', width: 20 },
  { title: 'Price', kind: 'amount', width: 10, currency: 'EUR', digits: 2 },
  { title: 'When', kind: 'time', width: 16 },
];

async function* once(rows: Cell[][]) {
  yield rows;
}
const written = (rows: Cell[][]) => buffer(writeXlsx({ name: 'A & B: "all" [2026]', columns, rows: once(rows) }));
const zipped = (parts: Record<string, string | Buffer>) => {
  const zip = new ZipFile();
  for (const [name, part] of Object.entries(parts)) zip.addBuffer(Buffer.from(part), name);
  zip.end();
  return buffer(zip.outputStream as never);
};
const workbook = (sheet: string, more: Record<string, string> = {}) =>
  zipped({
    'xl/workbook.xml':
      '<x:workbook xmlns:x="m" xmlns:r="o"><x:sheets><x:sheet name="1" r:id="rId7"/></x:sheets></x:workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId7" Target="/xl/worksheets/first.xml"/></Relationships>',
    'xl/worksheets/first.xml': sheet,
    ...more,
  });

describe('A workbook', () => {
  it('comes back as it was written: text, amounts without a fraction ever, times, gaps', async () => {
    const rows = await readXlsx(
      await written([
        ['Rye & <b>', 450, 46347.5],
        ['Bun', 1_000_000_05, null],
        ['', -5, 1],
      ]),
      10,
    );
    expect(rows).toEqual([
      ['Name', 'Price', 'When'],
      ['Rye & <b>', '4.5', '46347.5'],
      ['Bun', '1000000.05'],
      ['', '-0.05', '1'],
    ]);
  });

  it.each(["=cmd|'/c calc'!A1", '+1+1', '-2+3', '@SUM(A1)', '\t=1', '\r=1'])(
    'takes the sting out of %j',
    async (sting) => {
      const rows = await readXlsx(await written([[sting, 1, null]]), 10);
      expect(rows[1]![0]!.replace('\n', '\r')).toBe(`'${sting}`);
      expect(harmedBack(harmless(sting))).toBe(sting);
    },
  );

  it('leaves phone numbers and names alone, and what XML cannot hold out', async () => {
    const rows = await readXlsx(
      await written([
        ['+4930123456', 1, null],
        ["'tis\u0000\u0008 \uD800bread", 1, null],
      ]),
      10,
    );
    expect(rows.slice(1).map(([name]) => name)).toEqual(['+4930123456', "'tis \uFFFDbread"]);
  });

  it('is written batch by batch, and holds many rows', async () => {
    async function* many(): AsyncGenerator<Cell[][]> {
      for (let i = 0; i < 20; i++) yield Array.from({ length: 1000 }, (_, n) => [`Product ${i}.${n}`, n, n]);
    }
    const bytes = await buffer(writeXlsx({ name: 'Many', columns, rows: many() }));
    const rows = await readXlsx(bytes, 100_000);
    expect(rows).toHaveLength(20_001);
    expect(rows.at(-1)).toEqual(['Product 19.999', '9.99', '999']);
  });

  it('of another program is read: shared and rich text, formulas by what they came to, rows left out', async () => {
    const sheet = `<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>
      <row r="3"><c r="A3"><f>1+1</f><v>2.0000000000000004</v></c><c r="B3" t="str"><f>A1</f><v>x</v></c>
      <c r="C3" t="b"><v>1</v></c><c r="D3" t="e"><v>#REF!</v></c><c t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c></row>
      <row><c><v>1E+20</v></c></row></sheetData></worksheet>`;
    const strings = '<sst><si><t>Name</t></si><si><r><t>Pr</t></r><r><t>ice</t></r></si></sst>';
    expect(await readXlsx(await workbook(sheet, { 'xl/sharedStrings.xml': strings }), 10)).toEqual([
      ['Name', '', 'Price'],
      [],
      ['2', 'x', '1', '#REF!', 'ab'],
      ['100000000000000000000'],
    ]);
  });

  it.each([
    ['no ZIP', async () => Buffer.from('PK\u0003\u0004 and nothing more'), 'broken'],
    ['empty', async () => Buffer.alloc(0), 'broken'],
    ['cut in two', async () => (await written([['Rye', 1, 1]])).subarray(0, 900), 'broken'],
    ['a ZIP of something else', () => zipped({ 'a.txt': 'hello' }), 'no-table'],
    ['of broken XML', () => workbook('<worksheet><sheetData><row></c>'), 'broken'],
    [
      'longer than it may be',
      () => workbook('<worksheet><sheetData><row r="11"/></sheetData></worksheet>'),
      'too-large',
    ],
    ['a bomb', () => zipped({ 'xl/workbook.xml': Buffer.alloc(200 * 1024 * 1024) }), 'too-large'],
  ])('that is %s is refused', async (_what, make, code) => {
    await expect(readXlsx(await make(), 10)).rejects.toMatchObject({ name: 'BadTable', code });
  });

  it('of which a part is larger than it says is refused', async () => {
    const bytes = await workbook(`<worksheet>${' '.repeat(100_000)}</worksheet>`);
    const forged = Buffer.from(bytes);
    for (let at = forged.indexOf('PK\u0001\u0002'); at >= 0; at = forged.indexOf('PK\u0001\u0002', at + 4)) {
      if (forged.readUInt32LE(at + 24) > 100_000) forged.writeUInt32LE(10, at + 24);
    }
    await expect(readXlsx(forged, 10)).rejects.toMatchObject({ code: 'broken' });
  });
});

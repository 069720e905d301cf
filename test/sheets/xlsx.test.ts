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
    const { rows } = await readXlsx(
      await written([
        ['Rye & <b>', 450, 46347.5],
        ['Bun', 1_000_000_05, null],
        ['', -5, 1],
      ]),
      10,
    );
    expect(rows).toEqual([
      ['Name', 'Price', 'When'],
      ['Rye & <b>', '4.5', '2026-11-21 12:00'],
      ['Bun', '1000000.05'],
      ['', '-0.05', '1899-12-31'],
    ]);
  });

  it.each([
    "=cmd|'/c calc'!A1",
    '+1+1',
    '-2+3',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    ' =1',
    '\u200B=1',
    '\uFF1D1',
    "'=1",
    "''+1",
  ])('takes the sting out of %j', async (sting) => {
    const { rows } = await readXlsx(await written([[sting, 1, null]]), 10);
    expect(rows[1]![0]!.replace('\n', '\r')).toBe(`'${sting}`);
    expect(harmedBack(harmless(sting))).toBe(sting);
  });

  it('leaves phone numbers and names alone, and what XML cannot hold out', async () => {
    const { rows } = await readXlsx(
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
    const { rows } = await readXlsx(bytes, 100_000);
    expect(rows).toHaveLength(20_001);
    expect(rows.at(-1)).toEqual(['Product 19.999', '9.99', '1902-09-25']);
  });

  it('of another program is read: shared and rich text, formulas by what they came to, rows left out', async () => {
    const sheet = `<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>
      <row r="3"><c r="A3"><f>1+1</f><v>2.0000000000000004</v></c><c r="B3" t="str"><f>A1</f><v>x</v></c>
      <c r="C3" t="b"><v>1</v></c><c r="D3" t="e"><v>#REF!</v></c><c t="inlineStr"><is><r><t>a </t></r><r><t>b </t></r></is></c></row>
      <row><c><v>1E+20</v></c></row></sheetData></worksheet>`;
    const strings = '<sst><si><t> Name\n</t></si><si><r><t>Pr</t></r><r><t>ice</t></r></si></sst>';
    const { rows } = await readXlsx(await workbook(sheet, { 'xl/sharedStrings.xml': strings }), 10);
    expect(rows).toEqual([['Name', '', 'Price'], [], ['2', 'x', '1', '#REF!', 'a b'], ['100000000000000000000']]);
  });

  it('is done where nothing is filled any more, however many rows its program has saved', async () => {
    const sheet = `<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>Name</v></c></row>
      <row r="9999"><c r="A9999" s="0"/></row><row r="1048576"/></sheetData></worksheet>`;
    expect(await readXlsx(await workbook(sheet), 10)).toEqual({ rows: [['Name']] });
  });

  it('tells days from numbers, by the format of the cell', async () => {
    const styles = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="DD.MM.YYYY"/>
      <numFmt numFmtId="165" formatCode="0.00\\ &quot;Stück/Tag&quot; [$SFr.-807]"/></numFmts>
      <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
      <cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="16"/></cellXfs></styleSheet>`;
    const sheet = `<worksheet><row>${[0, 1, 2, 3].map((s) => `<c s="${s}"><v>46146</v></c>`).join('')}
      <c s="1"><v>-1</v></c></row></worksheet>`;
    const { rows } = await readXlsx(await workbook(sheet, { 'xl/styles.xml': styles }), 10);
    expect(rows).toEqual([['46146', '2026-05-04', '46146', '2026-05-04', '-1']]);
  });

  it('says for each row what stands in a cell that was made of several', async () => {
    const sheet = `<worksheet><sheetData><row><c><v>1</v></c><c><v>7</v></c></row><row><c><v>2</v></c></row>
      <row><c><v>3</v></c><c><v>8</v></c></row></sheetData>
      <mergeCells><mergeCell ref="B1:C1048576"/><mergeCell ref="Z9"/><mergeCell ref=""/></mergeCells></worksheet>`;
    expect((await readXlsx(await workbook(sheet), 10)).rows).toEqual([
      ['1', '7'],
      ['2', '7'],
      ['3', '8'],
    ]);
  });

  it('is read where it is wanted, and not where it is hidden', async () => {
    const sheets = ['hidden" state="hidden', 'Notes', 'Bread'].map((name, at) => `<sheet name="${name}" id="r${at}"/>`);
    const links = [0, 1, 2].map((at) => `<Relationship Id="r${at}" Target="worksheets/${at}.xml"/>`);
    const sheet = (text: string) => `<worksheet><row><c t="str"><v>${text}</v></c></row></worksheet>`;
    const bytes = await zipped({
      'xl/workbook.xml': `<workbook><sheets>${sheets.join('')}</sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': `<Relationships>${links.join('')}</Relationships>`,
      'xl/worksheets/0.xml': sheet('Name'),
      'xl/worksheets/1.xml': sheet('Flour'),
      'xl/worksheets/2.xml': sheet('Name'),
    });
    expect(await readXlsx(bytes, 10, ([row]) => row![0] === 'Name')).toEqual({ rows: [['Name']], sheet: 'Bread' });
    expect(await readXlsx(bytes, 10)).toEqual({ rows: [['Flour']], sheet: 'Notes' });
  });

  it.each([
    ['no ZIP', async () => Buffer.from('PK\u0003\u0004 and nothing more'), 'broken'],
    ['empty', async () => Buffer.alloc(0), 'broken'],
    ['cut in two', async () => (await written([['Rye', 1, 1]])).subarray(0, 900), 'broken'],
    ['a ZIP of something else', () => zipped({ 'a.txt': 'hello' }), 'no-table'],
    ['of broken XML', () => workbook('<worksheet><sheetData><row></c>'), 'broken'],
    [
      'longer than it may be',
      () => workbook('<worksheet><sheetData><row r="11"><c r="A11"><v>1</v></c></row></sheetData></worksheet>'),
      'too-large',
    ],
    ['in no order', () => workbook('<worksheet><row r="2"/><row r="1"/></worksheet>'), 'broken'],
    ['a bomb', () => zipped({ 'xl/workbook.xml': Buffer.alloc(200 * 1024 * 1024) }), 'too-large'],
    ['a cell without end', () => workbook(`<worksheet><row><c><is><t>${'a '.repeat(200_000)}</t>`), 'too-large'],
    ['a tag without end', () => workbook(`<worksheet><row ${'a="b" '.repeat(60_000)}/>`), 'too-large'],
    ['a nest without end', () => workbook('<a>'.repeat(100)), 'too-large'],
    ['written with riddles', () => workbook('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), 'broken'],
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

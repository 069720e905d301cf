import { describe, expect, it } from '@jest/globals';
import { readTable } from '../../src/sheets/read-table.ts';

const table = (bytes: Uint8Array | string, most = 100) =>
  readTable(Buffer.from(bytes as never), most).then(({ rows }) => rows);
/** Windows-1251: А is 0xC0, а is 0xE0. */
const cp1251 = (text: string) =>
  Buffer.from(
    [...text].map((sign) => (/[А-я]/.test(sign) ? sign.codePointAt(0)! - 0x410 + 0xc0 : sign.codePointAt(0)!)),
  );
/** The letters of DOS: А is 0x80, а is 0xA0, р is 0xE0. */
const cp866 = (text: string) =>
  Buffer.from(
    [...text].map((sign) => {
      const code = sign.codePointAt(0)!;
      return code < 0x410 ? code : code - 0x410 + (code < 0x440 ? 0x80 : 0xb0);
    }),
  );
const utf16 = (text: string, { mark = true, big = false } = {}) => {
  const bytes = Buffer.from((mark ? '\uFEFF' : '') + text, 'utf16le');
  return big ? bytes.swap16() : bytes;
};
const bread = [
  ['Название', 'Цена'],
  ['Хлеб', '4,50'],
];

describe('A CSV file', () => {
  it.each([
    ['UTF-8', Buffer.from('Название;Цена\nХлеб;4,50')],
    ['UTF-8 with a mark', Buffer.from('\uFEFFНазвание;Цена\r\nХлеб;4,50\r\n')],
    ['UTF-16 as Excel saves it', utf16('Название\tЦена\r\nХлеб\t4,50\r\n')],
    ['UTF-16, the other way round', utf16('Название;Цена\nХлеб;4,50', { big: true })],
    ['UTF-16 without a mark', utf16('Name;Price\nBread and rolls;4\n', { mark: false })],
    [
      'UTF-16, the other way round and without a mark',
      utf16('Name;Price\nBread and rolls;4\n', { mark: false, big: true }),
    ],
    ['Windows-1251', cp1251('Название;Цена\nХлеб;4,50')],
    ['the letters of DOS', cp866('Название;Цена\nХлеб;4,50')],
  ])('is read in %s', async (_name, bytes) => {
    const rows = await table(bytes);
    expect([
      bread,
      [
        ['Name', 'Price'],
        ['Bread and rolls', '4'],
      ],
    ]).toContainEqual(rows);
  });

  it('has its umlauts in Windows-1252', async () => {
    const bytes = Buffer.from('Name;Preis\nBrötchen;0,50\nKäsestange süß;2', 'latin1');
    expect(await table(bytes)).toContainEqual(['Käsestange süß', '2']);
  });

  it.each([';', ',', '\t', '|'])('may be separated by %j, with quotes, line breaks and short rows', async (sign) => {
    const rows = await table(`Name${sign}"Price${sign} net"\n"Rye ""old""\nloaf"${sign}4\n\nBun\n`);
    expect(rows).toEqual([['Name', `Price${sign} net`], ['Rye "old"\nloaf', '4'], [], ['Bun']]);
  });

  it('has its separator where most lines agree, not in what stands above them', async () => {
    const rows = await table('Our bread, rolls, and cakes\n\nName;Price\nRye;4,50\nBun, sweet;0,80');
    expect(rows.slice(2)).toEqual([
      ['Name', 'Price'],
      ['Rye', '4,50'],
      ['Bun, sweet', '0,80'],
    ]);
  });

  it('may end in any number of empty lines', async () => {
    expect(await table(`Name;Price\nRye;4\n${';\n'.repeat(500)}`)).toHaveLength(2);
  });

  it('may be a single column', async () => {
    expect(await table('Name\nRye')).toEqual([['Name'], ['Rye']]);
  });

  it.each([
    ['nothing', '', 'empty'],
    ['empty lines', '\n;;\n', 'empty'],
    ['a picture', Buffer.from('\x89PNG\r\n\x1a\n\0\0\0', 'latin1'), 'no-table'],
    ['an old Excel file', Buffer.from('\xD0\xCF\x11\xE0\xA1\xB1', 'latin1'), 'old-excel'],
    ['a page that is called a table', '\uFEFF<html><table><tr><td>Name', 'other-program'],
    ['a program', Buffer.from([1, 2, 0, 0, 7, 0, 0, 0, 5]), 'no-table'],
    ['a quote that never ends', `Name\n"Rye${'x'.repeat(200_000)}`, 'quotes'],
    ['a quote at the end', 'Name\nBun\n"Rye', 'quotes'],
    ['too many lines', `Name\n${'Rye\n'.repeat(101)}`, 'too-large'],
  ])('that is %s is refused', async (_what, bytes, code) => {
    await expect(table(bytes)).rejects.toMatchObject({ name: 'BadTable', code });
  });
});

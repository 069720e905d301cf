import { describe, expect, it } from '@jest/globals';
import { readTable } from '../../src/sheets/read-table.ts';

const table = (bytes: Uint8Array | string, most = 100) => readTable(Buffer.from(bytes as never), most);
/** Windows-1251: А is 0xC0, а is 0xE0. */
const cp1251 = (text: string) =>
  Buffer.from(
    [...text].map((sign) => (/[А-я]/.test(sign) ? sign.codePointAt(0)! - 0x410 + 0xc0 : sign.codePointAt(0)!)),
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
    ['Windows-1251', cp1251('Название;Цена\nХлеб;4,50')],
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

  it.each([';', ',', '\t'])('may be separated by %j, with quotes, line breaks and short rows', async (sign) => {
    const rows = await table(`Name${sign}"Price${sign} net"\n"Rye ""old""\nloaf"${sign}4\n\nBun\n`);
    expect(rows).toEqual([['Name', `Price${sign} net`], ['Rye "old"\nloaf', '4'], [''], ['Bun']]);
  });

  it('may be a single column', async () => {
    expect(await table('Name\nRye')).toEqual([['Name'], ['Rye']]);
  });

  it.each([
    ['nothing', '', 'empty'],
    ['empty lines', '\n;;\n', 'empty'],
    ['a picture', Buffer.from('\x89PNG\r\n\x1a\n\0\0\0', 'latin1'), 'no-table'],
    ['an old Excel file', Buffer.from('\xD0\xCF\x11\xE0\xA1\xB1', 'latin1'), 'no-table'],
    ['a program', Buffer.from([1, 2, 0, 0, 7, 0, 0, 0, 5]), 'no-table'],
    ['a quote that never ends', `Name\n"Rye${'x'.repeat(200_000)}`, 'broken'],
    ['too many lines', `Name\n${'Rye\n'.repeat(101)}`, 'too-large'],
  ])('that is %s is refused', async (_what, bytes, code) => {
    await expect(table(bytes)).rejects.toMatchObject({ name: 'BadTable', code });
  });
});

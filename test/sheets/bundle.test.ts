import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import { ZipFile } from 'yazl';
import { type Beside, readBundle } from '../../src/sheets/read-bundle.ts';

const zipOf = (files: Record<string, string>) => {
  const zip = new ZipFile();
  for (const [path, text] of Object.entries(files)) zip.addBuffer(Buffer.from(text), path);
  zip.end();
  return buffer(zip.outputStream as never);
};
const all = async (beside: AsyncIterable<Beside>) => {
  const found: Beside[] = [];
  for await (const one of beside) found.push(one);
  return found;
};
const open = async (files: Record<string, string>) => readBundle(await zipOf(files), 100, 10);

describe('A ZIP', () => {
  it('holds a table, and what belongs to it', async () => {
    const { rows, beside } = await open({
      'spring/Таблица.csv': 'Name;Photo\nRye;rye.jpg\n',
      'spring/Ржаной.JPG': 'bytes',
      'spring/huge.png': 'x'.repeat(11),
      '__MACOSX/spring/._Ржаной.JPG': 'nothing',
      'spring/.DS_Store': 'nothing',
    });
    expect(rows).toEqual([
      ['Name', 'Photo'],
      ['Rye', 'rye.jpg'],
    ]);
    expect(await all(beside)).toEqual([
      { path: 'spring/Ржаной.JPG', bytes: Buffer.from('bytes') },
      { path: 'spring/huge.png', bytes: null },
    ]);
  });

  it('holds one table and no more', async () => {
    expect((await open({ 'a.csv': 'Name\nRye', 'readme.txt': 'Hello' })).rows).toHaveLength(2);
    await expect(open({ 'a.csv': 'Name\nRye', 'b.xlsx': '' })).rejects.toMatchObject({ code: 'many-tables' });
    await expect(open({ 'rye.jpg': 'bytes' })).rejects.toMatchObject({ code: 'no-table-in-zip' });
    await expect(open({ 'rye.jpg': 'bytes', 'a.ods': '' })).rejects.toMatchObject({ code: 'other-program' });
    const crowd = Object.fromEntries(Array.from({ length: 2_001 }, (_, i) => [`${i}.jpg`, '']));
    await expect(open(crowd)).rejects.toMatchObject({ code: 'too-large' });
    await expect(open({ 'a.xlsx': 'PK but nothing else' })).rejects.toMatchObject({ code: 'broken' });
  });
});

describe('A table of another program', () => {
  it.each(['content.xml', 'Index/Document.iwa', 'xl/workbook.bin'])('is known by its %s', async (path) => {
    await expect(open({ [path]: '<a/>', 'Pictures/a.png': '' })).rejects.toMatchObject({ code: 'other-program' });
  });
});

describe('A table without a ZIP', () => {
  it('has nothing beside it', async () => {
    const { rows, beside } = await readBundle(Buffer.from('Name\nRye'), 100, 10);
    expect(rows).toHaveLength(2);
    expect(await all(beside)).toEqual([]);
  });
});

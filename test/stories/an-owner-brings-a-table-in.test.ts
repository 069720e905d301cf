import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ZipFile } from 'yazl';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import { writeXlsx } from '../../src/sheets/write-xlsx.ts';
import { Bakery } from '../support/bakery.ts';
import { reads } from '../support/conversation.ts';

const zipOf = (files: Record<string, string>) => {
  const zip = new ZipFile();
  for (const [path, text] of Object.entries(files)) zip.addBuffer(Buffer.from(text), path);
  zip.end();
  return buffer(zip.outputStream as never);
};

describe('An owner who brings a table in', () => {
  let bakery: Bakery;
  let olga: Person;
  let oleg: Person;

  beforeAll(async () => {
    bakery = await Bakery.open();
    await bakery.product('Rye loaf', { stock: 4 });
    olga = await bakery.staff('owner', 'Olga');
    oleg = await bakery.staff('owner', 'Олег', { languageCode: 'ru' });
  });
  afterAll(() => bakery.close());

  const names = async () =>
    (
      await bakery.sql<{ name: string }>('select name from product where shop_id = $1 order by name', [bakery.shopId])
    ).map(({ name }) => name);

  it('is asked for a file, and told what is none', async () => {
    await reads(olga, '1 product', () => olga.command('products'));
    await reads(olga, 'Which table', () => olga.taps('📄 Tables as files'));
    await reads(olga, 'Send me a file with your products', () => olga.taps('➕ Bring a table in'));
    await reads(olga, 'Please send the table as a file', () => olga.says('Rye loaf, 4.50'));
    const picture = Buffer.from('\xFF\xD8\xFF\xE0 not quite a picture', 'latin1');
    await reads(olga, 'This is no table', () => olga.sendsDocument(picture, 'bread.csv'));
    expect(await names()).toEqual(['Rye loaf']);
  });

  it('sees what is new, changed and wrong, line by line, before anything is done', async () => {
    const table = 'Name;Price;Stock\nRye loaf;5;6\nBun;0.80;\nrye LOAF;7;\nCake;dear;\nEclair;;3\n';
    await reads(olga, /New: 1\nChanged: 1\nNothing new: 0\nWrong, left out: 3/, () =>
      olga.sendsDocument(Buffer.from(table), 'spring <b>.csv'),
    );
    const wrong = await reads(olga, 'Wrong: 3', () => olga.taps('🔎 What is wrong · 3'));
    expect(wrong.text).toMatch(/4: “rye LOAF” stands in line 2 already/);
    expect(wrong.text).toMatch(/5: Price «dear»\nI can't read this as a price in EUR/);
    expect(wrong.text).toMatch(/6: “Eclair” is new and has no price/);
    await reads(olga, 'New: 1', () => olga.taps('⬅️ Back to the table'));
    await reads(olga, /Price: €4 → €5\nStock: 4 → 6/, () => olga.taps('🔎 What changes · 1'));
    await reads(olga, 'Nothing is done yet', () => olga.taps('⬅️ Back to the table'));
    expect(await names()).toEqual(['Rye loaf']);
  });

  it('says ✅, and it is in once, however often that is tapped', async () => {
    const [{ id } = { id: 0 }] = await bakery.sql<{ id: number }>(
      'select max(id) as id from goods_import where id > $1',
      [0],
    );
    await reads(olga, /is in: 1 new, 1 changed.\nWrong, left out: 3/, () => olga.taps('✅ Bring it in'));
    await reads(olga, /6: “Eclair” is new/, () => olga.taps('🔎 What is wrong · 3'));
    await reads(olga, 'is in: 1 new', () => olga.taps('⬅️ Back to the table'));
    await olga.forges(`imp.do:${id.toString(36)}`);
    await olga.forges(`imp.drop:${id.toString(36)}`);
    expect(await names()).toEqual(['Bun', 'Rye loaf']);
    const [moved] = await bakery.sql(
      `select count(*)::int as movements, sum(quantity)::int as pieces from stock_movement where reason = $1`,
      ['counted'],
    );
    expect(moved).toEqual({ movements: 1, pieces: 2 });
  });

  it('sends a workbook in Russian without being asked, and drops it', async () => {
    async function* lines() {
      yield [['Хлеб «Дарницкий»', 320, 'да']];
    }
    const columns = [
      { title: 'Название', kind: 'text', width: 20 },
      { title: 'Цена', kind: 'amount', width: 10, currency: 'EUR' },
      { title: 'На полке', kind: 'text', width: 10 },
    ] as const;
    const bytes = await buffer(writeXlsx({ name: 'Хлеб', columns, rows: lines() }));
    await reads(oleg, 'Новых: 1', () => oleg.sendsDocument(bytes, 'хлеб.xlsx'));
    await reads(oleg, 'отложена', () => oleg.taps('❌ Не нужно'));
    expect(await names()).toHaveLength(2);
  });

  it('fills in the template and sends it back', async () => {
    const { document } = await reads(oleg, 'поверх примера', () => oleg.forges('imp.form'));
    const { telegram } = bakery;
    const answer = await fetch(`${telegram.url}/bot${telegram.token}/getFile?file_id=${document!.fileId}`);
    const { result } = (await answer.json()) as { result: { file_path: string } };
    const file = await fetch(`${telegram.url}/file/bot${telegram.token}/${result.file_path}`);
    await reads(oleg, 'Новых: 1', async () =>
      oleg.sendsDocument(Buffer.from(await file.arrayBuffer()), 'образец.xlsx'),
    );
    await reads(oleg, 'новых 1, изменено 0', () => oleg.taps('✅ Загрузить'));
    expect(await names()).toContain('Ржаной хлеб');
  });

  it('reads why a file is no good', async () => {
    const bad: [Buffer, RegExp][] = [
      [Buffer.from('PK\u0003\u0004 cut in two'), /broken or locked/],
      [Buffer.from('\xD0\xCF\x11\xE0 of 2003', 'latin1'), /old kind \(\.xls\), or it has a password.*Save as/],
      [await zipOf({ 'content.xml': '<a/>' }), /another program.*Save as/],
      [await zipOf({ 'rye.jpg': 'bytes' }), /no table in this ZIP/],
      [Buffer.from('Name;Price\nRye;4\n"Bun;1'), /From line 3 on.*quotation mark/],
      [Buffer.from('Rye;4\nBun;1'), /no column of names/],
      [Buffer.from('Name;Price\n;\n'), /no products in this file/],
      [Buffer.from(`Name\n${'Rye\n'.repeat(20_001)}`), /at most 20000 lines/],
      [Buffer.alloc(20 * 1024 * 1024 + 1, 'a'), /larger than the 20 MB/],
    ];
    for (const [bytes, why] of bad) await reads(olga, why, () => olga.sendsDocument(bytes, 'bread.csv'));
    expect(await names()).toHaveLength(3);
  });

  it('is nobody who does not own the shop', async () => {
    const emil = await bakery.staff('employee', 'Emil');
    const before = (await bakery.sql('select id from goods_import where id > $1', [0])).length;
    await reads(emil, /.+/, () => emil.sendsDocument(Buffer.from('Name;Price\nBun;1'), 'bread.csv'));
    for (const data of ['imp.ask', 'imp.form', 'imp.open:1', 'imp.see:1:0:0', 'imp.do:1', 'imp.drop:1']) {
      expect((await emil.forges(data))?.text ?? 'owners').toMatch(/owners|no such table/);
    }
    expect(await bakery.sql('select id from goods_import where id > $1', [0])).toHaveLength(before);
    expect(bakery.logged).toEqual([]);
  });
});

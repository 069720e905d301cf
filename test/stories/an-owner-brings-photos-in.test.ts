import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ZipFile } from 'yazl';
import { openProduct } from '../../src/bakery/catalog/catalog.actions.ts';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import { writeXlsx } from '../../src/sheets/write-xlsx.ts';
import { Bakery } from '../support/bakery.ts';
import { hears, reads } from '../support/conversation.ts';
import { type PictureHost, pictureHost } from '../support/picture-host.ts';
import { jpeg } from '../support/pictures.ts';

const zipOf = (files: Record<string, string | Buffer>) => {
  const zip = new ZipFile();
  for (const [path, bytes] of Object.entries(files)) zip.addBuffer(Buffer.from(bytes as string), path);
  zip.end();
  return buffer(zip.outputStream as never);
};

describe('An owner who brings photos in', () => {
  let bakery: Bakery;
  let host: PictureHost;
  let olga: Person;
  let vera: Person;

  beforeAll(async () => {
    host = await pictureHost((request, response) => {
      response.writeHead(request.url === '/bun.jpg' ? 200 : 404).end(jpeg);
    });
    bakery = await Bakery.open({ web: host.world({ 'inside.example': '10.0.0.7' }) });
    olga = await bakery.staff('owner', 'Olga');
    vera = bakery.customer('Vera');
    await reads(vera, 'Vera', () => vera.command('start'));
  });
  afterAll(async () => {
    await bakery.close();
    await host.close();
  });

  const shows = async (person: Person, name: string) => {
    const [row] = await bakery.sql<{ id: number }>('select id from product where name = $1', [name]);
    return reads(person, name, () => person.forges(openProduct.write({ productId: row!.id, categoryId: 0, page: 0 })));
  };
  const link = (path: string, name = 'pictures.example') => `https://${name}:${host.port}${path}`;

  it('sends a ZIP, and reads which pictures are wrong before anything is done', async () => {
    const lines = [
      'Rye;4;rye.jpg',
      `Bun;1;${link('/bun.jpg')}`,
      `Roll;1;${link('/none.jpg')}`,
      `Cake;9;${link('/secret', 'inside.example')}`,
      'Eclair;3;eclair.jpg',
      'Tart;3;http://pictures.example/tart.jpg',
      'Pie;3;pie.webp',
    ];
    const files = {
      'table.csv': `Name;Price;Photo\n${lines.join('\n')}`,
      'Rye.jpg': jpeg,
      'pie.webp': 'RIFF....WEBPVP8 and a lot more',
    };
    const zip = await zipOf(files);
    await reads(olga, /New: 4\n.*\n.*\nWrong, left out: 3/, () => olga.sendsDocument(zip, 'spring.zip'));
    const wrong = await reads(olga, 'Wrong: 3', () => olga.taps('🔎 What is wrong · 3'));
    expect(wrong.text).toMatch(/6: Photo «eclair.jpg»\nthere is no picture of this name in the ZIP/);
    expect(wrong.text).toMatch(/7: Photo «http.*»\na link must begin with https/);
    expect(wrong.text).toMatch(/8: .*\n.*JPEG or PNG/);
    await reads(olga, 'Nothing is done yet', () => olga.taps('⬅️ Back to the table'));
  });

  it('says ✅, and is told at the end which did not come', async () => {
    await reads(olga, /is in: 4 new.*\nWrong, left out: 3\nPhotos by link: 3/, () => olga.taps('✅ Bring it in'));
    const told = await hears(olga, 'These did not come: 2');
    expect(told.text).toContain('1 of 3');
    expect(told.text).toMatch(/4: https.*none.jpg\nthe server answered with 404/);
    expect(told.text).toMatch(/5: https.*inside.example.*\nthe link leads to no public place/);
    await hears(olga, /^spring.zip\nPhotos from links: 1 of 3 are in/);
  });

  it('shows them to customers: sent once, and known to Telegram from then on', async () => {
    for (const name of ['Rye', 'Bun']) expect((await shows(vera, name)).photo).toMatchObject({ width: 640 });
    const kept = await bakery.sql<{ fileId: string | null }>(
      `select f.file_id as "fileId" from product p join photo f on f.id = p.photo_id where p.name = any($1)`,
      [['Rye', 'Bun']],
    );
    expect(kept.map(({ fileId }) => typeof fileId)).toEqual(['string', 'string']);
    expect((await shows(vera, 'Roll')).photo).toBeUndefined();
  });

  it('sees that it is under way while the bakery is busy', async () => {
    await reads(olga, 'Changed: 1', () => olga.sendsDocument(Buffer.from('Name;Price\nRye;5'), 'prices.csv'));
    await bakery.orm.em.fork().transactional(async (em) => {
      await em
        .getConnection()
        .execute(`select 1 from product where name = 'Rye' for update`, [], 'all', em.getTransactionContext());
      await reads(olga, /Bringing in 1 lines … \d+ s/, () => olga.presses('✅ Bring it in'));
    });
    await hears(olga, 'is in: 0 new, 1 changed');
  });

  it('keeps nobody waiting while a table of 20,000 lines is read', async () => {
    async function* lines() {
      yield Array.from({ length: 19_999 }, (_, i) => [`Roll ${i}`, 100, `Kind ${i % 9}`, `Baked at ${i}.`]);
    }
    const columns = [
      { title: 'Name', kind: 'text', width: 20 },
      { title: 'Price', kind: 'amount', width: 9, currency: 'EUR' },
      { title: 'Category', kind: 'text', width: 9 },
      { title: 'Description', kind: 'text', width: 30 },
    ] as const;
    const table = await buffer(writeXlsx({ name: 'Many', columns, rows: lines() }));
    await reads(olga, 'Fetching “many.xlsx”', () => olga.sendsDocument(table, 'many.xlsx'));
    let isRead = false;
    const read = hears(olga, 'New: 19999').then(() => {
      isRead = true;
    });
    await reads(vera, 'Vera', () => vera.command('start'));
    await reads(vera, 'Vera', () => vera.command('start'));
    expect(isRead).toBe(false);
    await read;
    expect(bakery.logged).toEqual([]);
  });
});

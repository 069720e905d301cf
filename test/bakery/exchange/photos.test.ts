import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { archiveProduct } from '../../../src/bakery/catalog/console/archive-product.ts';
import { wrongWithPicture } from '../../../src/bakery/catalog/picture.ts';
import { applyImport } from '../../../src/bakery/exchange/import/apply-import.ts';
import { dropImport } from '../../../src/bakery/exchange/import/drop-import.ts';
import { forgetImports, forgetOldImports } from '../../../src/bakery/exchange/import/forget-imports.ts';
import { importOf } from '../../../src/bakery/exchange/import/imports.queries.ts';
import { prepareImport } from '../../../src/bakery/exchange/import/prepare-import.ts';
import { readGoods } from '../../../src/bakery/exchange/import/read-goods.ts';
import { type Fetched, type FetchPicture, fetchPhotos } from '../../../src/bakery/exchange/photos/fetch-photos.ts';
import { photosCard } from '../../../src/bakery/exchange/photos/photos.notices.ts';
import { photosOf } from '../../../src/bakery/exchange/photos/photos.queries.ts';
import { photosScreen } from '../../../src/bakery/exchange/photos/photos.screens.ts';
import { picturesIn, unusedOf } from '../../../src/bakery/exchange/photos/pictures.ts';
import { rows } from '../../../src/bakery/rows.ts';
import { readTable } from '../../../src/sheets/read-table.ts';
import { jpeg, png } from '../../support/pictures.ts';
import { english, labelsOf, lengthOf, says } from '../../support/says.ts';
import { type StaffedBakery, staffedBakery } from '../../support/staffed-bakery.ts';
import { until } from '../../support/until.ts';

const RYE = 'https://pictures.example/rye.jpg';
const BUN = 'https://pictures.example/bun.jpg';

let bakery: StaffedBakery;
let olga: number;
let shopId: number;
let serial = 0;
beforeAll(async () => {
  bakery = await staffedBakery();
  olga = await bakery.person('Olga');
});
beforeEach(async () => {
  shopId = await bakery.shop(`Shop ${++serial}`);
  await bakery.hire(olga, shopId, 'owner');
});
afterAll(() => bakery.close());

async function reads(text: string, files: Record<string, Uint8Array> = {}) {
  const beside = (async function* () {
    for (const [path, bytes] of Object.entries(files)) yield { path, bytes };
  })();
  const pictures = await picturesIn(beside);
  const { rows: table } = await readTable(Buffer.from(text), 10_000);
  const read = await readGoods(table, { say: english, currency: 'EUR', pictures }, async () => {});
  return {
    ...read,
    unused: unusedOf(pictures, read.named),
    pictures: [...new Set(pictures.values())].flatMap((one) => ('bytes' in one ? [one] : [])),
  };
}
async function sends(text: string, files?: Record<string, Uint8Array>): Promise<number> {
  const read = await reads(text, files);
  return (await bakery.as(olga)(prepareImport, { shopId, fileName: 'bread.zip', ...read })).importId;
}
const applies = (importId: number) => bakery.as(olga)(applyImport, { importId });
const photos = () => rows<{ name: string; id: number | null; origin: string | null; bytes: Buffer | null }>(
  bakery.em(),
)`select p.name, p.photo_id as id, f.origin, f.bytes from product p left join photo f on f.id = p.photo_id
  where p.shop_id = ${shopId} order by p.name`;
const fetched = (fetch: FetchPicture, signal = new AbortController().signal) =>
  fetchPhotos(bakery.em(), fetch, signal, 1);
const view = async (importId: number) => (await photosOf(bakery.em(), importId, [shopId]))!;
const comes: FetchPicture = async () => ({ bytes: jpeg });

describe('A picture', () => {
  it.each([
    ['a JPEG', jpeg, undefined],
    ['a PNG', png(800, 600), undefined],
    ['a WebP', Buffer.from('RIFF\0\0\0\0WEBPVP8 and so on and on'), 'kind'],
    ['a page', Buffer.from('<html>Not found, and some more words</html>'), 'kind'],
    ['nothing', Buffer.alloc(0), 'kind'],
    ['a JPEG cut short', jpeg.subarray(0, 12), 'kind'],
    ['a PNG of a milliard pixels', png(50_000, 50_000), 'shape'],
    ['a thread', png(2_100, 100), 'shape'],
    ['eleven megabytes', Buffer.concat([jpeg, Buffer.alloc(11 * 1024 * 1024)]), 'too-large'],
  ])('is judged by its first bytes: %s', (_what, bytes, wrong) => {
    expect(wrongWithPicture(bytes)).toBe(wrong);
  });
});

describe('The photo of a line', () => {
  it.each([
    ['http://pictures.example/a.jpg', 'photo-https-only'],
    ['https://olga:1@pictures.example/a.jpg', 'photo-https-only'],
    ['file:///etc/passwd', 'photo-https-only'],
    [`https://pictures.example/${'a'.repeat(1_000)}`, 'photo-https-only'],
    ['cake.jpg', 'photo-missing'],
    ['page.jpg', 'photo-kind'],
  ])('is left out with a reason: %s', async (cell, why) => {
    const { goods, wrong } = await reads(`Name;Price;Photo\nRye;4;${cell}`, { 'page.jpg': Buffer.from('<html>') });
    expect(goods).toEqual([]);
    expect(wrong).toMatchObject([{ line: 2, why }]);
  });
});

describe('Photos from a ZIP', () => {
  it('are sixty megabytes together at most, each known by what it was', async () => {
    const large = Buffer.concat([jpeg, Buffer.alloc(9 * 1024 * 1024)]);
    const files = Object.fromEntries(Array.from({ length: 7 }, (_, i) => [`${i}.jpg`, large]));
    const { goods, wrong } = await reads('Name;Price;Photo\nRye;4;5.jpg\nBun;1;6.jpg', files);
    expect(goods).toHaveLength(1);
    expect(wrong).toMatchObject([{ line: 3, why: 'photo-too-much' }]);
  });

  it('come in with the products, whatever the case and the folder, and are nothing new the second time', async () => {
    await bakery.product(shopId, 'Rye', 4);
    const files = { 'spring/Rye.JPG': jpeg, 'bun.png': png(9, 9), 'unused.jpg': jpeg };
    const text = 'Name;Price;Photo\nRye;;rye.jpg\nBun;1;BUN.png\nRoll;1;spring\\rye.jpg';
    const importId = await sends(text, files);
    expect((await photos()).map(({ id }) => id)).toEqual([null]);
    expect(await applies(importId)).toBe('done');
    const [bun, roll, rye] = await photos();
    expect(bun).toMatchObject({ bytes: png(9, 9), origin: expect.stringMatching(/^bun\.png#/) });
    expect(rye).toMatchObject({ bytes: Buffer.from(jpeg) });
    expect(roll!.id).toBe(rye!.id);
    expect(await rows(bakery.em())`select 1 from import_picture where import_id = ${importId}`).toEqual([]);
    const again = await importOf(bakery.em(), await sends(text, files), [shopId]);
    expect(again!.plan).toMatchObject({ made: [], changed: [], same: 3 });
    const other = await importOf(bakery.em(), await sends(text, { ...files, 'bun.png': png(8, 8) }), [shopId]);
    expect(other!.plan.changed).toMatchObject([{ name: 'Bun', before: { photo: bun!.origin } }]);
  });

  it('are known by their folder where two have the same name, and those that no line names are told', async () => {
    const files = {
      'rye.jpg': jpeg,
      'a/bun.png': png(9, 9),
      'b/BUN.png': png(8, 8),
      'c/rye.jpg': jpeg,
      'x.heic': jpeg,
    };
    const { goods, wrong, unused } = await reads(
      'Name;Price;Photo\nRye;4;rye.jpg\nBun;1;bun.png\nRoll;1;b/bun.png\nCake;1;../../etc/rye.jpg\nPie;1;a\\bun.png',
      files,
    );
    expect(goods.map(({ name }) => name)).toEqual(['Rye', 'Roll', 'Pie']);
    expect(goods[1]!.photo).not.toBe(goods[2]!.photo);
    expect(wrong.map(({ line, why }) => [line, why])).toEqual([
      [3, 'photo-twice'],
      [5, 'photo-missing'],
    ]);
    expect(unused).toEqual(['c/rye.jpg', 'x.heic']);
  });

  it('go when the table is dropped, or when nobody has answered for a day', async () => {
    const [first, second, third] = [
      await sends('Name;Price;Photo\nRye;4;rye.jpg', { 'rye.jpg': jpeg }),
      await sends('Name;Price;Photo\nRye;4;rye.jpg', { 'rye.jpg': jpeg }),
      await sends('Name;Price;Photo\nRye;4;rye.jpg', { 'rye.jpg': jpeg }),
    ];
    await bakery.as(olga)(dropImport, { importId: first });
    await rows(bakery.em())`update goods_import set at = now() - interval '25 hours' where id = ${second}`;
    expect(await forgetImports(bakery.em())).toBe(1);
    expect(await forgetImports(bakery.em())).toBe(0);
    const left = await rows(bakery.em())`select i.state, jsonb_array_length(i.goods) as lines,
        (select count(*)::int from import_picture p where p.import_id = i.id) as pictures
      from goods_import i where i.shop_id = ${shopId} order by i.id`;
    const gone = { state: 'dropped', lines: 0, pictures: 0 };
    expect(left).toEqual([gone, gone, { state: 'ready', lines: 1, pictures: 1 }]);
    await expect(applies(second!)).rejects.toMatchObject({ code: 'exchange.dropped' });
    expect(await applies(third!)).toBe('done');
  });
});

describe('Photos by link', () => {
  it('come after the products, each link once, and are nothing new the second time', async () => {
    const text = `Name;Price;Photo\nRye;4;${RYE}\nBun;1;${BUN}\nRoll;1;${RYE}#top`;
    const importId = await sends(text);
    await applies(importId);
    expect((await photos()).map(({ id }) => id)).toEqual([null, null, null]);
    const asked: string[] = [];
    await fetched(async (link) => {
      asked.push(link);
      return { bytes: jpeg };
    });
    await fetched(comes);
    expect(asked).toEqual([RYE, BUN]);
    expect((await photos()).map(({ origin }) => origin)).toEqual([BUN, RYE, RYE]);
    expect(await view(importId)).toMatchObject({ all: 2, waiting: 0, done: 2, missing: [] });
    expect((await importOf(bakery.em(), await sends(text), [shopId]))!.plan).toMatchObject({ same: 3 });
    const signed = await rows(bakery.em())`select distinct by_id as "byId" from audit
      where shop_id = ${shopId} and operation = 'fetch-photos' and table_name = 'product'`;
    expect(signed).toEqual([{ byId: olga }]);
  });

  it('that do not come are told with the reason, and tried again only where that may help', async () => {
    const importId = await sends(`Name;Price;Photo\nRye;4;${RYE}\nBun;1;${BUN}\nRoll;1;https://pictures.example/page`);
    await applies(importId);
    const asked: string[] = [];
    const fails: FetchPicture = async (link): Promise<Fetched> => {
      asked.push(link);
      if (link === RYE) return { why: 'status', params: { status: 404 }, again: false };
      return link === BUN ? { why: 'no-answer', params: {}, again: true } : { bytes: Buffer.from('<html>') };
    };
    for (let i = 0; i < 4; i++) {
      await fetched(fails);
      await rows(bakery.em())`update photo_fetch set not_before = now() where import_id = ${importId}`;
    }
    expect(asked.filter((link) => link === RYE)).toHaveLength(1);
    expect(asked.filter((link) => link === BUN)).toHaveLength(3);
    expect((await view(importId)).missing).toEqual([
      { link: RYE, lines: [2], failure: { why: 'status', params: { status: 404 } } },
      { link: BUN, lines: [3], failure: { why: 'no-answer', params: {} } },
      { link: 'https://pictures.example/page', lines: [4], failure: { why: 'kind', params: {} } },
    ]);
  });

  it.each([
    ['was archived', (productId: number) => bakery.as(olga)(archiveProduct, { productId })],
    [
      'got another photo by hand',
      async (productId: number) => {
        await rows(bakery.em())`with made as (insert into photo (file_id) values ('by hand') returning id)
          update product set photo_id = made.id from made where product.id = ${productId}`;
      },
    ],
  ])('pass over a product that %s while they were fetched', async (_what, meanwhile) => {
    const rye = await bakery.product(shopId, 'Rye', 4);
    const importId = await sends(`Name;Photo\nRye;${RYE}`);
    await applies(importId);
    await fetched(async () => {
      await meanwhile(rye);
      return { bytes: jpeg };
    });
    expect((await photos())[0]!.origin).toBeNull();
    expect(await view(importId)).toMatchObject({ done: 0, missing: [{ link: RYE, failure: null }] });
  });

  it('go on after a stop, and after a crash, and are kept once', async () => {
    const importId = await sends(`Name;Price;Photo\nRye;4;${RYE}\nBun;1;${BUN}`);
    await applies(importId);
    const halting = new AbortController();
    await fetched(async () => {
      halting.abort();
      return { why: 'no-answer', params: {}, again: true };
    }, halting.signal);
    expect(await view(importId)).toMatchObject({ waiting: 2 });

    // The process that has claimed the first link is thought dead, and ends after all when another has done its work.
    let isFirst = true;
    await fetched(async () => {
      if (isFirst) {
        isFirst = false;
        await rows(bakery.em())`update photo_fetch set not_before = now() where import_id = ${importId}`;
        await fetched(comes);
      }
      return { bytes: png(9, 9) };
    });
    expect(await view(importId)).toMatchObject({ waiting: 0, done: 2 });
    const kept = await rows(bakery.em())`select f.bytes from photo f where f.origin in (${RYE}, ${BUN})
      and f.id >= (select min(photo_id) from product where shop_id = ${shopId})`;
    expect(kept).toEqual([{ bytes: jpeg }, { bytes: jpeg }]);
    const over = await rows<{ payload: { isOver: boolean } }>(bakery.em())`
      select payload from outbox where type = 'photos.moved' and payload ->> 'importId' = ${String(importId)}`;
    expect(over.filter(({ payload }) => payload.isOver)).toHaveLength(1);
  });
});

describe('Links of several tables', () => {
  it('are fetched in turn, so that a long table keeps no short one waiting', async () => {
    const long = Array.from({ length: 5 }, (_, i) => `Roll ${i};1;https://pictures.example/long/${i}.jpg`);
    await applies(await sends(`Name;Price;Photo\n${long.join('\n')}`));
    await applies(await sends(`Name;Price;Photo\nRye;4;${RYE}\nBun;1;${BUN}`));
    const asked: string[] = [];
    await fetched(async (link) => {
      asked.push(link);
      return { bytes: jpeg };
    });
    expect(asked.slice(0, 4)).toEqual([
      'https://pictures.example/long/0.jpg',
      RYE,
      'https://pictures.example/long/1.jpg',
      BUN,
    ]);
    expect(asked).toHaveLength(7);
  });

  it('go on while one server never answers', async () => {
    const importId = await sends(`Name;Price;Photo\nRye;4;${RYE}\nBun;1;${BUN}`);
    await applies(importId);
    const bunIsIn = Promise.withResolvers<void>();
    const fetch: FetchPicture = async (link) => {
      if (link === RYE) await bunIsIn.promise;
      return { bytes: jpeg };
    };
    const all = fetchPhotos(bakery.em(), fetch, new AbortController().signal, 2);
    await until(async () => (await view(importId)).done === 1);
    bunIsIn.resolve();
    await all;
    expect(await view(importId)).toMatchObject({ waiting: 0, done: 2 });
  });
});

describe('How far the photos have come', () => {
  const card = async (personId: number, importId: number) =>
    photosCard.render({ em: bakery.em(), say: english, personId, now: new Date() }, importId);

  it('is told to whoever runs the bot without a role, too, and to nobody who was dismissed', async () => {
    const uma = await bakery.person('Uma');
    const text = `Name;Price;Photo\nRye;4;${RYE}`;
    const own = await sends(text);
    const { goods, wrong } = await reads(text);
    const { importId } = await bakery.as(uma, true)(prepareImport, {
      ...{ shopId, fileName: 'bread.csv', goods, wrong, pictures: [] },
    });
    expect((await card(uma, importId))?.text).toContain('bread.csv');
    expect(await card(uma, own)).toBeUndefined();
    expect(await card(await bakery.person('Otto'), importId)).toBeUndefined();
    expect((await card(olga, own))?.text).toContain('bread.zip');
    await rows(bakery.em())`update role set active = false where person_id = ${olga} and shop_id = ${shopId}`;
    expect(await card(olga, own)).toBeUndefined();
  });

  it('is forgotten a month after the table came in, but not before its last link', async () => {
    const [over, fetching, fresh] = [
      await sends('Name;Price\nRye;4'),
      await sends(`Name;Price;Photo\nBun;1;${BUN}`),
      await sends('Name;Price\nRoll;1'),
    ];
    for (const importId of [over, fetching, fresh]) await applies(importId);
    await rows(bakery.em())`update goods_import set ended_at = now() - interval '31 days'
      where id in (${over}, ${fetching})`;
    expect(await forgetOldImports(bakery.em())).toBe(1);
    expect(await importOf(bakery.em(), over, [shopId])).toBeUndefined();
    await fetched(comes);
    expect(await forgetOldImports(bakery.em())).toBe(1);
    expect(await rows(bakery.em())`select 1 from photo_fetch where import_id = ${fetching}`).toEqual([]);
    expect((await photos()).map(({ origin }) => origin)).toEqual([BUN, null, null]);
    expect(await importOf(bakery.em(), fresh, [shopId])).toBeDefined();
  });
});

describe.each(says)('The screens of photos in $language', (say) => {
  const missing = Array.from({ length: 9 }, (_, i) => ({
    link: `https://pictures.example/${'<b>'.repeat(400)}`,
    lines: Array.from({ length: 300 }, (_, line) => line + i),
    failure: i === 0 ? null : { why: i === 1 ? 'status' : 'private', params: { status: 404 } },
  }));
  const shown = { importId: 1, fileName: 'a<b>.zip', all: 20, waiting: 0, done: 11, missing };

  it('tell how far it is, and then what is missing, eight a page', () => {
    expect(photosScreen(say, { ...shown, waiting: 5 }).text).toMatch(/15.*20/);
    const screen = photosScreen(say, shown);
    expect(screen.text).toContain('404');
    expect(screen.text).not.toMatch(/\{\{|exchange\.|<b>'/);
    expect(lengthOf(screen)).toBeLessThan(4000);
    expect(labelsOf(screen)).toHaveLength(2);
    expect(labelsOf(photosScreen(say, shown, 1))).toHaveLength(2);
    expect(labelsOf(photosScreen(say, { ...shown, missing: [] }))).toHaveLength(1);
  });
});

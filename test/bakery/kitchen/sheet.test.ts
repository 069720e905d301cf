import { inflateSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { drawSheet } from '../../../src/bakery/kitchen/baking/draw-sheet.ts';
import { layOutSheet } from '../../../src/bakery/kitchen/baking/lay-out-sheet.ts';
import type { Cell, Sheet } from '../../../src/bakery/kitchen/baking/sheet.queries.ts';
import { sheetScreen } from '../../../src/bakery/kitchen/baking/sheet.screens.ts';
import { tomorrowScreen } from '../../../src/bakery/kitchen/baking/tomorrow.screens.ts';
import { loadI18n } from '../../../src/i18n/i18n.ts';

const { sayIn, languages } = await loadI18n();
const nine = new Date('2026-11-21T08:00:00Z');
const ten = new Date('2026-11-21T09:00:00Z');

function sheet(cells: Cell[]): Sheet {
  return { shop: 'Crumb & Co', day: new Date('2026-11-21T11:00:00Z'), timeZone: 'Europe/Berlin', cells };
}

const some = sheet([
  { productId: 2, name: 'Ржаной', slotAt: null, pieces: 2 },
  { productId: 1, name: 'Brötchen', slotAt: nine, pieces: 12 },
  { productId: 2, name: 'Ржаной', slotAt: nine, pieces: 3 },
  { productId: 2, name: 'Ржаной', slotAt: ten, pieces: 1 },
]);

/** Pages, embedded fonts, and the signs that can be copied out of it. PDF 32000-1:2008, 9.10.3. */
function readPdf(bytes: Uint8Array) {
  const file = Buffer.from(bytes).toString('latin1');
  const streams = [...file.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, content]) => {
    try {
      return inflateSync(Buffer.from(content!, 'latin1')).toString('latin1');
    } catch {
      return '';
    }
  });
  return {
    pages: file.match(/\/Type \/Page\b/g)?.length,
    size: /\/MediaBox \[([^\]]*)\]/.exec(file)?.[1],
    fonts: file.match(/\/FontFile2/g)?.length,
    signs: streams.filter((stream) => stream.includes('beginbfchar') || stream.includes('beginbfrange')).join('\n'),
  };
}

describe('The sheet on the wall', () => {
  it('is product by slot, late first, with sums', () => {
    expect(layOutSheet(sayIn('en'), some)).toEqual([
      {
        title: 'To bake · Crumb & Co',
        subtitle: expect.stringMatching(/^Saturday,? 21 November 2026$/),
        columns: ['late', '09:00', '10:00', 'all'],
        rows: [
          { name: 'Brötchen', pieces: [0, 12, 0, 12] },
          { name: 'Ржаной', pieces: [2, 3, 1, 6] },
          { name: 'all', pieces: [2, 15, 1, 18] },
        ],
      },
    ]);
  });

  it('is a PDF of one page that brings its letters along, Cyrillic too', () => {
    const screen = sheetScreen(sayIn('ru'), some);
    expect(screen.document).toMatchObject({ name: 'bake-2026-11-21.pdf' });
    const pdf = readPdf(drawSheet(layOutSheet(sayIn('ru'), some)));
    expect(pdf).toMatchObject({ pages: 1, size: '0 0 842 595', fonts: 1 });
    expect(pdf.signs).toMatch(/0420/);
  });

  it.each(languages)('has three pages with a hundred products and forty slots, in %s', (language) => {
    const cells = Array.from({ length: 4_000 }, (_, i) => ({
      productId: i % 100,
      name: `🥐 ${'Grandmother’s Sunday cake '.repeat(3)}${i % 100}`,
      slotAt: new Date(nine.getTime() + (i % 40) * 900_000),
      pieces: 1,
    }));
    const tables = layOutSheet(sayIn(language), sheet(cells));
    expect(tables.map(({ columns, rows }) => [columns.length, rows.length])).toEqual([
      [15, 34],
      [15, 34],
      [15, 33],
    ]);
    expect(tables.map(({ subtitle }) => subtitle.endsWith('3'))).toEqual([true, true, true]);
    const rows = tables.flatMap((table) => table.rows);
    expect(rows.at(-1)!.pieces.at(-1)).toBe(4_000);
    expect(rows.slice(0, -1).reduce((sum, { pieces }) => sum + pieces.at(-1)!, 0)).toBe(4_000);
    expect(readPdf(drawSheet(tables)).pages).toBe(3);
  });

  it('has ten pages at most, the rest of a giant counted together', () => {
    const cells = Array.from({ length: 400 }, (_, i) => ({
      productId: i,
      name: `Пирог ${i}`,
      slotAt: nine,
      pieces: 2,
    }));
    const tables = layOutSheet(sayIn('ru'), sheet(cells));
    expect(tables).toHaveLength(10);
    expect(tables.at(-1)!.rows.slice(-2)).toEqual([
      { name: 'и ещё 60 товаров', pieces: [120, 120] },
      { name: 'всего', pieces: [800, 800] },
    ]);
    const pdf = readPdf(drawSheet(tables));
    expect([pdf.pages, pdf.fonts]).toEqual([10, 1]);
  });
});

describe('The suggestion for tomorrow', () => {
  const products = [{ productId: 1, name: 'Grandmother’s Sunday cake with cherries', pieces: 12 }];

  it('has a button for each product, as wide as the screen', () => {
    const { buttons } = tomorrowScreen(sayIn('en'), { products, page: 0, count: 1 });
    expect(buttons![0]![0]!.label).toBe('👩‍🍳 Grandmother’s Sunday cake wi… · 12');
  });

  it('says when it has none', () => {
    expect(tomorrowScreen(sayIn('ru'), { products: [], page: 0, count: 0 }).text).toContain('подсказать пока нечего');
  });
});

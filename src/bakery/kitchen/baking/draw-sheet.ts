import { createRequire } from 'node:module';
import { GlobalFonts, PDFDocument, type SKRSContext2D } from '@napi-rs/canvas';
import type { SheetTable } from './lay-out-sheet.ts';

/** A4 across, in points. */
const PAGE = { width: 842, height: 595, margin: 36 };
const HEAD = 62;
const NAME_WIDTH = 200;
const MOST_COLUMN_WIDTH = 70;
const MOST_ROW_HEIGHT = 22;
const FONT = 'Bulka Sheet';

/** @returns a PDF of A4 pages, a table on each, with its font in it. */
export function drawSheet(tables: readonly SheetTable[]): Uint8Array {
  useFont();
  const [first] = tables;
  const pdf = new PDFDocument({ title: `${first?.title} · ${first?.subtitle}` });
  for (const table of tables) {
    drawTable(pdf.beginPage(PAGE.width, PAGE.height) as SKRSContext2D, table);
    pdf.endPage();
  }
  return pdf.close();
}

/** The machine may have no fonts at all, or none with Cyrillic. */
function useFont(): void {
  if (GlobalFonts.has(FONT)) return;
  const file = createRequire(import.meta.url).resolve('@expo-google-fonts/roboto/400Regular/Roboto_400Regular.ttf');
  GlobalFonts.registerFromPath(file, FONT);
}

function drawTable(page: SKRSContext2D, { title, subtitle, columns, rows }: SheetTable): void {
  const { width, height, margin } = PAGE;
  const rowHeight = Math.min(MOST_ROW_HEIGHT, (height - 2 * margin - HEAD) / (rows.length + 1));
  const columnWidth = Math.min(MOST_COLUMN_WIDTH, (width - 2 * margin - NAME_WIDTH) / columns.length);
  const right = margin + NAME_WIDTH + columnWidth * columns.length;
  const top = margin + HEAD;
  const size = Math.min(12, rowHeight * 0.72);

  write(page, title, { x: margin, y: margin + 20, size: 20, most: width - 2 * margin });
  write(page, subtitle, { x: margin, y: margin + 40, size: 12, most: width - 2 * margin });
  for (const [i, column] of columns.entries()) {
    const x = margin + NAME_WIDTH + columnWidth * (i + 1) - 4;
    write(page, column, {
      x,
      y: top + rowHeight * 0.7,
      size: Math.min(size, 9),
      most: columnWidth - 4,
      align: 'right',
    });
  }
  for (const [i, { name, pieces }] of rows.entries()) {
    const y = top + rowHeight * (i + 1);
    line(page, { from: margin, to: right, y, isStrong: i === 0 || i === rows.length - 1 });
    write(page, name, { x: margin, y: y + rowHeight * 0.7, size, most: NAME_WIDTH - 6 });
    for (const [j, number] of pieces.entries()) {
      const x = margin + NAME_WIDTH + columnWidth * (j + 1) - 4;
      if (number > 0) write(page, `${number}`, { x, y: y + rowHeight * 0.7, size, most: columnWidth, align: 'right' });
    }
  }
}

interface Written {
  readonly x: number;
  /** The line that letters stand on. */
  readonly y: number;
  readonly size: number;
  /** Points; what is wider is cut. */
  readonly most: number;
  readonly align?: 'left' | 'right';
}

function write(page: SKRSContext2D, text: string, { x, y, size, most, align = 'left' }: Written): void {
  page.font = `${size}px "${FONT}"`;
  page.textAlign = align;
  page.fillStyle = '#000';
  page.fillText(fitting(page, printable(text), most), x, y);
}

/** The font has no emoji. */
function printable(text: string): string {
  return text.replace(/\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u200D|\uFE0F/gu, '').trim();
}

function fitting(page: SKRSContext2D, text: string, most: number): string {
  if (page.measureText(text).width <= most) return text;
  const letters = [...text];
  while (letters.length > 1 && page.measureText(`${letters.join('')}…`).width > most) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

function line(
  page: SKRSContext2D,
  { from, to, y, isStrong }: { from: number; to: number; y: number; isStrong: boolean },
) {
  page.strokeStyle = isStrong ? '#000' : '#bbb';
  page.lineWidth = isStrong ? 1 : 0.5;
  page.beginPath();
  page.moveTo(from, y);
  page.lineTo(to, y);
  page.stroke();
}

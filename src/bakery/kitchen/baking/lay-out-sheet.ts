import type { Say } from '../../../chat/say.ts';
import type { Cell, Sheet } from './sheet.queries.ts';

/** What fits on one page and can still be read. */
const MOST_COLUMNS = 14;
const MOST_ROWS = 34;
/** More paper than this nobody carries to the oven. */
const MOST_PAGES = 10;

export interface SheetTable {
  readonly title: string;
  readonly subtitle: string;
  /** Slots, and the sum. */
  readonly columns: readonly string[];
  /** Products, and the sum; 0 is an empty cell. */
  readonly rows: readonly { readonly name: string; readonly pieces: readonly number[] }[];
}

/**
 * Product by slot, page by page. Later slots than fit share the last column, products than fit on all pages the last
 * row; the sum stands at the end.
 */
export function layOutSheet(say: Say, { shop, day, timeZone, cells }: Sheet): SheetTable[] {
  const slots = [...new Set(cells.map(slotOf))];
  const shown = slots.length > MOST_COLUMNS ? slots.slice(0, MOST_COLUMNS) : slots;
  const columnOf = (cell: Cell) => Math.min(slots.indexOf(slotOf(cell)), shown.length - 1);
  const names = shown.map((slot, i) => {
    if (slot === null) return say('bake.sheet.late');
    const time = say.time(new Date(slot), timeZone, new Date(slot));
    return i === shown.length - 1 && slots.length > shown.length ? `${time}+` : time;
  });
  const products = [...Map.groupBy(cells, ({ productId }) => productId).values()].sort((a, b) =>
    a[0]!.name.localeCompare(b[0]!.name, say.language),
  );
  const row = (name: string, some: readonly Cell[]) => {
    const pieces = Array.from<number>({ length: shown.length }).fill(0);
    for (const cell of some) pieces[columnOf(cell)]! += cell.pieces;
    return { name, pieces: [...pieces, pieces.reduce((sum, one) => sum + one, 0)] };
  };
  const left = products.splice(MOST_ROWS * MOST_PAGES);
  const rows = [
    ...products.map((some) => row(some[0]!.name, some)),
    ...(left.length > 0 ? [row(say('bake.sheet.more', { count: left.length }), left.flat())] : []),
  ];
  const pages = pagesOf(rows);
  const date = fullDay(day, timeZone, say.language);
  return pages.map((some, i) => ({
    title: say('bake.sheet.title', { shop }),
    subtitle: pages.length === 1 ? date : `${date} · ${say('bake.sheet.page', { page: i + 1, pages: pages.length })}`,
    columns: [...names, say('bake.sheet.sum')],
    rows: i < pages.length - 1 ? some : [...some, row(say('bake.sheet.sum'), cells)],
  }));
}

/** As many rows on each page as fit; what is counted together stands on the last. */
function pagesOf<Row>(rows: readonly Row[]): Row[][] {
  const count = Math.min(MOST_PAGES, Math.max(1, Math.ceil(rows.length / MOST_ROWS)));
  return Array.from({ length: count }, (_, i) =>
    rows.slice(i * MOST_ROWS, i === count - 1 ? undefined : (i + 1) * MOST_ROWS),
  );
}

function slotOf({ slotAt }: Cell): number | null {
  return slotAt === null ? null : slotAt.getTime();
}

/** A sheet on the wall is read tomorrow too: the whole date, no "today". */
function fullDay(day: Date, timeZone: string, language: string): string {
  const locale = language === 'en' ? 'en-GB' : language;
  return new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'full' }).format(day);
}

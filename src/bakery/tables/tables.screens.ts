import { label } from '../../chat/emoji.ts';
import { PAGE, pageOf, pager } from '../../chat/pages.ts';
import type { Say } from '../../chat/say.ts';
import type { Button, Screen } from '../../chat/screen.ts';
import { shorten } from '../../chat/shorten.ts';
import { openHome } from '../shops/home.actions.ts';
import { type ListOf, packPlace, type Way } from './list-place.ts';
import { shownValue, type TablePlace } from './shown-value.ts';
import { type Reason, type Row, reasons, type Table } from './table.ts';
import { askWhy, openRow, openTable, openTables, searchTable, setWholePage } from './tables.actions.ts';
import type { RowPage } from './tables.queries.ts';
import { tables } from './tables.ts';

/** Letters on a button as wide as the screen. */
export const WIDE = 34;

export const nameOf = (say: Say, { name }: Table) => say(`tables.names.${name}`);

export function tablesScreen(say: Say, shop: string, page: number): Screen {
  const shown = pageOf(page, tables.length);
  const places = tables.map((table, place) => ({ table, place })).slice(shown * PAGE, (shown + 1) * PAGE);
  return {
    text: say.html('tables.title', { shop }),
    buttons: [
      ...places.map(({ table, place }) => [{ label: nameOf(say, table), data: listData(whole(place)) }]),
      ...pager(shown, tables.length, (to) => openTables.write({ page: to })),
      [{ label: label('back', say('tables.home')), data: openHome.write({}) }],
    ],
  };
}

export const whole = (table: number): ListOf => ({ table, by: 0, ofId: 0, searchId: 0, sort: 0 });

export function listData(list: ListOf, cursor?: { row: Row; way: Way }): string {
  const { rowId = 0, partId = 0 } = cursor?.row ?? {};
  const { ofId, searchId } = list;
  return openTable.write({ place: packPlace(list, cursor?.way ?? 'after'), ofId, searchId, rowId, partId });
}

export function rowData(list: ListOf, rowId: number, partId: number): string {
  const { ofId, searchId } = list;
  return openRow.write({ place: packPlace(list, 'from'), ofId, searchId, rowId, partId });
}

export interface ShownList extends RowPage {
  readonly list: ListOf;
  readonly words?: string;
}

export function tableScreen(
  say: Say,
  { list, rows, hasBefore, hasAfter, words }: ShownList,
  place: TablePlace,
): Screen {
  const table = tables[list.table]!;
  const [first, last] = [rows[0], rows.at(-1)];
  const title = say.html('tables.list', { name: nameOf(say, table), shop: place.shop });
  const sought = words === undefined ? [] : [say.html('tables.sought', { words })];
  const none = rows.length > 0 ? [] : ['', say.html(words === undefined ? 'tables.empty' : 'tables.none-found')];
  const before = hasBefore && first ? [move(say, 'previous', list, first, 'before')] : [];
  const after = hasAfter && last ? [move(say, 'next', list, last, 'after')] : [];
  return {
    text: [title, ...sought, ...none].join('\n'),
    buttons: [
      ...rows.map((row) => [rowButton(say, table, row, list, place)]),
      [...before, ...after],
      ...bulkButtons(say, table, rows, list),
      [
        ...sortButton(say, table, list),
        { label: label('search', say('tables.search')), data: searchTable.write({ table: list.table }) },
      ],
      addButton(say, table),
      [{ label: label('back', say('tables.all')), data: openTables.write({ page: Math.floor(list.table / PAGE) }) }],
    ].filter((row) => row.length > 0),
  };
}

function move(say: Say, meaning: 'previous' | 'next', list: ListOf, row: Row, way: Way): Button {
  return { label: label(meaning, say(`tables.${meaning}`)), data: listData(list, { row, way }) };
}

function rowButton(say: Say, table: Table, row: Row, list: ListOf, place: TablePlace): Button {
  const parts = table.title.flatMap((name) => {
    const column = table.columns.find((one) => one.name === name);
    const value = column ? shownValue(say, column, row, place) : undefined;
    return value === undefined ? [] : [value];
  });
  const { rowId, partId } = row;
  return { label: shorten(parts.join(' · '), WIDE), data: rowData(list, rowId, partId) };
}

function sortButton(say: Say, { orderings }: Table, list: ListOf): Button[] {
  if (orderings.length < 2) return [];
  const now = orderings[list.sort] ?? orderings[0]!;
  const sort = (orderings.indexOf(now) + 1) % orderings.length;
  return [{ label: label('filters', say(`tables.sorted.${now.name}`)), data: listData({ ...list, sort }) }];
}

function bulkButtons(say: Say, table: Table, rows: readonly Row[], list: ListOf): Button[][] {
  const [first] = rows;
  if (!table.bulk || !first) return [];
  const { rowId, partId } = first;
  const { ofId, searchId } = list;
  const data = (way: Way) =>
    setWholePage.write({ place: packPlace(list, way), ofId, searchId, rowId, partId, sum: sumOf(rows) });
  return [
    [
      { label: label('shelf', say('tables.page-on')), data: data('on') },
      { label: label('shelf', say('tables.page-off')), data: data('off') },
    ],
  ];
}

/** Tells one set of rows from another. */
export function sumOf(rows: readonly Row[]): number {
  return rows.reduce((sum, { rowId }) => (sum * 31 + rowId) % 2 ** 30, 7);
}

function addButton(say: Say, { add }: Table): Button[] {
  const text = label('add', say('tables.add'));
  return [typeof add === 'string' ? { label: text, data: why(add) } : { label: text, data: add.data }];
}

export const why = (reason: Reason) => askWhy.write({ reason: reasons.indexOf(reason) });

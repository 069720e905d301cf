import { below } from '../../chat/action.ts';
import { label, ticked } from '../../chat/emoji.ts';
import { PAGE, pageOf, pager } from '../../chat/pages.ts';
import type { Say } from '../../chat/say.ts';
import type { Button, Screen } from '../../chat/screen.ts';
import { shorten } from '../../chat/shorten.ts';
import { openHome } from '../shops/home.actions.ts';
import { type ListOf, packPlace, type Way } from './list-place.ts';
import { columnName, shownValue, type TablePlace } from './shown-value.ts';
import { type Reason, type Row, reasons, type Table } from './table.ts';
import { askWhyNot, openRow, openTable, openTables, searchTable, setWholePage } from './tables.actions.ts';
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

/** The row that all rows of a list point at. */
export interface Parent {
  readonly place: number;
  readonly row: Row;
}

export interface ShownList extends RowPage {
  readonly list: ListOf;
  readonly words?: string;
  readonly parent?: Parent;
}

export function tableScreen(
  say: Say,
  { list, rows, hasBefore, hasAfter, words, parent }: ShownList,
  place: TablePlace,
): Screen {
  const table = tables[list.table]!;
  const [first, last] = [rows[0], rows.at(-1)];
  const of = parent && titleOf(say, tables[parent.place]!, parent.row, place);
  const title = say.html('tables.list', { name: nameOf(say, table), shop: of ?? place.shop });
  const sought = words === undefined ? [] : [say.html('tables.sought', { words })];
  const found = table.beginning ? 'tables.none-found' : 'tables.none-numbered';
  const none = rows.length > 0 ? [] : ['', say.html(words === undefined ? 'tables.empty' : found)];
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
      addButton(say, list.table, parent),
      [backButton(say, list, parent, of)],
    ].filter((row) => row.length > 0),
  };
}

function backButton(say: Say, { table }: ListOf, parent?: Parent, of = ''): Button {
  if (!parent)
    return { label: label('back', say('tables.all')), data: openTables.write({ page: Math.floor(table / PAGE) }) };
  const { rowId, partId } = parent.row;
  return { label: label('back', shorten(of, WIDE - 3)), data: rowData(whole(parent.place), rowId, partId) };
}

function move(say: Say, meaning: 'previous' | 'next', list: ListOf, row: Row, way: Way): Button {
  return { label: label(meaning, say(`tables.${meaning}`)), data: listData(list, { row, way }) };
}

function rowButton(say: Say, table: Table, row: Row, list: ListOf, place: TablePlace): Button {
  const { rowId, partId } = row;
  const title = titleOf(say, table, row, place);
  const data = rowData(list, rowId, partId);
  if (!table.bulk) return { label: shorten(title, WIDE), data };
  return { label: ticked(row.values[table.bulk.column] === true, shorten(title, WIDE - 3)), data };
}

/** A row in a line of plain text. */
export function titleOf(say: Say, table: Table, row: Row, place: TablePlace): string {
  const parts = table.title.flatMap((name) => {
    const column = table.columns.find((one) => one.name === name);
    const value = column ? shownValue(say, column, row, place) : undefined;
    if (value === undefined) return [];
    return column?.shown === 'yes' ? [`${columnName(say, column)}: ${value}`] : [value];
  });
  return parts.join(' · ');
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
  return inPairs([
    { label: label('shelf', say('tables.page-on')), data: data('on') },
    { label: label('shelf', say('tables.page-off')), data: data('off') },
  ]);
}

/** Two in a row where both fit: half a name says nothing. */
export function inPairs(buttons: readonly Button[]): Button[][] {
  const isNarrow = ({ label: text }: Button) => text.length <= WIDE / 2;
  const found: Button[][] = [];
  for (const button of buttons) {
    const last = found.at(-1);
    if (last?.length === 1 && isNarrow(button) && isNarrow(last[0]!)) last.push(button);
    else found.push([button]);
  }
  return found;
}

/** Tells one set of rows from another. */
export function sumOf(rows: readonly Row[]): number {
  return rows.reduce((sum, { rowId }) => (sum * 31 + rowId) % 2 ** 30, 7);
}

/** What is not added here may be on the page of the row that the list is of. */
function addButton(say: Say, place: number, parent?: Parent): Button[] {
  const { add } = tables[place]!;
  const data = typeof add === 'string' ? whyNot(add, parent?.place ?? place, parent?.row) : below(add.data);
  return [{ label: label('add', say('tables.add')), data }];
}

export function whyNot(reason: Reason, table: number, row?: Row): string {
  return askWhyNot.write({ reason: reasons.indexOf(reason), table, rowId: row?.rowId ?? 0, partId: row?.partId ?? 0 });
}

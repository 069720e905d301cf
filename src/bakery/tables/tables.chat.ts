import { fieldForm } from '../../chat/field-form.ts';
import { form, showNothing } from '../../chat/form.ts';
import { text } from '../../chat/readers.ts';
import { room } from '../../chat/room.ts';
import type { Turn } from '../../chat/turn.ts';
import { keepSearch } from '../catalog/finding/keep-search.ts';
import { LONGEST_SEARCH } from '../catalog/finding/search.ts';
import { workplace } from '../people/workplace.ts';
import { atWork } from '../people/workplaces/at-work.ts';
import { Refusal } from '../refusal.ts';
import { type ListOf, unpackPlace, type Way } from './list-place.ts';
import { removalScreen, rowFieldsScreen, rowScreen, whyNotScreen } from './row.screens.ts';
import type { TablePlace } from './shown-value.ts';
import { type Row, reasons, type Table } from './table.ts';
import {
  askWhy,
  askWhyNot,
  confirmRemoval,
  editRow,
  openRow,
  openRowFields,
  openTable,
  openTables,
  removeRow,
  searchTable,
  setWholePage,
} from './tables.actions.ts';
import { oneRow, pointingAt, rowPage, tablePlace, wordsOf } from './tables.queries.ts';
import { type Parent, type ShownList, sumOf, tableScreen, tablesScreen, titleOf, whole } from './tables.screens.ts';
import { tables } from './tables.ts';

export const allTables = room();

interface SearchDraft {
  readonly table: number;
  readonly words: string;
}

const searchForm = form<SearchDraft>({
  id: 'search-table',
  steps: {
    words: {
      ask: ({ say }, { table = 0 }) => ({ text: say.html(askFor(known(table))) }),
      read: text(1, LONGEST_SEARCH),
    },
  },
  async submit(turn, { table, words }) {
    const { searchId } = await turn.run(keepSearch, { words });
    await showList(turn, { ...whole(table), searchId });
  },
  cancelled: (turn, { table = 0 }) => showList(turn, whole(table)),
  putAside: showNothing,
});
allTables.form(searchForm);

/** One for each table that can be edited: a question under way knows its fields. */
const editForms = tables.map(({ name, edit }, table) => {
  if (typeof edit === 'string') return undefined;
  const made = fieldForm({
    id: `table-${name}`,
    fields: edit.fields,
    words: edit.words,
    save: edit.save,
    show: (turn, { rowId }) => showRow(turn, whole(table), rowId, 0),
  });
  allTables.form(made);
  return made;
});

allTables.command('tables', async (turn) => turn.send(await overview(turn, 0)));
allTables.on(openTables, async (turn, { page }) => turn.show(await overview(turn, page)));
allTables.on(openTable, (turn, { place, rowId, partId, ...rest }) => {
  const { way, ...list } = unpackPlace(place);
  return showList(turn, { ...list, ...rest }, { rowId, partId, way });
});
allTables.on(openRow, (turn, { place, rowId, partId, ...rest }) =>
  showRow(turn, { ...unpackPlace(place), ...rest }, rowId, partId),
);
allTables.on(searchTable, async (turn, { table }) => {
  known(table);
  workplace(turn.visitor, 'owner');
  await turn.begin(searchForm, { table });
});
allTables.on(askWhy, async (turn, { reason }) => turn.toast(turn.say(`tables.why.${reasons[reason] ?? 'page'}`)));
allTables.on(askWhyNot, async (turn, { reason: place, table, rowId, partId }) => {
  workplace(turn.visitor, 'owner');
  const reason = reasons[place] ?? 'page';
  const { row } = rowId === 0 ? {} : await found(turn, known(table), rowId, partId);
  await turn.send(whyNotScreen(turn.say, reason, known(table), row));
});
allTables.on(openRowFields, async (turn, { table, rowId }) => {
  const { row, place } = await found(turn, known(table), rowId, 0);
  await turn.show(rowFieldsScreen(turn.say, table, row, place));
});
allTables.on(editRow, async (turn, { table, rowId, field: position }) => {
  const { edit } = known(table);
  const { row, place } = await found(turn, known(table), rowId, 0);
  const field = typeof edit === 'string' ? undefined : edit.fields[position];
  if (!field) throw new Refusal('table.gone');
  const seen = row.values[field.name] ?? null;
  const { currency, timeZone } = place;
  const called = titleOf(turn.say, known(table), row, place);
  const draft = { rowId, field: field.name, called, page: 0, seen, currency, timeZone };
  await turn.begin(editForms[table]!, draft);
});
allTables.on(removeRow, async (turn, { table, rowId, partId }) => {
  const { remove } = known(table);
  if (typeof remove === 'string') throw new Refusal('table.gone');
  const { row, place } = await found(turn, known(table), rowId, partId);
  await turn.show(removalScreen(turn.say, remove.ask, table, row, place));
});
allTables.on(confirmRemoval, async (turn, { table, rowId, partId }) => {
  const { remove } = known(table);
  await found(turn, known(table), rowId, partId);
  if (typeof remove === 'string') throw new Refusal('table.gone');
  await remove.remove(turn, rowId, partId);
  await showList(turn, whole(table));
});
allTables.on(setWholePage, async (turn, { place, rowId, partId, sum, ...rest }) => {
  const { way, ...ofTable } = unpackPlace(place);
  const list = { ...ofTable, ...rest };
  const { bulk } = known(list.table);
  const shown = await listed(turn, list, { rowId, partId, way: 'from' });
  if (bulk && sumOf(shown.rows) === sum) {
    const rowIds = shown.rows.map((row) => row.rowId);
    await bulk.set(turn, workplace(turn.visitor, 'owner'), rowIds, way === 'on');
  } else {
    await turn.toast(turn.say('tables.moved-on'));
  }
  await showList(turn, list, { rowId, partId, way: 'from' });
});

async function overview(turn: Turn, page: number) {
  const { shop } = await placeOf(turn);
  return atWork(turn, workplace(turn.visitor, 'owner'), tablesScreen(turn.say, shop, page));
}

/** @throws {Refusal} for a place that no table has */
function known(place: number): Table {
  const table = tables[place];
  if (!table) throw new Refusal('table.gone');
  return table;
}

/** The operator sees all shops, and all that belongs to the one they look at. */
function scopeOf(turn: Turn, table: Table): number | null {
  const shopId = workplace(turn.visitor, 'owner');
  return turn.visitor.operator && table.name === 'shop' ? null : shopId;
}

async function placeOf(turn: Turn, shopId = workplace(turn.visitor, 'owner')): Promise<TablePlace> {
  return { ...(await turn.read(tablePlace, shopId))!, now: turn.now };
}

function askFor({ beginning, number }: Table): string {
  return beginning ? 'tables.ask-search' : number ? 'tables.ask-order' : 'tables.ask-number';
}

async function found(
  turn: Turn,
  table: Table,
  rowId: number,
  partId: number,
): Promise<{ row: Row; place: TablePlace }> {
  const row = await turn.read(oneRow, table, scopeOf(turn, table), rowId, partId);
  if (!row) throw new Refusal('table.gone');
  // A bakery's amounts are in its own currency, whichever the operator works in.
  return { row, place: await (table.name === 'shop' ? placeOf(turn, rowId) : placeOf(turn)) };
}

type Cursor = { readonly rowId: number; readonly partId: number; readonly way: Way };

async function listed(turn: Turn, list: ListOf, cursor?: Cursor): Promise<ShownList> {
  const table = known(list.table);
  const column = list.by === 0 ? undefined : table.columns[list.by - 1];
  if (list.by > 0 && !column?.to) throw new Refusal('table.gone');
  const words =
    list.searchId === 0 ? undefined : ((await turn.read(wordsOf, list.searchId, turn.visitor.personId)) ?? '');
  const at = { rowId: cursor?.rowId ?? 0, partId: cursor?.partId ?? 0 };
  const page = await turn.read(rowPage, {
    table,
    words,
    shopId: scopeOf(turn, table),
    only: column && { column: column.name, id: list.ofId },
    ordering: table.orderings[list.sort] ?? table.orderings[0]!,
    cursor: at.rowId === 0 ? undefined : { ...at, way: cursor?.way ?? 'after' },
  });
  const parent = column?.to === undefined ? undefined : await parentOf(turn, column.to, list.ofId);
  return { ...page, list, words, parent };
}

/** @throws {Refusal} for one of another bakery */
async function parentOf(turn: Turn, name: string, rowId: number): Promise<Parent> {
  const place = tables.findIndex((table) => table.name === name);
  const { row } = await found(turn, known(place), rowId, 0);
  return { place, row };
}

async function showList(turn: Turn, list: ListOf, cursor?: Cursor): Promise<void> {
  const shown = await listed(turn, list, cursor);
  await turn.show(tableScreen(turn.say, shown, await placeOf(turn)));
}

async function showRow(turn: Turn, list: ListOf, rowId: number, partId: number): Promise<void> {
  const table = known(list.table);
  const { row, place } = await found(turn, table, rowId, partId);
  const pointing = await turn.read(pointingAt, table, scopeOf(turn, table), rowId);
  const isElsewhere = table.name === 'shop' && rowId !== workplace(turn.visitor, 'owner');
  await turn.show(rowScreen(turn.say, { row, list, pointing, isElsewhere }, place));
}

import { below } from '../../chat/action.ts';
import { label } from '../../chat/emoji.ts';
import { escapeHtml } from '../../chat/escape.ts';
import type { Say } from '../../chat/say.ts';
import type { Button, Screen } from '../../chat/screen.ts';
import { shorten } from '../../chat/shorten.ts';
import { openChange, openRowChanges } from '../audit/audit.actions.ts';
import { workAt } from '../people/workplaces/workplaces.actions.ts';
import { auditedTables } from './audited-tables.ts';
import type { ListOf } from './list-place.ts';
import { columnName, shownValue, type TablePlace } from './shown-value.ts';
import type { Reason, Row, Table } from './table.ts';
import { confirmRemoval, editRow, openRowFields, removeRow } from './tables.actions.ts';
import type { Pointing } from './tables.queries.ts';
import { inPairs, listData, nameOf, rowData, titleOf, WIDE, whole, whyNot } from './tables.screens.ts';
import { tables } from './tables.ts';

/** Of one value, where all of a row are shown. */
const LONGEST_VALUE = 160;

/** A row as it is looked at. */
export interface ShownRow {
  readonly row: Row;
  /** To go back to. */
  readonly list: ListOf;
  readonly pointing: readonly Pointing[];
  /** It is a bakery where its reader does not work now. */
  readonly isElsewhere?: boolean;
}

/** One row with all that an owner may see of it, where it points to, and what points at it. */
export function rowScreen(say: Say, { row, list, pointing, isElsewhere }: ShownRow, place: TablePlace): Screen {
  const table = tables[list.table]!;
  const lines = table.columns.flatMap((column) => {
    const value = shownValue(say, column, row, place);
    const name = escapeHtml(columnName(say, column));
    return value === undefined ? [] : [`${name}: <b>${escapeHtml(shorten(value, LONGEST_VALUE))}</b>`];
  });
  const { rowId, partId } = row;
  const edit =
    typeof table.edit === 'string'
      ? whyNot(table.edit, list.table, row)
      : openRowFields.write({ table: list.table, rowId, page: 0 });
  const remove =
    typeof table.remove === 'string'
      ? whyNot(table.remove, list.table, row)
      : removeRow.write({ table: list.table, rowId, partId });
  return {
    text: [say.html('tables.row', { name: nameOf(say, table), shop: place.shop }), '', ...lines].join('\n'),
    buttons: [
      ...inPairs(linkButtons(say, table, row)),
      ...inPairs(pointing.map((one) => pointingButton(say, one, table, rowId))),
      ...pageButton(say, table, row),
      ...(isElsewhere
        ? [[{ label: label('shop', say('tables.work-here')), data: below(workAt.write({ shopId: rowId })) }]]
        : []),
      [
        { label: label('edit', say('tables.edit')), data: edit },
        { label: label('remove', say('tables.remove')), data: remove },
      ],
      ...changesButton(say, list.table, row),
      [{ label: label('back', nameOf(say, table)), data: listData(list, { row, way: 'from' }) }],
    ],
  };
}

/** Its page comes below, so that the row and the way back to its table stay. */
function pageButton(say: Say, { page }: Table, row: Row): Button[][] {
  const data = page?.of(row);
  return page && data ? [[{ label: label(page.meaning, say(`tables.pages.${page.name}`)), data: below(data) }]] : [];
}

/** Where it is done instead. */
export function whyNotScreen(say: Say, reason: Reason, table?: Table, row?: Row): Screen {
  return { text: say.html(`tables.why.${reason}`), buttons: table && row ? pageButton(say, table, row) : [] };
}

/** Who has changed it, where that is noted. */
function changesButton(say: Say, place: number, { rowId }: Row): Button[][] {
  const { name } = tables[place]!;
  if (name === 'audit') {
    const data = openChange.write({ changeId: rowId, byId: 0, table: 0, day: 0 });
    return [[{ label: label('report', say('tables.pages.change')), data: below(data) }]];
  }
  // Of people only their PIN is noted: all else is theirs.
  if (!auditedTables.includes(name) || name === 'person') return [];
  const data = openRowChanges.write({ table: place, rowId, changeId: 0, way: 0 });
  return [[{ label: label('report', say('tables.changes')), data: below(data) }]];
}

/** Where it points to. */
function linkButtons(say: Say, { columns }: Table, { values, links }: Row): Button[] {
  return columns.flatMap(({ name, to }) => {
    const table = tables.findIndex((one) => one.name === to);
    const rowId = values[name];
    if (table < 0 || typeof rowId !== 'number' || !links[name]) return [];
    const data = rowData(whole(table), rowId, 0);
    return [{ label: shorten(`${say(`tables.columns.${name}`)}: ${links[name]}`, WIDE), data }];
  });
}

/** The list of those that point at it. */
function pointingButton(say: Say, { place, by }: Pointing, { name }: Table, ofId: number): Button {
  const table = tables[place]!;
  const isOnly = table.columns.filter((one) => one.to === name).length === 1;
  const role = isOnly ? '' : ` (${say(`tables.columns.${table.columns[by - 1]!.name}`)})`;
  return { label: shorten(`${nameOf(say, table)}${role}`, WIDE), data: listData({ ...whole(place), by, ofId }) };
}

/** A row's fields, each with what is in it. */
export function rowFieldsScreen(say: Say, tablePlace: number, row: Row, place: TablePlace): Screen {
  const table = tables[tablePlace]!;
  if (typeof table.edit === 'string') return whyNotScreen(say, table.edit, table, row);
  const { fields, words } = table.edit;
  const { rowId, partId } = row;
  return {
    text: say.html('tables.which-field', { name: titleOf(say, table, row, place) }),
    buttons: [
      ...inPairs(
        fields.map(({ name }, field) => ({
          label: label('edit', shorten(say(`${words}.${name}.name`), WIDE - 2)),
          data: editRow.write({ table: tablePlace, rowId, field }),
        })),
      ),
      [
        {
          label: label('back', say('tables.back')),
          data: rowData(whole(tablePlace), rowId, partId),
        },
      ],
    ],
  };
}

export function removalScreen(say: Say, ask: string, tablePlace: number, row: Row, place: TablePlace): Screen {
  const { rowId, partId } = row;
  const name = titleOf(say, tables[tablePlace]!, row, place);
  return {
    text: [say.html('forms.field-of', { name }), say.html(ask)].join('\n'),
    buttons: [
      [
        {
          label: label('remove', say('tables.remove')),
          data: confirmRemoval.write({ table: tablePlace, rowId, partId }),
        },
        { label: label('cancel', say('tables.keep')), data: rowData(whole(tablePlace), rowId, partId) },
      ],
    ],
  };
}

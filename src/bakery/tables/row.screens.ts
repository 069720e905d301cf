import { label } from '../../chat/emoji.ts';
import { escapeHtml } from '../../chat/escape.ts';
import type { Say } from '../../chat/say.ts';
import type { Button, Screen } from '../../chat/screen.ts';
import { shorten } from '../../chat/shorten.ts';
import type { ListOf } from './list-place.ts';
import { columnName, shownValue, type TablePlace } from './shown-value.ts';
import type { Row, Table } from './table.ts';
import { confirmRemoval, editRow, openRowFields, removeRow } from './tables.actions.ts';
import { listData, nameOf, rowData, WIDE, whole, why } from './tables.screens.ts';
import { tables } from './tables.ts';

/** Of one value, where all of a row are shown. */
const LONGEST_VALUE = 160;

/** One row with all that an owner may see of it, where it points to, and what points at it. */
export function rowScreen(say: Say, row: Row, list: ListOf, place: TablePlace): Screen {
  const table = tables[list.table]!;
  const lines = table.columns.flatMap((column) => {
    const value = shownValue(say, column, row, place);
    const name = escapeHtml(columnName(say, column));
    return value === undefined ? [] : [`${name}: <b>${escapeHtml(shorten(value, LONGEST_VALUE))}</b>`];
  });
  const { rowId } = row;
  const edit =
    typeof table.edit === 'string' ? why(table.edit) : openRowFields.write({ table: list.table, rowId, page: 0 });
  const remove =
    typeof table.remove === 'string'
      ? why(table.remove)
      : removeRow.write({ table: list.table, rowId, partId: row.partId });
  return {
    text: [say.html('tables.row', { name: nameOf(say, table), shop: place.shop }), '', ...lines].join('\n'),
    buttons: [
      ...inPairs(linkButtons(say, table, row)),
      ...inPairs(childButtons(say, list.table, row)),
      [
        { label: label('edit', say('tables.edit')), data: edit },
        { label: label('remove', say('tables.remove')), data: remove },
      ],
      [{ label: label('back', nameOf(say, table)), data: listData(list, { row, way: 'from' }) }],
    ],
  };
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

/** What points at it. */
function childButtons(say: Say, place: number, { rowId }: Row): Button[] {
  return tables.flatMap((child, table) =>
    child.columns.flatMap(({ name, to }, index) => {
      if (to !== tables[place]!.name) return [];
      const isOnly = child.columns.filter((one) => one.to === to).length === 1;
      const role = isOnly ? '' : ` (${say(`tables.columns.${name}`)})`;
      return [
        {
          label: shorten(`${nameOf(say, child)}${role}`, WIDE),
          data: listData({ ...whole(table), by: index + 1, ofId: rowId }),
        },
      ];
    }),
  );
}

/** Two in a row where both fit: half a name says nothing. */
function inPairs(buttons: readonly Button[]): Button[][] {
  const isNarrow = ({ label: text }: Button) => text.length <= WIDE / 2;
  const found: Button[][] = [];
  for (const button of buttons) {
    const last = found.at(-1);
    if (last?.length === 1 && isNarrow(button) && isNarrow(last[0]!)) last.push(button);
    else found.push([button]);
  }
  return found;
}

/** A row's fields, each with what is in it. */
export function rowFieldsScreen(say: Say, tablePlace: number, row: Row): Screen {
  const table = tables[tablePlace]!;
  if (typeof table.edit === 'string') return { text: say.html(`tables.why.${table.edit}`) };
  const { fields, words } = table.edit;
  const { rowId, partId } = row;
  return {
    text: say.html('tables.which-field', { name: nameOf(say, table) }),
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

export function removalScreen(say: Say, ask: string, tablePlace: number, row: Row): Screen {
  const { rowId, partId } = row;
  return {
    text: say.html(ask),
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

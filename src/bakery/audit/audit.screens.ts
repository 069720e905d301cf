import { below } from '../../chat/action.ts';
import { label, type Meaning } from '../../chat/emoji.ts';
import { escapeHtml } from '../../chat/escape.ts';
import type { Say } from '../../chat/say.ts';
import type { Button, Screen } from '../../chat/screen.ts';
import { shorten } from '../../chat/shorten.ts';
import { openHome } from '../shops/home.actions.ts';
import { packPlace } from '../tables/list-place.ts';
import { dayText, momentText } from '../tables/moment-text.ts';
import { columnName, type TablePlace } from '../tables/shown-value.ts';
import { openRow } from '../tables/tables.actions.ts';
import { tables } from '../tables/tables.ts';
import { chooseFilter, filtered, openAudit, openChange, openRowChanges, undoChange } from './audit.actions.ts';
import type { Change, ChangePage } from './audit.queries.ts';
import { changedColumns, changedLines } from './changed-lines.ts';
import { undoableField } from './undoable.ts';

/** Letters on a button as wide as the screen, and beside its emoji. */
export const WIDE = 34;
const BESIDE = WIDE - 3;
/** As much of a name as is needed to know it. */
const KNOWN = 8;

/** 0 is any. */
export interface AuditFilter {
  readonly byId: number;
  readonly table: number;
  readonly day: number;
}

export interface ShownAudit extends ChangePage {
  readonly filter: AuditFilter;
}

export const ANY = { byId: 0, table: 0, day: 0, rowId: 0, way: 0 };

export function auditScreen(say: Say, { filter, ...page }: ShownAudit, place: TablePlace): Screen {
  const isFiltered = filter.byId + filter.table + filter.day > 0;
  const none = say.html(isFiltered ? 'audit.none-such' : 'audit.none');
  return {
    text: [
      say.html('audit.title', { shop: place.shop }),
      ...filterLine(say, filter, page.changes[0], place),
      ...(page.changes.length === 0 ? ['', none] : []),
    ].join('\n'),
    buttons: [
      ...page.changes.map((change) => [
        { label: summary(say, change, place), data: openChange.write({ changeId: change.id, ...filter }) },
      ]),
      ...around(say, page, (rowId, way) => openAudit.write({ ...filter, rowId, way })),
      filtered.map((what, index) => ({
        label: label('filters', say(`audit.by.${what}`)),
        data: chooseFilter.write({ what: index, ...filter, page: 0 }),
      })),
      ...(isFiltered ? [[{ label: label('remove', say('audit.all')), data: openAudit.write(ANY) }]] : []),
      [{ label: label('back', say('tables.home')), data: openHome.write({}) }],
    ],
  };
}

/** What is asked for, as far as the changes tell it. */
function filterLine(
  say: Say,
  { byId, table, day }: AuditFilter,
  first: Change | undefined,
  place: TablePlace,
): string[] {
  const at = new Date(Date.UTC(Math.floor(day / 10_000), (Math.floor(day / 100) % 100) - 1, day % 100));
  const today = new Date(new Intl.DateTimeFormat('en-CA', { timeZone: place.timeZone }).format(place.now));
  const parts = [
    ...(byId !== 0 && first ? [first.by] : []),
    ...(tables[table - 1] ? [nameOf(say, tables[table - 1]!.name)] : []),
    ...(day === 0 ? [] : [dayText(say, at, today)]),
  ];
  return parts.length === 0 ? [] : [label('filters', escapeHtml(parts.join(' · ')))];
}

export interface RowChanges extends ChangePage {
  readonly row: { readonly table: number; readonly rowId: number };
}

/** Of one row, below the row itself; each change comes below again, so that this list stays. */
export function rowChangesScreen(say: Say, { row, ...page }: RowChanges, place: TablePlace): Screen {
  const { changes } = page;
  const name = say(`tables.names.${tables[row.table]?.name}`);
  const what = changes[0]?.called ? `${name} · ${changes[0].called}` : name;
  return {
    text: [
      say.html('audit.title', { shop: what }),
      ...(changes.length === 0 ? ['', say.html('audit.none-here')] : []),
    ].join('\n'),
    buttons: [
      ...changes.map((change) => [
        {
          label: summary(say, change, place, true),
          data: below(openChange.write({ changeId: change.id, ...ANY })),
        },
      ]),
      ...around(say, page, (changeId, way) => openRowChanges.write({ ...row, changeId, way })),
      [{ label: label('report', say('audit.all')), data: openAudit.write(ANY) }],
    ],
  };
}

function around(say: Say, page: ChangePage, data: (id: number, way: number) => string): Button[][] {
  const { changes, hasBefore, hasAfter } = page;
  const [first, last] = [changes[0], changes.at(-1)];
  const moves = [
    ...(hasBefore && first ? [{ label: label('previous', say('tables.previous')), data: data(first.id, 1) }] : []),
    ...(hasAfter && last ? [{ label: label('next', say('tables.next')), data: data(last.id, 0) }] : []),
  ];
  return moves.length > 0 ? [moves] : [];
}

type Kind = 'added' | 'changed' | 'removed';
const meanings: Record<Kind, Meaning> = { added: 'add', changed: 'edit', removed: 'remove' };

function kindOf({ before, after }: Change): Kind {
  if (before === null) return 'added';
  return after === null ? 'removed' : 'changed';
}

/** When, who, what: names give way first, for what was changed says most. */
function summary(say: Say, change: Change, place: TablePlace, isOfRow = false): string {
  const kind = kindOf(change);
  const columns = kind === 'changed' ? changedColumns(change).map((column) => columnName(say, column)) : [];
  const isPart = tableOf(change.table)?.key[1] !== undefined;
  const column = columns.length > 0 ? [columns.join(', ')] : [];
  const part = isPart && kind !== 'changed' ? [nameOf(say, change.table)] : [];
  const name = change.called ?? nameOf(say, change.table);
  const what = isOfRow && columns.length > 0 ? '' : name;
  const who = `${momentText(say, change.at, place)} ${change.by}: `;
  const parts = (called: string) => who + [...new Set([called, ...column, ...part])].filter(Boolean).join(' · ');
  const tooMuch = parts(what).length - BESIDE;
  const short = tooMuch > 0 ? shorten(what, Math.max(KNOWN, what.length - tooMuch)) : what;
  return label(meanings[kind], shorten(parts(short), BESIDE));
}

const tableOf = (name: string) => tables.find((table) => table.name === name);

function nameOf(say: Say, name: string): string {
  return tableOf(name) ? say(`tables.names.${name}`) : name;
}

export interface ShownChange extends Change {
  /** Of the rows it names (`namesIn`). */
  readonly names: Readonly<Record<string, string>>;
}

/** Who, when, what, before and after. */
export function changeScreen(say: Say, change: ShownChange, filter: AuditFilter, place: TablePlace): Screen {
  const { id, by, at, table, called } = change;
  const time = momentText(say, at, place);
  const undo = undoableField(change)
    ? [[{ label: label('giveBack', say('audit.undo')), data: undoChange.write({ changeId: id, ...filter }) }]]
    : [];
  const what = called === null ? nameOf(say, table) : `${nameOf(say, table)} · ${called}`;
  return {
    text: [say.html(`audit.${kindOf(change)}`, { by, time, what }), '', ...changedLines(say, change, place)].join('\n'),
    buttons: [
      ...undo,
      ...rowButton(say, change),
      [{ label: label('back', say('audit.back')), data: openAudit.write({ ...filter, rowId: id, way: 2 }) }],
    ],
  };
}

/** The row as it is now; or the one it belonged to. */
function rowButton(say: Say, { table: name, rowId, called, after }: Change): Button[][] {
  const table = tableOf(name);
  const owner = table?.key[1] ? table.columns.find((column) => column.name === table.key[0])?.to : name;
  const isThere = called !== null || (after !== null && !table?.called);
  const place = tables.findIndex((one) => one.name === owner);
  if (place < 0 || !isThere) return [];
  const data = openRow.write({
    ...{ place: packPlace({ table: place, by: 0, sort: 0 }, 'from'), ofId: 0, searchId: 0 },
    ...{ rowId, partId: 0 },
  });
  const text = called === null ? nameOf(say, owner!) : `${nameOf(say, owner!)} · ${called}`;
  return [[{ label: shorten(text, WIDE), data: below(data) }]];
}

import { label, ticked } from '../../chat/emoji.ts';
import { escapeHtml } from '../../chat/escape.ts';
import { pager } from '../../chat/pages.ts';
import type { Say } from '../../chat/say.ts';
import type { Button, Screen } from '../../chat/screen.ts';
import { shorten } from '../../chat/shorten.ts';
import { openHome } from '../shops/home.actions.ts';
import { columnName, shownValue, type TablePlace } from '../tables/shown-value.ts';
import { tables } from '../tables/tables.ts';
import { chooseFilter, filtered, openAudit, openChange, undoChange } from './audit.actions.ts';
import type { Change, ChangePage } from './audit.queries.ts';
import { undoableField } from './undoable.ts';

/** Letters on a button as wide as the screen. */
const WIDE = 34;
const LONGEST_VALUE = 200;
/** To choose from. */
const DAYS = 10;

/** 0 is any. */
export interface AuditFilter {
  readonly byId: number;
  readonly table: number;
  readonly day: number;
}

export interface ShownAudit extends ChangePage {
  readonly filter: AuditFilter;
}

export function auditScreen(say: Say, { changes, hasBefore, hasAfter, filter }: ShownAudit, place: TablePlace): Screen {
  const [first, last] = [changes[0], changes.at(-1)];
  const isFiltered = filter.byId + filter.table + filter.day > 0;
  const none = say.html(isFiltered ? 'audit.none-such' : 'audit.none');
  const move = (meaning: 'previous' | 'next', id: number): Button => ({
    label: label(meaning, say(`tables.${meaning}`)),
    data: openAudit.write({ ...filter, rowId: id, way: meaning === 'previous' ? 1 : 0 }),
  });
  const around = [
    ...(hasBefore && first ? [move('previous', first.id)] : []),
    ...(hasAfter && last ? [move('next', last.id)] : []),
  ];
  return {
    text: [say.html('audit.title', { shop: place.shop }), ...(changes.length === 0 ? ['', none] : [])].join('\n'),
    buttons: [
      ...changes.map((change) => [
        { label: summary(say, change, place), data: openChange.write({ changeId: change.id, ...filter }) },
      ]),
      ...(around.length > 0 ? [around] : []),
      filtered.map((what, index) => ({
        label: label('filters', say(`audit.by.${what}`)),
        data: chooseFilter.write({ what: index, ...filter, page: 0 }),
      })),
      ...(isFiltered ? [[{ label: label('remove', say('audit.all')), data: openAudit.write(ANY) }]] : []),
      [{ label: label('back', say('tables.home')), data: openHome.write({}) }],
    ],
  };
}

const ANY = { byId: 0, table: 0, day: 0, rowId: 0, way: 0 };

function summary(say: Say, change: Change, place: TablePlace): string {
  const time = say.time(change.at, place.timeZone, place.now);
  const what = change.called ?? nameOf(say, change.table);
  const [only, ...others] = change.before && change.after ? Object.keys(change.after) : [];
  const column = only !== undefined && others.length === 0 ? [titleOf(say, change, only)] : [];
  return shorten([time, change.by, what, ...column].join(' · '), WIDE);
}

const tableOf = (name: string) => tables.find((table) => table.name === name);

function nameOf(say: Say, name: string): string {
  return tableOf(name) ? say(`tables.names.${name}`) : name;
}

/** Who, when, what, before and after. */
export function changeScreen(say: Say, change: Change, filter: AuditFilter, place: TablePlace): Screen {
  const { id, by, at, table, called, before, after } = change;
  const kind = before === null ? 'added' : after === null ? 'removed' : 'changed';
  const time = say.time(at, place.timeZone, place.now);
  const names = Object.keys({ ...before, ...after });
  const lines = names.flatMap((name) => {
    const [was, is] = [shownOf(say, change, name, before, place), shownOf(say, change, name, after, place)];
    if (kind === 'changed') return [`${columnOf(say, change, name)}: ${was} → <b>${is}</b>`];
    const value = kind === 'added' ? is : was;
    return value === NOTHING ? [] : [`${columnOf(say, change, name)}: ${value}`];
  });
  const undo = undoableField(change)
    ? [[{ label: label('giveBack', say('audit.undo')), data: undoChange.write({ changeId: id, ...filter }) }]]
    : [];
  const what = called === null ? nameOf(say, table) : `${nameOf(say, table)} · ${called}`;
  return {
    text: [say.html(`audit.${kind}`, { by, time, what }), '', ...lines.slice(0, 20)].join('\n'),
    buttons: [
      ...undo,
      [{ label: label('back', say('audit.back')), data: openAudit.write({ ...filter, rowId: id, way: 2 }) }],
    ],
  };
}

const NOTHING = '–';

const columnOf = (say: Say, change: Change, name: string) => escapeHtml(titleOf(say, change, name));

function titleOf(say: Say, { table }: Change, name: string): string {
  const column = tableOf(table)?.columns.find((one) => one.name === name);
  return column ? columnName(say, column) : name;
}

function shownOf(say: Say, { table }: Change, name: string, values: Change['before'], place: TablePlace): string {
  const column = tableOf(table)?.columns.find((one) => one.name === name) ?? { name, shown: 'text' as const };
  const value = values?.[name];
  const isWhole = typeof value === 'object' && value !== null && !Array.isArray(value);
  const row = { rowId: 0, partId: 0, values: { [name]: isWhole ? JSON.stringify(value) : value }, links: {} };
  return escapeHtml(shorten(shownValue(say, column, row, place) ?? NOTHING, LONGEST_VALUE));
}

export interface FilterChoice {
  readonly name: string;
  /** The value of the filter. */
  readonly value: number;
}

/** Whose, in which table, or on which day. */
export function filterScreen(
  say: Say,
  what: (typeof filtered)[number],
  { choices, count, page }: { choices: readonly FilterChoice[]; count: number; page: number },
  filter: AuditFilter,
): Screen {
  const field = what === 'who' ? 'byId' : what;
  const open = (value: number) => openAudit.write({ ...ANY, ...filter, [field]: value });
  return {
    text: say.html(`audit.which.${what}`),
    buttons: [
      ...choices.map(({ name, value }) => [
        { label: ticked(filter[field] === value, shorten(name, WIDE - 2)), data: open(value) },
      ]),
      ...pager(page, count, (to) => chooseFilter.write({ what: filtered.indexOf(what), ...filter, page: to })),
      [{ label: ticked(filter[field] === 0, say('audit.any')), data: open(0) }],
      [{ label: label('back', say('audit.back')), data: openAudit.write({ ...ANY, ...filter }) }],
    ],
  };
}

/** The last days by the shop's calendar, newest first. */
export function dayChoices(say: Say, { timeZone, now }: TablePlace): FilterChoice[] {
  const calendar = new Intl.DateTimeFormat('en-CA', { timeZone });
  return Array.from({ length: DAYS }, (_, ago) => {
    const at = new Date(now.getTime() - ago * 86_400_000);
    return { name: say.day(at, timeZone, now), value: Number(calendar.format(at).replaceAll('-', '')) };
  });
}

export function tableChoices(say: Say, names: readonly string[]): FilterChoice[] {
  return names.map((name) => ({
    name: nameOf(say, name),
    value: tables.findIndex((table) => table.name === name) + 1,
  }));
}

import { escapeHtml } from '../../chat/escape.ts';
import type { Say } from '../../chat/say.ts';
import { shorten } from '../../chat/shorten.ts';
import { columnName, shownValue, type TablePlace } from '../tables/shown-value.ts';
import type { Column } from '../tables/table.ts';
import { tables } from '../tables/tables.ts';
import type { Change } from './audit.queries.ts';
import type { ShownChange } from './audit.screens.ts';

const LONGEST_VALUE = 200;
/** What is added or removed whole has more columns than anybody reads. */
const MOST_LINES = 20;
const NOTHING = '–';

/** Before and after of what owners may see of a row, by column: lines of HTML. */
export function changedLines(say: Say, change: ShownChange, place: TablePlace): string[] {
  const { before, after } = change;
  const isChange = before !== null && after !== null;
  const lines = changedColumns(change).flatMap((column) => {
    const name = escapeHtml(columnName(say, column));
    const [was, is] = [before, after].map((values) => shownOf(say, column, change, values, place));
    if (isChange) return [`${name}: ${was} → <b>${is}</b>`];
    const value = before === null ? is : was;
    return value === NOTHING ? [] : [`${name}: ${value}`];
  });
  return lines.slice(0, MOST_LINES);
}

/** Those that a change has, as far as owners may see them. */
export function changedColumns({ table, before, after }: Change): Column[] {
  return columnsOf(table).filter(({ name }) => name in { ...before, ...after });
}

/** What is seen of a row, and what is only seen when it changes. */
function columnsOf(name: string): Column[] {
  const seen = tables.find((table) => table.name === name)?.columns ?? [];
  const also = alsoChanged[name] ?? [];
  return [...seen, ...also];
}

const words = 'audit.fields';
const photo: Column = { name: 'photo_id', shown: 'text', words };
const alsoChanged: Readonly<Record<string, readonly Column[]>> = {
  product: [photo],
  product_photo: [photo],
  person: [{ name: 'has_pin', shown: 'yes', words }],
};

function shownOf(
  say: Say,
  column: Column,
  { names }: ShownChange,
  values: ShownChange['before'],
  place: TablePlace,
): string {
  const { name } = column;
  const value = values?.[name];
  const called = column.to === undefined ? undefined : names[`${name}:${value}`];
  const row = { rowId: 0, partId: 0, values: { [name]: value }, links: called === undefined ? {} : { [name]: called } };
  return escapeHtml(shorten(shownValue(say, column, row, place) ?? NOTHING, LONGEST_VALUE));
}

import type { TableEdit } from '../tables/table.ts';
import { tables } from '../tables/tables.ts';
import type { Change } from './audit.queries.ts';

/** What the undoing of a change writes; undefined when it is more than one plain field. */
export function undoableField({ table, before, after }: Change): { edit: TableEdit; field: string } | undefined {
  const edit = tables.find(({ name }) => name === table)?.edit;
  const [field, ...more] = Object.keys(before ?? {});
  if (!before || !after || !field || more.length > 0 || !edit || typeof edit === 'string') return undefined;
  return edit.fields.some(({ name }) => name === field) ? { edit, field } : undefined;
}

import type { Turn } from '../../chat/turn.ts';
import type { FieldChanged } from '../change-field.ts';
import type { TableUndo } from '../tables/table.ts';
import { tables } from '../tables/tables.ts';
import type { Change } from './audit.queries.ts';

/** How a plain field is put back. */
export interface Undoing {
  readonly field: string;
  save(turn: Turn, answer: Parameters<TableUndo['save']>[1], currency: string): Promise<FieldChanged>;
}

/** What the undoing of a change writes; undefined when it is more than one plain field. */
export function undoableField({ table, before, after }: Change): Undoing | undefined {
  const { edit, undo } = tables.find(({ name }) => name === table) ?? {};
  const [field, ...more] = Object.keys(before ?? {});
  if (!before || !after || !field || more.length > 0) return undefined;
  if (undo?.columns.includes(field)) return { field, save: undo.save };
  if (!edit || typeof edit === 'string' || !edit.fields.some(({ name }) => name === field)) return undefined;
  return { field, save: (turn, answer, currency) => edit.save(turn, { ...answer, page: 0, currency }) };
}

import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Outcome } from './operation.ts';
import { Refusal } from './refusal.ts';
import { rows } from './rows.ts';

const UNIQUE_VIOLATION = '23505';
/** Tables whose rows count their changes. */
const versioned: readonly string[] = ['product'];

/** One column of one row. Names of tables and columns come from our own descriptions, never from a person. */
export interface FieldChange {
  readonly table: string;
  readonly id: number;
  readonly column: string;
  /** As JSON has it; null empties it. */
  readonly value: Outcome;
  /** What it was when the question was asked: whoever changed it since is not overwritten unseen. */
  readonly seen: Outcome;
}

/** `by` is the first name of whoever was quicker, when that is known; `now` is what they wrote. */
export type FieldChanged = { readonly isSaved: true } | { readonly isSaved: false; by: string | null; now: Outcome };

/**
 * Writes one column of any type, by one conditional update.
 * @throws {Refusal} `field.taken` when another row has this value and must not share it
 */
export async function changeField(em: SqlEntityManager, change: FieldChange): Promise<FieldChanged> {
  const { id, value, seen } = change;
  const [table, column] = [sql.table(change.table), sql.ref(change.column)];
  const counted = versioned.includes(change.table) ? sql`, version = t.version + 1` : sql``;
  const written = await orTaken(
    rows(em)`
      update ${table} as t set ${column} = made.${column} ${counted}
      from jsonb_populate_record(null::${table}, ${JSON.stringify({ [change.column]: value })}::jsonb) made
      where t.id = ${id} and to_jsonb(t.${column}) is not distinct from nullif(${JSON.stringify(seen)}::jsonb, 'null')
      returning t.id`,
    value,
  );
  if (written.length > 0) return { isSaved: true };
  return { isSaved: false, ...(await foundInstead(em, change)) };
}

/** What a column holds now, and who wrote it, when that is known. */
export async function foundInstead(
  em: SqlEntityManager,
  { id, ...change }: Pick<FieldChange, 'table' | 'id' | 'column'>,
): Promise<{ by: string | null; now: Outcome }> {
  const [table, column] = [sql.table(change.table), sql.ref(change.column)];
  const [found] = await rows<{ now: Outcome; by: string | null }>(em)`
    select to_jsonb(t.${column}) as now, (
      select p.first_name from audit a join person p on p.id = a.by_id
      where a.table_name = ${change.table} and a.row_id = t.id and a.after ? ${change.column} order by a.id desc limit 1
    ) as by
    from ${table} t where t.id = ${id}`;
  return { by: found?.by ?? null, now: found?.now ?? null };
}

/** What comes of a statement that may break a unique index. @throws {Refusal} `field.taken` */
export async function orTaken<Row>(writing: Promise<Row[]>, value: Outcome): Promise<Row[]> {
  try {
    return await writing;
  } catch (error) {
    if ((error as { code?: unknown }).code !== UNIQUE_VIOLATION) throw error;
    throw new Refusal('field.taken', { value: String(value) });
  }
}

import type { Meaning } from '../../chat/emoji.ts';
import type { Field } from '../../chat/field.ts';
import type { FieldAnswer } from '../../chat/field-form.ts';
import type { Turn } from '../../chat/turn.ts';
import type { FieldChanged } from '../change-field.ts';

/**
 * How a value is shown: as it is, as an amount, a moment, yes or no, one of the words of `tables.words`, or in the way
 * that its feature has for it; `table` is the name of one.
 */
export type Shown = 'text' | 'amount' | 'moment' | 'yes' | 'word' | 'tags' | 'allergens' | 'hours' | 'table';

export interface Column {
  /** In the database, and below `tables.columns` in the locales. */
  readonly name: string;
  readonly shown: Shown;
  /** The table whose row its number is. */
  readonly to?: string;
  /** Its rows are not listed from there: no index finds them. */
  readonly isOneWay?: boolean;
  /** It is a field that is edited, and called and shown as such. */
  readonly field?: Field;
  /** Of the field: `<words>.<name>.name`. */
  readonly words?: string;
}

/** Why a thing is not done here; below `tables.why` in the locales. Their places are part of buttons. */
export const reasons = [
  'ledger',
  'history',
  'order',
  'letters',
  'invite',
  'page',
  'link',
  'people',
  'own',
  'group',
  'courier',
  'cash',
] as const;
export type Reason = (typeof reasons)[number];

/** A way to sort: SQL over the table's `from`, all in one direction, the last one unique. */
export interface Ordering {
  readonly name: 'newest' | 'oldest' | 'name';
  readonly by: readonly string[];
  readonly descending: boolean;
}

/**
 * A table as an owner sees it. What is SQL here is ours, never a person's: `t` is the row, `p` the row by which it
 * belongs to a shop.
 */
export interface Table {
  readonly name: string;
  /** `product t`, `orders p join order_line t on t.order_id = p.id`. */
  readonly from: string;
  /** Instead of `from` for one row, where more may be looked at than is listed. */
  readonly oneFrom?: string;
  /** The shop it belongs to: `t.shop_id`. */
  readonly shop: string;
  /** What identifies a row: one or two whole numbers. */
  readonly key: readonly [string] | readonly [string, string];
  /** What a row is called where others point at it; SQL over `x`. */
  readonly called?: string;
  readonly orderings: readonly Ordering[];
  /** Columns that name a row in a list. */
  readonly title: readonly string[];
  readonly columns: readonly Column[];
  /** Found by the beginning of this text (SQL, in small letters). */
  readonly beginning?: string;
  /** Found by this number (SQL); the first of the key when not said. */
  readonly number?: string;
  readonly edit: TableEdit | Reason;
  readonly add: TableAdd | Reason;
  readonly remove: TableRemove | Reason;
  /** Where all is done that is not done here. */
  readonly page?: TablePage;
  /** What is changed by other questions, and taken back like an edited field. */
  readonly undo?: TableUndo;
  /** Several rows of a page at once. */
  readonly bulk?: TableBulk;
}

export interface TableEdit {
  readonly fields: readonly Field[];
  /** `<words>.<field>.name` and `.ask`. */
  readonly words: string;
  save(turn: Turn, answer: FieldAnswer): Promise<FieldChanged>;
}

/** A row's own page, or that of the row it belongs to. */
export interface TablePage {
  readonly meaning: Meaning;
  /** Below `tables.pages`. */
  readonly name: string;
  /** The button's data; undefined where a row has none. */
  of(row: Row): string | undefined;
}

/** The button that begins it. */
export interface TableAdd {
  readonly data: string;
}

export interface TableUndo {
  readonly columns: readonly string[];
  save(turn: Turn, answer: Pick<FieldAnswer, 'rowId' | 'field' | 'value' | 'seen'>): Promise<FieldChanged>;
}

export interface TableRemove {
  /** A locale key: what it means. */
  readonly ask: string;
  remove(turn: Turn, rowId: number, partId: number): Promise<void>;
}

export interface TableBulk {
  readonly column: string;
  set(turn: Turn, shopId: number, rowIds: readonly number[], value: boolean): Promise<void>;
}

/** A row as it was read: columns by name, and what those that point elsewhere point at. */
export interface Row {
  readonly rowId: number;
  /** Second number of the key; 0 where there is one only. */
  readonly partId: number;
  readonly values: Readonly<Record<string, unknown>>;
  readonly links: Readonly<Record<string, string | null>>;
}

/** Newest first, or oldest; of tables with a number. */
export const byNumber = (...by: readonly string[]): Ordering[] => [
  { name: 'newest', by, descending: true },
  { name: 'oldest', by, descending: false },
];

export const text = (...names: string[]): Column[] => names.map((name) => ({ name, shown: 'text' }));
export const amounts = (...names: string[]): Column[] => names.map((name) => ({ name, shown: 'amount' }));
export const moments = (...names: string[]): Column[] => names.map((name) => ({ name, shown: 'moment' }));
export const yesNo = (...names: string[]): Column[] => names.map((name) => ({ name, shown: 'yes' }));
export const words = (...names: string[]): Column[] => names.map((name) => ({ name, shown: 'word' }));
/** The columns that are edited, in the words of their feature. */
export const fields = (list: readonly Field[], words: string): Column[] =>
  list.map((field) => ({ name: field.name, shown: 'text', field, words }));
export const link = (name: string, to: string): Column => ({ name, shown: 'text', to });
export const shownAs = (shown: Shown, name: string): Column => ({ name, shown });

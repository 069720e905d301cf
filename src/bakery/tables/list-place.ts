/** What a button does with the row its list begins with: after, before or from it; or all on the page on or off. */
export const ways = ['after', 'before', 'from', 'on', 'off'] as const;
export type Way = (typeof ways)[number];

/** Which list: of a table, or of those of its rows that point at another. */
export interface ListOf {
  readonly table: number;
  /** Place of the column that points, counted from 1; 0 = all rows. */
  readonly by: number;
  readonly ofId: number;
  readonly searchId: number;
  readonly sort: number;
}

const COLUMNS = 64;
const SORTS = 8;

/** Four small numbers in one, so that the button has room for the ids. */
export function packPlace({ table, by, sort }: Pick<ListOf, 'table' | 'by' | 'sort'>, way: Way): number {
  return ((table * COLUMNS + by) * SORTS + sort) * SORTS + ways.indexOf(way);
}

export function unpackPlace(place: number): Pick<ListOf, 'table' | 'by' | 'sort'> & { way: Way } {
  const rest = Math.floor(place / SORTS);
  const columns = Math.floor(rest / SORTS);
  return {
    table: Math.floor(columns / COLUMNS),
    by: columns % COLUMNS,
    sort: rest % SORTS,
    way: ways[place % SORTS] ?? 'after',
  };
}

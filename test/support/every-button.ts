import { ownLists, packPlace as packOwnPlace } from '../../src/bakery/catalog/own-list/own-place.ts';
import { packPlace } from '../../src/bakery/tables/list-place.ts';
import { tables } from '../../src/bakery/tables/tables.ts';
import type { Sql } from '../../src/database/orm.ts';
import { allActions } from '../rules/business.ts';
import { WANDA } from './secrets-of-a-bakery.ts';

/** Says good-bye for ever; a story of its own. */
const FINAL = 'ers.erase';
/** Of all features. */
export const actions = (await allActions()).filter(({ code }) => code !== FINAL && code !== 'lng.set');

/** By the fields of buttons. */
export type Ids = Readonly<Record<string, number>>;

interface About {
  readonly sql: Sql;
  readonly shopId: number;
  /** All that the other bakery has. */
  readonly foreign: Readonly<Record<string, readonly number[]>>;
  /** What those who press have themselves. */
  readonly own: Ids;
}

/** Other numbers worth trying; those not named here are 0. */
const numbers: Record<string, readonly number[]> = {
  ...{
    field: [0, 1, 2, 5],
    what: [0, 1, 2, 3],
    section: [0, 1, 2],
    filter: [0, 1, 2, 3, 4],
    kind: [0, 1, 2, 3],
    low: [0, 1],
    way: [0, 1],
    choice: [0, 1],
    days: [1, 65_535],
  },
  ...{
    shown: [1, 0],
    on: [1, 0],
    table: [1, 3],
    version: [1],
    total: [400],
    amount: [7_654_321],
    stars: [1],
    hours: [1],
  },
  ...{ quantity: [1], weekdays: [1], count: [1], date: [20_261_224], phone: [Number(WANDA)] },
};

/** Every button there is, about rows of another bakery; `plain` are those that differ by what they are about. */
export async function buttonsAbout({ sql, shopId, foreign, own }: About): Promise<{ all: string[]; plain: string[] }> {
  const listed = { category: foreign.categoryId![1]!, found: foreign.searchId![0]! } as Record<string, number>;
  const place = ownLists.map((list) => packOwnPlace({ list, id: listed[list] ?? 0, page: 0 })).reverse();
  const of = (field: string) => foreign[field] ?? (field === 'place' ? place : (numbers[field] ?? [0]));
  const plain: string[] = [];
  const more: string[] = [];
  for (const button of actions) {
    const first = Object.fromEntries(button.fields.map((field) => [field, of(field)[0]!]));
    plain.push(button.write(first));
    for (const field of button.fields) {
      more.push(
        ...of(field)
          .slice(1)
          .map((one) => button.write({ ...first, [field]: one })),
      );
      // One of theirs among the stranger's own.
      if (foreign[field]) plain.push(button.write({ ...first, ...own, [field]: first[field]! }));
    }
    // A list of the stranger's own, of every kind there is.
    if (button.fields.every((field) => field === 'shopId' || !foreign[field])) {
      const mine = { ...first, shopId: own.shopId! };
      const kinds = button.fields.flatMap((field) =>
        foreign[field] ? [] : of(field).map((one) => ({ [field]: one })),
      );
      for (const kind of [{}, ...kinds]) more.push(button.write({ ...mine, ...kind }));
    }
  }
  const ofTables = await tableButtons(sql, shopId);
  return { all: [...new Set([...plain, ...more, ...ofTables])], plain: [...new Set(plain)] };
}

/** The numbers of buttons of /tables are places of tables and columns: each table with rows of that bakery. */
async function tableButtons(sql: Sql, shopId: number): Promise<string[]> {
  const found: string[] = [];
  for (const [table, { from, oneFrom, shop, key, columns }] of tables.entries()) {
    const rows = await sql<{ rowId: number; partId: number }>(
      `select t.${key[0]} as "rowId", ${key[1] ? `t.${key[1]}` : '0'} as "partId" from ${oneFrom ?? from}
       where ${shop} = $1 order by 1 desc limit 1`,
      [shopId],
    );
    const lists = columns.flatMap(({ to }, i) => (to ? [i + 1] : []));
    for (const row of rows) {
      const values = { ...row, table, page: 0, field: 0, ofId: 0, searchId: 0, sum: 0, reason: 0 };
      const write = (code: string, more: object) =>
        actions.find((one) => one.code === code)!.write({ ...values, ...more });
      for (const by of [0, ...lists]) {
        const place = packPlace({ table, by, sort: 0 }, 'from');
        found.push(write('tbl.rows', { place, ofId: by === 0 ? 0 : row.rowId }));
        if (by === 0) found.push(write('tbl.row', { place }), write('tbl.bulk', { place }));
        // From the first page on.
        found.push(write('tbl.rows', { place, ofId: by === 0 ? 0 : row.rowId, rowId: 0, partId: 0 }));
      }
      for (const code of ['tbl.edit', 'tbl.fields', 'tbl.drop', 'tbl.gone']) found.push(write(code, {}));
    }
  }
  return found;
}

/** Every button there is, about what somebody has themselves. */
export function buttonsOf(own: Ids): string[] {
  return actions.map((action) => {
    const values = action.fields.map((field) => [field, own[field] ?? numbers[field]?.[0] ?? 0]);
    return action.write(Object.fromEntries(values));
  });
}

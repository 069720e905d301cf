import type { Screen } from '../../chat/screen.ts';
import type { Turn } from '../../chat/turn.ts';
import { workplace } from '../people/workplace.ts';
import { atWork } from '../people/workplaces/at-work.ts';
import { Refusal } from '../refusal.ts';
import type { TablePlace } from '../tables/shown-value.ts';
import { tablePlace } from '../tables/tables.queries.ts';
import { tables } from '../tables/tables.ts';
import { changePage } from './audit.queries.ts';
import { type AuditFilter, auditScreen, rowChangesScreen } from './audit.screens.ts';

const ways = ['after', 'before', 'from'] as const;

/** What showing values depends on, in the shop somebody works in. */
export async function placeOf(turn: Turn): Promise<TablePlace> {
  return { ...(await turn.read(tablePlace, workplace(turn.visitor, 'owner')))!, now: turn.now };
}

export async function showChanges(turn: Turn, filter: AuditFilter, changeId: number, way: number): Promise<void> {
  await turn.show(await changesScreen(turn, filter, changeId, way));
}

export async function changesScreen(turn: Turn, filter: AuditFilter, changeId: number, way: number): Promise<Screen> {
  const shopId = workplace(turn.visitor, 'owner');
  const page = await turn.read(changePage, {
    shopId,
    byId: filter.byId,
    day: isDay(filter.day) ? filter.day : 0,
    table: tables[filter.table - 1]?.name,
    cursor: { id: changeId, way: ways[way] ?? 'after' },
  });
  return atWork(turn, shopId, auditScreen(turn.say, { ...page, filter }, await placeOf(turn)));
}

/** Of one row. A forged number finds nothing: the changes are asked for with the shop. */
export async function showRowChanges(
  turn: Turn,
  row: { readonly table: number; readonly rowId: number },
  changeId: number,
  way: number,
): Promise<void> {
  const shopId = workplace(turn.visitor, 'owner');
  const table = tables[row.table]?.name;
  if (!table) throw new Refusal('table.gone');
  const page = await turn.read(changePage, {
    ...{ shopId, table, rowId: row.rowId },
    cursor: { id: changeId, way: ways[way] ?? 'after' },
  });
  await turn.show(rowChangesScreen(turn.say, { ...page, row }, await placeOf(turn)));
}

/** A forged one is any day. */
function isDay(day: number): boolean {
  const [year, month, date] = [Math.floor(day / 10_000), Math.floor(day / 100) % 100, day % 100];
  const at = new Date(Date.UTC(year, month - 1, date));
  return year >= 2000 && year < 2200 && at.getUTCMonth() === month - 1 && at.getUTCDate() === date;
}

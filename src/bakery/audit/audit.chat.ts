import { room } from '../../chat/room.ts';
import type { Turn } from '../../chat/turn.ts';
import { workplace } from '../people/workplace.ts';
import { atWork } from '../people/workplaces/at-work.ts';
import { Refusal } from '../refusal.ts';
import type { TablePlace } from '../tables/shown-value.ts';
import { tablePlace } from '../tables/tables.queries.ts';
import { tables } from '../tables/tables.ts';
import { chooseFilter, filtered, openAudit, openChange, undoChange } from './audit.actions.ts';
import { type Change, changePage, changers, oneChange } from './audit.queries.ts';
import {
  type AuditFilter,
  auditScreen,
  changeScreen,
  dayChoices,
  type FilterChoice,
  filterScreen,
  tableChoices,
} from './audit.screens.ts';
import { undoableField } from './undoable.ts';

export const auditTrail = room();

/** Whose rows the triggers note (migrations/2026-11-21-a1). */
const audited = ['shop', 'product', 'category', 'product_category', 'product_photo', 'role', 'invitation', 'customer'];
const ways = ['after', 'before', 'from'] as const;

auditTrail.command('audit', async (turn) => turn.send(await listOf(turn, { byId: 0, table: 0, day: 0 }, 0, 0)));
auditTrail.on(openAudit, async (turn, { rowId, way, ...filter }) => turn.show(await listOf(turn, filter, rowId, way)));
auditTrail.on(openChange, async (turn, { changeId, ...filter }) => showChange(turn, changeId, filter));
auditTrail.on(chooseFilter, async (turn, { what: index, page, ...filter }) => {
  const what = filtered[index] ?? 'who';
  const place = await placeOf(turn);
  const choices = await choicesFor(turn, what, place, page);
  await turn.show(filterScreen(turn.say, what, { ...choices, page }, filter));
});
auditTrail.on(undoChange, async (turn, { changeId, ...filter }) => {
  const change = await found(turn, changeId);
  const plain = undoableField(change);
  if (!plain) throw new Refusal('audit.not-plain');
  const { field, edit } = plain;
  const { currency } = await placeOf(turn);
  const outcome = await edit.save(turn, {
    ...{ rowId: change.rowId, field, page: 0, currency },
    value: change.before![field],
    seen: change.after![field],
  });
  if (!outcome.isSaved) throw new Refusal('audit.changed-since');
  await turn.show(await listOf(turn, filter, 0, 0));
});

async function found(turn: Turn, changeId: number): Promise<Change> {
  const change = await turn.read(oneChange, workplace(turn.visitor, 'owner'), changeId);
  if (!change) throw new Refusal('table.gone');
  return change;
}

async function placeOf(turn: Turn): Promise<TablePlace> {
  return { ...(await turn.read(tablePlace, workplace(turn.visitor, 'owner')))!, now: turn.now };
}

async function listOf(turn: Turn, filter: AuditFilter, rowId: number, way: number) {
  const shopId = workplace(turn.visitor, 'owner');
  const page = await turn.read(changePage, {
    shopId,
    byId: filter.byId,
    day: isDay(filter.day) ? filter.day : 0,
    table: tables[filter.table - 1]?.name,
    cursor: { id: rowId, way: ways[way] ?? 'after' },
  });
  return atWork(turn, shopId, auditScreen(turn.say, { ...page, filter }, await placeOf(turn)));
}

/** A forged one is any day. */
function isDay(day: number): boolean {
  const [year, month, date] = [Math.floor(day / 10_000), Math.floor(day / 100) % 100, day % 100];
  const at = new Date(Date.UTC(year, month - 1, date));
  return year >= 2000 && year < 2200 && at.getUTCMonth() === month - 1 && at.getUTCDate() === date;
}

async function showChange(turn: Turn, changeId: number, filter: AuditFilter): Promise<void> {
  await turn.show(changeScreen(turn.say, await found(turn, changeId), filter, await placeOf(turn)));
}

async function choicesFor(
  turn: Turn,
  what: (typeof filtered)[number],
  place: TablePlace,
  page: number,
): Promise<{ choices: FilterChoice[]; count: number }> {
  if (what === 'day') return { choices: dayChoices(turn.say, place), count: 0 };
  if (what === 'table') return { choices: tableChoices(turn.say, audited), count: 0 };
  const { people, count } = await turn.read(changers, workplace(turn.visitor, 'owner'), page);
  return { choices: people.map(({ id, name }) => ({ name, value: id })), count };
}

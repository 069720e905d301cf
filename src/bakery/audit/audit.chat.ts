import { pageOf } from '../../chat/pages.ts';
import { room } from '../../chat/room.ts';
import type { Turn } from '../../chat/turn.ts';
import { workplace } from '../people/workplace.ts';
import { Refusal } from '../refusal.ts';
import { auditedTables } from '../tables/audited-tables.ts';
import { chooseFilter, filtered, openAudit, openChange, openRowChanges, typeDay, undoChange } from './audit.actions.ts';
import { type Change, changers, firstDay, namesIn, oneChange } from './audit.queries.ts';
import { changeScreen } from './audit.screens.ts';
import { auditDayForm } from './audit-day.form.ts';
import { dayChoices, type FilterChoices, filterScreen, tableChoices } from './filter.screens.ts';
import { changesScreen, placeOf, showChanges, showRowChanges } from './show-changes.ts';
import { undoableField } from './undoable.ts';

export const auditTrail = room();

auditTrail.form(auditDayForm);

auditTrail.command('audit', async (turn) => {
  await turn.send(await changesScreen(turn, { byId: 0, table: 0, day: 0 }, 0, 0));
});
auditTrail.on(openAudit, (turn, { rowId, way, ...filter }) => showChanges(turn, filter, rowId, way));
auditTrail.on(openRowChanges, (turn, { changeId, way, ...row }) => showRowChanges(turn, row, changeId, way));
auditTrail.on(openChange, async (turn, { changeId, ...filter }) => {
  const change = await found(turn, changeId);
  const names = await turn.read(namesIn, change);
  await turn.show(changeScreen(turn.say, { ...change, names }, filter, await placeOf(turn)));
});
auditTrail.on(chooseFilter, async (turn, { what: index, page, ...filter }) => {
  const what = filtered[index] ?? 'who';
  await turn.show(filterScreen(turn.say, what, await choicesFor(turn, what, page), filter));
});
auditTrail.on(typeDay, async (turn, filter) => {
  workplace(turn.visitor, 'owner');
  await turn.begin(auditDayForm, filter);
});
auditTrail.on(undoChange, async (turn, { changeId, ...filter }) => {
  const change = await found(turn, changeId);
  const plain = undoableField(change);
  if (!plain) throw new Refusal('audit.not-plain');
  const { field } = plain;
  const { currency } = await placeOf(turn);
  const answer = { rowId: change.rowId, field, value: change.before![field], seen: change.after![field] };
  const outcome = await plain.save(turn, answer, currency);
  if (!outcome.isSaved) throw new Refusal('audit.changed-since');
  await showChanges(turn, filter, 0, 0);
});

async function found(turn: Turn, changeId: number): Promise<Change> {
  const change = await turn.read(oneChange, workplace(turn.visitor, 'owner'), changeId);
  if (!change) throw new Refusal('table.gone');
  return change;
}

async function choicesFor(turn: Turn, what: (typeof filtered)[number], asked: number): Promise<FilterChoices> {
  const shopId = workplace(turn.visitor, 'owner');
  if (what === 'day') return dayChoices(turn.say, await placeOf(turn), await turn.read(firstDay, shopId), asked);
  if (what === 'table') return tableChoices(turn.say, auditedTables, asked);
  const { people, count } = await turn.read(changers, shopId, asked);
  return { choices: people.map(({ id, name }) => ({ name, value: id })), count, page: pageOf(asked, count) };
}

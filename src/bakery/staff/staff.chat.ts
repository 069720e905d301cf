import { room } from '../../chat/room.ts';
import type { Turn } from '../../chat/turn.ts';
import { workplace } from '../people/workplace.ts';
import { atWork } from '../people/workplaces/at-work.ts';
import { Refusal } from '../refusal.ts';
import { changeRole } from './change-role.ts';
import { clearPin } from './clear-pin.ts';
import { dismissStaff } from './dismiss-staff.ts';
import { resumeStaff } from './resume-staff.ts';
import {
  askDismissal,
  askSuspension,
  changeKind,
  chooseKind,
  clearColleaguePin,
  dismissColleague,
  kinds,
  openColleague,
  openStaff,
  resumeColleague,
  shownKinds,
  suspendColleague,
} from './staff.actions.ts';
import { roleNotice, staffHearers } from './staff.notices.ts';
import { type ColleagueDetails, colleague, staffPage } from './staff.queries.ts';
import {
  colleagueScreen,
  dismissalScreen,
  kindsScreen,
  type StaffPlace,
  staffScreen,
  suspensionScreen,
} from './staff.screens.ts';
import { suspendStaff } from './suspend-staff.ts';

export const staff = room();

staff.tells(staffHearers, roleNotice);

staff.command('staff', async (turn) => turn.send(await listOf(turn, { kind: 0, page: 0 })));
staff.on(openStaff, async (turn, place) => turn.show(await listOf(turn, place)));
staff.on(openColleague, async (turn, { roleId, ...place }) => showColleague(turn, roleId, place));
staff.on(chooseKind, async (turn, { roleId, ...place }) => {
  await turn.show(kindsScreen(turn.say, await found(turn, roleId), place));
});
staff.on(askDismissal, async (turn, { roleId, ...place }) => {
  await turn.show(dismissalScreen(turn.say, await found(turn, roleId), place));
});
staff.on(askSuspension, async (turn, { roleId, ...place }) => {
  await turn.show(suspensionScreen(turn.say, await found(turn, roleId), place));
});
staff.on(suspendColleague, async (turn, { roleId, ...place }) => {
  await turn.run(suspendStaff, { roleId });
  await showColleague(turn, roleId, place);
});
staff.on(resumeColleague, async (turn, { roleId, ...place }) => {
  await turn.run(resumeStaff, { roleId });
  await showColleague(turn, roleId, place);
});
staff.on(changeKind, async (turn, { roleId, to, ...place }) => {
  const kind = kinds[to];
  if (!kind) throw new Refusal('staff.gone');
  const now = await turn.run(changeRole, { roleId, kind });
  await showColleague(turn, now.roleId, place);
});
staff.on(dismissColleague, async (turn, { roleId, ...place }) => {
  await turn.run(dismissStaff, { roleId });
  await turn.show(await listOf(turn, place));
});

staff.on(clearColleaguePin, async (turn, { roleId, ...place }) => {
  await turn.run(clearPin, { roleId });
  await turn.toast(turn.say('staff.pin-cleared'));
  await showColleague(turn, roleId, place);
});

async function listOf(turn: Turn, { kind, page }: StaffPlace) {
  const shopId = workplace(turn.visitor, 'owner');
  const found = await turn.read(staffPage, shopId, shownKinds[kind] ?? 'all', page);
  return atWork(turn, shopId, staffScreen(turn.say, found, kind));
}

async function found(turn: Turn, roleId: number): Promise<ColleagueDetails> {
  const one = await turn.read(colleague, workplace(turn.visitor, 'owner'), roleId);
  if (!one) throw new Refusal('staff.gone');
  return one;
}

/** Whoever has just made themselves something else may see no staff any more. */
async function showColleague(turn: Turn, roleId: number, place: StaffPlace): Promise<void> {
  await turn.show(colleagueScreen(turn.say, await found(turn, roleId), place, turn.now));
}

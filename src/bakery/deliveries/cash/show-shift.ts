import type { Turn } from '../../../chat/turn.ts';
import { notAllowed } from '../../not-allowed.ts';
import { type Shift, shiftOf, shiftsOf } from './shift.queries.ts';
import { shiftScreen, shiftsScreen } from './shift.screens.ts';

/** The one shop's shift, or the question whose. */
export async function showShifts(turn: Turn): Promise<void> {
  const shifts = await turn.read(shiftsOf, turn.visitor.personId);
  if (shifts.length === 0) throw notAllowed(['courier']);
  if (shifts.length === 1) return showShift(turn, shifts[0]!.shopId, 0);
  await turn.show(shiftsScreen(turn.say, shifts));
}

export async function showShift(turn: Turn, shopId: number, page: number): Promise<void> {
  const shift = await shiftFor(turn, shopId, page);
  if (!shift) throw notAllowed(['courier']);
  await turn.show(shiftScreen(turn.say, shift, turn.now));
}

/** Shows what is to be handed over, if there is anything. @returns whether it did. */
export async function showOpenShift(turn: Turn, shopId: number): Promise<boolean> {
  const shift = await shiftFor(turn, shopId, 0);
  if (!shift || shift.deliveries === 0) return false;
  await turn.show(shiftScreen(turn.say, shift, turn.now));
  return true;
}

async function shiftFor(turn: Turn, shopId: number, page: number): Promise<Shift | undefined> {
  const { roles, personId: courierId } = turn.visitor;
  if (!roles.some((role) => role.kind === 'courier' && role.shopId === shopId)) return undefined;
  return turn.read(shiftOf, { shopId, courierId }, page);
}

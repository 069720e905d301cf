import { room } from '../../chat/room.ts';
import type { Turn } from '../../chat/turn.ts';
import { Refusal } from '../refusal.ts';
import { changePin, openLock } from './lock.actions.ts';
import { choosePinForm, openForm } from './lock.form.ts';
import { lockOf } from './lock.queries.ts';
import { closedScreen, noLockScreen, openedScreen } from './lock.screens.ts';
import { logOut } from './log-out.ts';

export const staffLock = room();

staffLock.form(openForm);
staffLock.form(choosePinForm);

staffLock.command('unlock', unlock);
staffLock.on(openLock, unlock);
staffLock.on(changePin, async (turn) => {
  const { isOpen, hash } = await turn.read(lockOf, turn.visitor.personId);
  if (!isOpen && hash !== null) throw new Refusal('lock.closed');
  await turn.begin(choosePinForm);
});
staffLock.command('logout', async (turn) => {
  await turn.run(logOut, {});
  const { isNeeded } = await turn.read(lockOf, turn.visitor.personId);
  await turn.send(isNeeded ? closedScreen(turn.say) : noLockScreen(turn.say));
});

async function unlock(turn: Turn): Promise<void> {
  const { hash, isOpen, isNeeded } = await turn.read(lockOf, turn.visitor.personId);
  if (!isNeeded) return turn.show(noLockScreen(turn.say));
  if (isOpen) return turn.show(openedScreen(turn.say));
  return hash === null ? turn.begin(choosePinForm) : turn.begin(openForm);
}

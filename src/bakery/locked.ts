import { openLock } from './lock/lock.actions.ts';
import { Refusal } from './refusal.ts';

/** They may, once they have opened the lock with their PIN. */
export function locked(): Refusal {
  return new Refusal('lock.closed', {}, { meaning: 'unlock', says: 'lock.open', data: openLock.write({}) });
}

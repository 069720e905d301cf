import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { rows } from '../../rows.ts';
import { joinPerson } from '../join-person.ts';
import { oneAtATime } from '../one-at-a-time.ts';

/** `joined`: the shop had registered the number, and its history is theirs now. `taken`: by somebody who writes. */
export type Claim = 'own' | 'joined' | 'taken';

/**
 * A number that somebody has shared from their own account becomes theirs; nothing is changed when it is taken.
 * @param number E.164. Never a typed one: whoever types a neighbour's number must not get their orders.
 */
export async function claimPhone(em: SqlEntityManager, personId: number, number: string): Promise<Claim> {
  await oneAtATime(em, `phone ${number}`);
  const [holder] = await rows<{ id: number; writes: boolean }>(em)`
    select id, telegram_id is not null as writes from person where phone = ${number} and id <> ${personId} for update`;
  if (holder?.writes) return 'taken';
  if (holder) await joinPerson(em, { from: holder.id, to: personId });
  await rows(em)`update person set phone = ${number} where id = ${personId}`;
  return holder ? 'joined' : 'own';
}

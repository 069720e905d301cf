import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { rows } from '../rows.ts';

export interface Lock {
  /** Null: none was chosen yet. */
  readonly hash: string | null;
  readonly isOpen: boolean;
  /** A bakery where they work has one. */
  readonly isNeeded: boolean;
}

export async function lockOf(em: SqlEntityManager, personId: number): Promise<Lock> {
  const [found] = await rows<Lock>(em)`
    select pin_hash as hash, coalesce(unlocked_until > now(), false) as "isOpen", exists (
      select from role r join shop s on s.id = r.shop_id
      where r.person_id = p.id and r.active and r.kind <> 'courier' and s.lock_minutes is not null
    ) as "isNeeded"
    from person p where id = ${personId}`;
  return found!;
}

import { type RawBuilder, sql } from 'kysely';

/** Where no bakery of theirs has a lock any more, it opens for as long as this. */
const WITHOUT_LOCK = 60;

/** For how long a PIN opens: the shortest time of all bakeries where somebody works. */
export const LOCK_MINUTES = (personId: number): RawBuilder<number> => sql`
  select coalesce(min(s.lock_minutes), ${WITHOUT_LOCK}) from role r join shop s on s.id = r.shop_id
  where r.person_id = ${personId} and r.active and r.kind <> 'courier'`;

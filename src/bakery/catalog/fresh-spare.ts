import { type RawBuilder, sql } from 'kysely';

/** Pieces of product `p` that are baked and nobody's yet. After a day bread is not what was ordered, so they count no more. */
export function freshSpare(now: Date): RawBuilder<number> {
  return sql`(case when p.spare_at > ${now}::timestamptz - interval '24 hours' then p.spare else 0 end)`;
}

import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { rows } from '../rows.ts';

interface Move {
  readonly from: number;
  readonly to: number;
  /** Only of this shop; of all when not said. */
  readonly shopId?: number;
}

/**
 * What shops know of the one is about the other from now on. Where they know both, the two become one: whoever may not
 * order as the one may not as the other, and no note is lost.
 */
export async function moveCustomer(em: SqlEntityManager, { from, to, shopId }: Move): Promise<void> {
  const one = shopId ?? null;
  await rows(em)`
    with known as (
      delete from customer k using customer mine
      where k.person_id = ${from} and mine.person_id = ${to} and mine.shop_id = k.shop_id
        and k.shop_id = coalesce(${one}::int, k.shop_id)
      returning k.*
    )
    update customer mine set created_at = least(mine.created_at, known.created_at),
      is_met = mine.is_met or known.is_met, registered_by_id = coalesce(mine.registered_by_id, known.registered_by_id),
      called = coalesce(mine.called, known.called), phone = coalesce(mine.phone, known.phone),
      email = coalesce(mine.email, known.email), note = left(concat_ws(' · ', mine.note, known.note), 500),
      token_hash = coalesce(mine.token_hash, known.token_hash), link_until = coalesce(mine.link_until, known.link_until),
      claimed_at = coalesce(mine.claimed_at, known.claimed_at), blocked_at = coalesce(mine.blocked_at, known.blocked_at),
      blocked_reason = coalesce(mine.blocked_reason, known.blocked_reason),
      blocked_by_id = coalesce(mine.blocked_by_id, known.blocked_by_id)
    from known where mine.person_id = ${to} and mine.shop_id = known.shop_id`;
  await rows(em)`
    update customer set person_id = ${to} where person_id = ${from} and shop_id = coalesce(${one}::int, shop_id)`;
}

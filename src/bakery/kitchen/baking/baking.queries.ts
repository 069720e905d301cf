import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { freshSpare } from '../../catalog/fresh-spare.ts';
import { rows } from '../../rows.ts';
import { CORRECTABLE_HOURS } from './batch-to-correct.ts';

/** One product as its bakers see it. */
export interface Baking {
  readonly productId: number;
  readonly name: string;
  /** Null = baked to order. */
  readonly stock: number | null;
  /** Baked and nobody's yet. */
  readonly spare: number;
  /** Pieces that open orders wait for. */
  readonly asked: number;
  /** When the first of them is due. */
  readonly dueAt: Date | null;
  readonly timeZone: string;
  /** The newest batch. */
  readonly last: {
    readonly batchId: number;
    readonly quantity: number;
    readonly by: string;
    readonly at: string;
    /** The asker's own, of today. */
    readonly isMine: boolean;
    /** What was written down at first, if that was wrong. */
    readonly correctedFrom: number | null;
  } | null;
}

interface Asker {
  readonly personId: number;
  readonly operator: boolean;
}

/** @returns undefined for everybody who is not an employee or owner of the product's shop. */
export async function bakingOf(
  em: SqlEntityManager,
  productId: number,
  { personId, operator }: Asker,
  now: Date,
): Promise<Baking | undefined> {
  const [baking] = await rows<Baking>(em)`
    select p.id as "productId", p.name, p.stock, ${freshSpare(now)} as spare, s.time_zone as "timeZone",
      coalesce(w.asked, 0)::int as asked, w.due_at as "dueAt",
      (select json_build_object('batchId', b.id, 'quantity', b.quantity, 'by', k.first_name, 'at', b.at,
          'isMine', b.by_id = ${personId} and b.at > now() - ${CORRECTABLE_HOURS} * interval '1 hour',
          'correctedFrom', b.corrected_from)
        from batch b join person k on k.id = b.by_id where b.product_id = p.id order by b.id desc limit 1) as last
    from product p join shop s on s.id = p.shop_id cross join lateral (
      select sum(l.quantity - l.baked) as asked, min(o.due_at) as due_at
      from orders o join order_line l on l.order_id = o.id and l.product_id = p.id
      where o.shop_id = p.shop_id and o.status in ('pending', 'baking') and not l.from_stock and l.baked < l.quantity
    ) w
    where p.id = ${productId} and (${operator} or exists (select from role r
      where r.person_id = ${personId} and r.shop_id = p.shop_id and r.active and r.kind in ('employee', 'owner')))`;
  return baking;
}

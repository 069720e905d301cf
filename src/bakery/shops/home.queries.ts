import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { rows } from '../rows.ts';

export interface Home {
  readonly shopName: string;
  /** Pieces in the visitor's cart. */
  readonly inCart: number;
}

/** @returns undefined when the shop is gone. */
export async function homeOf(em: SqlEntityManager, shopId: number, personId: number): Promise<Home | undefined> {
  const [home] = await rows<Home>(em)`
    select s.name as "shopName", (select coalesce(sum(l.quantity), 0)::int from cart k join cart_line l
      on l.cart_id = k.id where k.person_id = ${personId} and k.shop_id = s.id) as "inCart"
    from shop s where s.id = ${shopId}`;
  return home;
}

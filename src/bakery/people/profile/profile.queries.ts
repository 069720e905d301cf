import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Money } from '../../money.ts';
import { rows } from '../../rows.ts';

/** What somebody has said about themselves, as they read it. */
export interface ProfileView {
  readonly firstName: string;
  readonly lastName: string | null;
  readonly hasOwnName: boolean;
  /** Shared from their own account, E.164. */
  readonly phone: string | null;
  /** Typed at a checkout: serves orders while there is no other. */
  readonly typedPhone: string | null;
  readonly email: string | null;
  readonly avoids: readonly string[];
  readonly addresses: number;
  /** Not counting what was cancelled. */
  readonly orders: number;
  /** One for each currency. */
  readonly spent: readonly Money[];
}

export async function profileOf(em: SqlEntityManager, personId: number): Promise<ProfileView> {
  const [found] = await rows<ProfileView>(em)`
    with bought as (
      select currency, count(*)::int as orders, sum(total)::float8 as minor from orders
      where customer_id = ${personId} and status <> 'cancelled' group by currency
    )
    select p.first_name as "firstName", p.last_name as "lastName", p.has_own_name as "hasOwnName", p.phone, p.email,
      p.avoids, (select c.phone from cart c where c.person_id = p.id and c.phone is not null order by c.id desc limit 1)
        as "typedPhone",
      (select count(*) from address a where a.person_id = p.id) as addresses,
      (select coalesce(sum(orders), 0)::int from bought) as orders,
      (select coalesce(json_agg(json_build_object('currency', currency, 'minor', minor) order by currency), '[]')
        from bought) as spent
    from person p where p.id = ${personId}`;
  return found!;
}

/** Whether somebody else has it, whatever the case. */
export async function isEmailTaken(em: SqlEntityManager, email: string, personId: number): Promise<boolean> {
  const found = await rows(em)`select 1 from person where lower(email) = lower(${email}) and id <> ${personId}`;
  return found.length > 0;
}

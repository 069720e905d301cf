import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Visitor } from '../../chat/visitor.ts';
import { rows } from '../rows.ts';

/** Who has more commands than a customer. */
export type Colleague = Pick<Visitor, 'telegramId' | 'language' | 'roles' | 'operator'>;

/**
 * Those with a role, and the operators among the people who are known and can be written to.
 * @param operators Telegram ids.
 */
export async function colleagues(em: SqlEntityManager, operators: readonly number[]): Promise<Colleague[]> {
  return rows<Colleague>(em)`
    select ${columns(operators)} from person p
    where (p.id in (select person_id from role where active) or p.telegram_id = any(${[...operators]}::bigint[]))
      and p.telegram_id is not null and p.unreachable_since is null
    order by p.id`;
}

/** One person, with or without a role. @returns undefined for those who never wrote to the bot. */
export async function withRoles(
  em: SqlEntityManager,
  operators: readonly number[],
  personId: number,
): Promise<Colleague | undefined> {
  const [person] = await rows<Colleague>(em)`
    select ${columns(operators)} from person p where p.id = ${personId} and p.telegram_id is not null`;
  return person;
}

const columns = (operators: readonly number[]) => sql`
  p.telegram_id as "telegramId", coalesce(p.language, p.telegram_language) as language,
  p.telegram_id = any(${[...operators]}::bigint[]) as operator,
  coalesce((select json_agg(json_build_object('shopId', r.shop_id, 'kind', r.kind, 'onDuty', r.on_duty))
    from role r where r.person_id = p.id and r.active), '[]') as roles`;

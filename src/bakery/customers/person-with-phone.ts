import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { oneAtATime } from '../people/one-at-a-time.ts';
import { rows } from '../rows.ts';

/**
 * Who has a number, wherever that was said; somebody who never wrote when nobody has. Whoever shares it from their own
 * account later becomes that person (people/profile/claim-phone.ts, which waits at the same place).
 * @param number E.164.
 */
export async function personWithPhone(em: SqlEntityManager, number: string, name: string): Promise<number> {
  await oneAtATime(em, `phone ${number}`);
  const [holder] = await rows<{ id: number }>(em)`select id from person where phone = ${number}`;
  if (holder) return holder.id;
  const [made] = await rows<{ id: number }>(em)`
    insert into person (first_name, phone) values (${name}, ${number}) returning id`;
  return made!.id;
}

/** Somebody who never wrote, and whom no shop knows any more. */
export async function forgetStub(em: SqlEntityManager, personId: number): Promise<void> {
  await rows(em)`
    delete from person p where p.id = ${personId} and p.telegram_id is null and p.erased_at is null
      and not exists (select from customer where person_id = p.id) and not exists (select from orders where customer_id = p.id)
      and not exists (select from role where person_id = p.id)`;
}

import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { rows } from '../rows.ts';
import type { OpeningDraft } from './open-shop.form.ts';
import type { UsualPlace } from './usual-places.ts';

export async function isShopNameTaken(em: SqlEntityManager, name: string): Promise<boolean> {
  const found = await rows(em)`select 1 from shop where name = ${name}`;
  return found.length > 0;
}

/** What somebody has said so far, as long as the link they came by still works; the operator's, before the first bakery. */
export async function keptOpening(em: SqlEntityManager, personId: number): Promise<Partial<OpeningDraft> | undefined> {
  const [found] = await rows<{ opening: Partial<OpeningDraft> }>(em)`
    select p.opening from person p where p.id = ${personId} and p.opening is not null
      and case when p.opening ->> 'tokenHash' is null then not exists (select from shop)
        else exists (select from invitation i where i.token_hash = p.opening ->> 'tokenHash' and i.revoked_at is null
          and i.used < i.uses and i.expires_at > now()) end`;
  return found?.opening;
}

/** The bakery that opened here last: those who share a bot mostly live near each other. */
export async function neighbour(em: SqlEntityManager): Promise<UsualPlace | undefined> {
  const [found] = await rows<UsualPlace>(em)`
    select currency, time_zone as "timeZone" from shop order by id desc limit ${1}`;
  return found;
}

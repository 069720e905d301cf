import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { type Actor, operation, type Work } from '../operation.ts';
import { joinPerson } from '../people/join-person.ts';
import { countTry, hasTriesLeft } from '../people/link-tries.ts';
import { moveCustomer } from '../people/move-customer.ts';
import { oneAtATime } from '../people/one-at-a-time.ts';
import { rows } from '../rows.ts';

export interface ClaimedCard {
  readonly shop: string;
  readonly shopId: number;
}

type Answer = { claimed: ClaimedCard } | { refused: 'unknown' | 'try-later' | 'staff' };

/**
 * What a shop has written down about a customer belongs to whoever opens the link of their card. Only what this shop
 * wrote: a link from one bakery opens nothing of another. Unknown, used and expired answer alike, and are counted with
 * the wrong invitations; whoever has it already reads so again. The link stands in the chat of whoever made the card: a
 * tap of the staff must not use it up.
 */
export const claimCard = operation({
  name: 'claim-card',
  allow: ['anybody'],
  async run({ em }, { personId, operator }, { tokenHash }: { tokenHash: string }): Promise<Answer> {
    if (!(await hasTriesLeft(em, personId))) return { refused: 'try-later' };
    const held = await cardHeld(em, personId, tokenHash);
    if (!held && (await handsItOver(em, { personId, operator }, tokenHash))) return { refused: 'staff' };
    const claimed = held ?? (await take(em, personId, tokenHash));
    if (claimed) return { claimed };
    await countTry(em, personId);
    return { refused: 'unknown' };
  },
});

async function cardHeld(em: Work['em'], personId: number, tokenHash: string): Promise<ClaimedCard | undefined> {
  const [held] = await rows<ClaimedCard>(em)`
    select s.name as shop, s.id as "shopId" from customer k join shop s on s.id = k.shop_id
    where k.token_hash = ${tokenHash} and k.person_id = ${personId} and k.claimed_at is not null`;
  return held;
}

/** Whether it still works, and they work where it was made. */
async function handsItOver(em: Work['em'], { personId, operator }: Actor, tokenHash: string): Promise<boolean> {
  const found = await rows(em)`
    select 1 from customer k where k.token_hash = ${tokenHash} and not k.is_met and k.link_until > now()
      and (${operator} or exists (select from role r where r.shop_id = k.shop_id and r.person_id = ${personId}
        and (r.active or r.suspended_at is not null)))`;
  return found.length > 0;
}

interface Card extends ClaimedCard {
  readonly personId: number;
  /** Nobody but this shop knows them, and they never wrote. */
  readonly isOurs: boolean;
  readonly email: string | null;
}

async function take(em: SqlEntityManager, personId: number, tokenHash: string): Promise<ClaimedCard | undefined> {
  const card = await lockCard(em, tokenHash);
  if (!card) return undefined;
  const { shopId, shop } = card;
  if (card.personId !== personId) {
    if (card.isOurs) await joinPerson(em, { from: card.personId, to: personId });
    else await moveCustomer(em, { from: card.personId, to: personId, shopId });
  }
  await rows(em)`
    with claimed as (
      update customer set is_met = true, claimed_at = now(), token_hash = ${tokenHash}
      where shop_id = ${shopId} and person_id = ${personId}
    ), asked as (update cart set version = version + 1 where shop_id = ${shopId} and person_id = ${personId})
    update person set shop_id = ${shopId} where id = ${personId}`;
  if (card.email !== null) await keepEmail(em, personId, card.email);
  return { shop, shopId };
}

/**
 * The number goes first, as for whoever shares it from their own account at this moment; then the cart of whoever the
 * card is about: what they are ordering makes them known to the shop, and the card is nobody else's then.
 */
async function lockCard(em: SqlEntityManager, tokenHash: string): Promise<Card | undefined> {
  const [found] = await rows<{ phone: string }>(em)`select phone from customer where token_hash = ${tokenHash}`;
  if (!found) return undefined;
  await oneAtATime(em, `phone ${found.phone}`);
  await rows(em)`select 1 from cart c join customer k on k.person_id = c.person_id and k.shop_id = c.shop_id
    where k.token_hash = ${tokenHash} for update of c`;
  await rows(em)`select 1 from customer where token_hash = ${tokenHash} for update`;
  const [card] = await rows<Card>(em)`
    select s.name as shop, s.id as "shopId", k.person_id as "personId", k.email,
      p.telegram_id is null and p.erased_at is null
        and not exists (select from customer o where o.person_id = p.id and o.shop_id <> k.shop_id) as "isOurs"
    from customer k join shop s on s.id = k.shop_id join person p on p.id = k.person_id
    where k.token_hash = ${tokenHash} and not k.is_met and k.link_until > now()`;
  return card;
}

/** Where they have none of their own, and nobody else has it. */
async function keepEmail(em: SqlEntityManager, personId: number, email: string): Promise<void> {
  await oneAtATime(em, `email ${email.toLowerCase()}`);
  await rows(em)`
    update person set email = ${email}::text where id = ${personId} and email is null
      and not exists (select from person where lower(email) = lower(${email}::text))`;
}

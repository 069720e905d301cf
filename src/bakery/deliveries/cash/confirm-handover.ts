import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { operation } from '../../operation.ts';
import { Refusal } from '../../refusal.ts';
import { rows } from '../../rows.ts';

export interface OfHandover {
  readonly handoverId: number;
}

export interface Confirmation extends OfHandover {
  /** The sum that was read, minor units. */
  readonly amount: number;
  /** The sum that was counted, minor units. */
  readonly received: number;
  /** Why they differ. */
  readonly note: string | null;
}

/**
 * Somebody of the shop has counted the money. One conditional update: of two who confirm one wins, and a sum that has
 * changed since it was read is confirmed by nobody.
 * @returns false when they have confirmed this already.
 * @throws {Refusal} `handover.unknown`, `handover.confirmed`, `handover.moved-on`; `handover.own` for a courier's own.
 */
export const confirmHandover = operation({
  name: 'confirm-handover',
  allow: ['employee', 'owner'],
  shop: shopOfHandover,
  async run({ em, now, emit }, { personId, operator }, { handoverId, amount, received, note }: Confirmation) {
    const confirmed = await rows(em)`
      update cash_handover h set received = ${received}, note = ${note}, confirmed_by_id = ${personId},
        confirmed_at = ${now}
      where id = ${handoverId} and confirmed_at is null and amount = ${amount} and (courier_id <> ${personId}
        or ${operator} or exists (select from role r where r.person_id = ${personId} and r.shop_id = h.shop_id
          and r.active and r.kind = 'owner'))
      returning 1`;
    if (confirmed.length === 0) return mustBeMine(em, handoverId, { personId, received, amount });
    emit({ type: 'handover.confirmed', handoverId });
    return true;
  },
});

/** The shop whose roles count for a handover. */
async function shopOfHandover(em: SqlEntityManager, { handoverId }: OfHandover): Promise<number | undefined> {
  const [found] = await rows<{ shopId: number }>(em)`
    select shop_id as "shopId" from cash_handover where id = ${handoverId}`;
  return found?.shopId;
}

interface Tried {
  readonly personId: number;
  readonly received: number;
  readonly amount: number;
}

async function mustBeMine(em: SqlEntityManager, handoverId: number, tried: Tried): Promise<false> {
  const [now] = await rows<{ amount: number; received: number | null; byId: number | null; by: string | null }>(em)`
    select h.amount, h.received, p.id as "byId", p.first_name as by
    from cash_handover h left join person p on p.id = h.confirmed_by_id where h.id = ${handoverId}`;
  if (!now) throw new Refusal('handover.unknown');
  if (now.received === null) throw new Refusal(now.amount === tried.amount ? 'handover.own' : 'handover.moved-on');
  if (now.byId === tried.personId && now.received === tried.received) return false;
  throw new Refusal('handover.confirmed', { by: now.by ?? '' });
}

import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { Photo } from '../../catalog/photo.ts';
import { photoIdOf } from '../../catalog/photos/keep-photo.ts';
import { rows } from '../../rows.ts';
import type { Delivery } from '../delivery.ts';

/** Wrong codes until only a photo counts: one in two thousand guesses gets through. */
const MOST_WRONG = 5;

export interface Proof {
  /** As the customer said it. */
  readonly code?: string;
  /** Telegram's file id. */
  readonly photo?: string;
}

/** What a shop still asks for before it counts as delivered, and how many more codes may be tried. */
export type Missing = { needs: 'code' | 'photo'; left: number };

/** Keeps what was shown with the locked delivery, a wrong code too. @returns null when nothing is missing. */
export async function missingProof(em: SqlEntityManager, delivery: Delivery, shown: Proof): Promise<Missing | null> {
  const [asked] = await rows<{ proof: string; hasNoCard: boolean }>(em)`
    select s.proof, c.telegram_id is null or c.unreachable_since is not null as "hasNoCard"
    from orders o join shop s on s.id = o.shop_id join person c on c.id = o.customer_id
    where o.id = ${delivery.order.id}`;
  if (asked?.proof !== 'code') return null;
  if (asked.hasNoCard || delivery.wrongCodes >= MOST_WRONG) return keptPhoto(em, delivery, shown);
  if (shown.code === delivery.code) return null;
  if (shown.code !== undefined) delivery.wrongCodes += 1;
  const left = MOST_WRONG - delivery.wrongCodes;
  return { needs: left > 0 ? 'code' : 'photo', left };
}

async function keptPhoto(em: SqlEntityManager, delivery: Delivery, { photo }: Proof): Promise<Missing | null> {
  if (photo === undefined) return { needs: 'photo', left: 0 };
  delivery.proofPhoto = em.getReference(Photo, await photoIdOf(em, photo));
  return null;
}

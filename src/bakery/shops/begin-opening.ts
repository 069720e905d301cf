import type { Turn } from '../../chat/turn.ts';
import { type OpeningDraft, openShopForm } from './open-shop.form.ts';
import { keptOpening, neighbour } from './open-shop.queries.ts';
import { guessFor } from './usual-places.ts';

/**
 * Asks about a new bakery, from where the person was when they were asked before.
 * @param tokenHash of the invitation; null for the operator, who needs none.
 */
export async function beginOpening(turn: Turn, tokenHash: string | null): Promise<void> {
  const kept = await turn.read(keptOpening, turn.visitor.personId);
  await begin(turn, tokenHash, kept?.tokenHash === tokenHash ? kept : {});
}

/** @returns false when there is nothing to go on with. */
export async function goOnOpening(turn: Turn): Promise<boolean> {
  const kept = await turn.read(keptOpening, turn.visitor.personId);
  if (!kept) return false;
  await begin(turn, kept.tokenHash ?? null, kept);
  return true;
}

async function begin(turn: Turn, tokenHash: string | null, kept: Partial<OpeningDraft>): Promise<void> {
  const { currency, timeZone } = (await turn.read(neighbour)) ?? guessFor(turn.visitor.language);
  await turn.begin(openShopForm, {
    usual: { currency, timeZone, language: turn.visitor.language },
    ...kept,
    tokenHash,
  });
}

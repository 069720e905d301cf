import { operation } from '../../operation.ts';
import { gatherCash } from './gather-cash.ts';

export interface AskingHandover {
  readonly shopId: number;
  /** As the courier has read it, minor units. */
  readonly amount: number;
  readonly deliveries: number;
}

/** A courier ends their shift: what they have collected is to be counted by the shop. @returns the handover's id. */
export const askHandover = operation({
  name: 'ask-handover',
  allow: ['courier'],
  shop: async (_em, { shopId }: AskingHandover) => shopId,
  async run({ em, emit }, { personId }, asking) {
    const handoverId = await gatherCash(em, { ...asking, courierId: personId });
    emit({ type: 'handover.asked', handoverId });
    return handoverId;
  },
});

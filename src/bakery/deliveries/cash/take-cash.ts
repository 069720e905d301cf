import { operation } from '../../operation.ts';
import { confirmHandover } from './confirm-handover.ts';
import { type Gathering, gatherCash } from './gather-cash.ts';

/**
 * Somebody of the shop takes a courier's cash without being asked, because they have left or their phone is dead.
 * @returns the handover's id.
 * @throws {Refusal} as `gatherCash` and `confirmHandover`.
 */
export const takeCash = operation({
  name: 'take-cash',
  allow: ['employee', 'owner'],
  shop: async (_em, { shopId }: Gathering) => shopId,
  async run(work, actor, gathering) {
    const { amount } = gathering;
    const handoverId = await gatherCash(work.em, gathering);
    await confirmHandover.run(work, actor, { handoverId, amount, received: amount, note: null });
    return handoverId;
  },
});

import { operation } from '../../operation.ts';
import { rows } from '../../rows.ts';

/** The banknote that the next order from the cart is paid with, minor units; null = it will be exact. */
export const payWith = operation({
  name: 'pay-with',
  allow: ['anybody'],
  async run({ em }, { personId }, { shopId, changeFrom }: { shopId: number; changeFrom: number | null }) {
    await rows(em)`update cart set version = version + 1, change_from = ${changeFrom}
      where person_id = ${personId} and shop_id = ${shopId}`;
  },
});

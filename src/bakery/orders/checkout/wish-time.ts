import { operation } from '../../operation.ts';
import { Refusal } from '../../refusal.ts';
import { rows } from '../../rows.ts';
import { checkoutOf } from './checkout.queries.ts';
import { obstaclesOf } from './obstacles.ts';

/**
 * When the next order from the cart is wanted; null = as soon as possible. The cart gets a new version, so that a ✅
 * under an older summary orders nothing.
 * @throws {Refusal} `order.slot-passed`, `order.slot-full`, `order.empty`
 */
export const wishTime = operation({
  name: 'wish-time',
  allow: ['anybody'],
  async run({ em, now }, { personId }, { shopId, slotAt }: { shopId: number; slotAt: Date | null }) {
    await rows(em)`update cart set version = version + 1, slot_at = ${slotAt}::timestamptz
      where person_id = ${personId} and shop_id = ${shopId}`;
    const lines = await checkoutOf(em, shopId, personId);
    if (lines.length === 0) throw new Refusal('order.empty');
    const gone = slotAt && obstaclesOf(lines, now, slotAt).find(({ code }) => code.startsWith('order.slot-'));
    if (gone) throw gone;
  },
});

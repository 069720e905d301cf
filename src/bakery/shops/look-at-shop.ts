import { operation } from '../operation.ts';
import { Refusal } from '../refusal.ts';
import { rows } from '../rows.ts';

/** From here on the person looks at this shop. */
export const lookAtShop = operation({
  name: 'look-at-shop',
  allow: ['anybody'],
  async run({ em }, { personId }, { shopId }: { shopId: number }) {
    const found = await rows(em)`
      update person set shop_id = s.id from shop s where person.id = ${personId} and s.id = ${shopId} returning s.id`;
    if (found.length === 0) throw new Refusal('shop.gone');
    return { shopId };
  },
});

import { operation } from '../operation.ts';
import { Refusal } from '../refusal.ts';
import { rows } from '../rows.ts';

/** From here on the person looks at this shop, and works in it if it is one of theirs. */
export const lookAtShop = operation({
  name: 'look-at-shop',
  allow: ['anybody'],
  async run({ em }, { personId, operator }, { shopId }: { shopId: number }) {
    const found = await rows(em)`
      update person p set shop_id = s.id, work_shop_id = case when ${operator} or exists (select from role r
          where r.person_id = p.id and r.shop_id = s.id and r.active) then s.id else p.work_shop_id end
      from shop s where p.id = ${personId} and s.id = ${shopId} returning s.id`;
    if (found.length === 0) throw new Refusal('shop.gone');
    return { shopId };
  },
});

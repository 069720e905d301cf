import { notAllowed } from '../../not-allowed.ts';
import { operation } from '../../operation.ts';
import { rows } from '../../rows.ts';

/**
 * From here on the person works in this shop of theirs. Whoever looks at one of their own shops looks at this one from
 * now on; a shop where they are a customer stays what they look at.
 */
export const chooseWorkplace = operation({
  name: 'choose-workplace',
  allow: ['anybody'],
  async run({ em }, { personId, operator }, { shopId }: { shopId: number }) {
    const found = await rows(em)`
      update person p set work_shop_id = s.id, shop_id = case when p.shop_id is null or ${operator} or exists (
          select from role r where r.person_id = p.id and r.shop_id = p.shop_id and r.active) then s.id else p.shop_id end
      from shop s where p.id = ${personId} and s.id = ${shopId} and (${operator} or exists (
        select from role r where r.person_id = p.id and r.shop_id = s.id and r.active)) returning s.id`;
    if (found.length === 0) throw notAllowed([]);
  },
});

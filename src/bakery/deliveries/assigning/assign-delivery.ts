import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { type OfOrder, shopOfOrder } from '../../kitchen/lock-order.ts';
import { operation } from '../../operation.ts';
import { Person } from '../../people/person.ts';
import { Refusal } from '../../refusal.ts';
import { rows } from '../../rows.ts';
import { lockCourier, mustHaveHandsFree } from '../load.ts';
import { lockDelivery } from '../lock-delivery.ts';
import { noteDeed } from './note-deed.ts';

export interface Assigning extends OfOrder {
  readonly courierId: number;
}

/**
 * The bakery says who brings it, on duty or not: somebody may have called them.
 * @returns false when it was already theirs.
 * @throws {Refusal} `delivery.has-courier`, `delivery.gone`, `delivery.hands-full`, `delivery.no-courier`.
 */
export const assignDelivery = operation({
  name: 'assign-delivery',
  allow: ['employee', 'owner'],
  audited: true,
  shop: shopOfOrder,
  async run({ em, now, emit }, _actor, { orderId, courierId }: Assigning) {
    await lockCourier(em, courierId);
    const name = await mustDeliverHere(em, orderId, courierId);
    const delivery = await lockDelivery(em, orderId);
    await em.populate(delivery, ['courier']);
    if (!delivery.assignTo(em.getReference(Person, courierId), now)) return false;
    await mustHaveHandsFree(em, courierId, orderId, name);
    await noteDeed(em, delivery.id, courierId, 'assigned');
    emit({ type: 'delivery.accepted', orderId });
    return true;
  },
});

/** Their role is locked, so that nobody is given something while they are dismissed. @returns their name. */
async function mustDeliverHere(em: SqlEntityManager, orderId: number, courierId: number): Promise<string> {
  const [courier] = await rows<{ name: string; isReachable: boolean }>(em)`
    select p.first_name as name, p.telegram_id is not null and p.unreachable_since is null as "isReachable"
    from orders o join role r on r.shop_id = o.shop_id and r.kind = 'courier' and r.active
      join person p on p.id = r.person_id
    where o.id = ${orderId} and r.person_id = ${courierId} for share of r`;
  if (!courier) throw new Refusal('delivery.no-courier');
  if (!courier.isReachable) throw new Refusal('delivery.no-courier', { context: 'silent', name: courier.name });
  return courier.name;
}

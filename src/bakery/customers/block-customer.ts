import { operation } from '../operation.ts';
import { rows } from '../rows.ts';
import { type OfCustomer, shopOfCustomer } from './of-customer.ts';

export interface Blocking extends OfCustomer {
  /** For the staff. */
  readonly reason: string;
}

/**
 * They may order nothing more in this shop; what is ordered already goes its way, and their cart stays. The cart gets a
 * new version first: an order that is being placed at this moment either comes before, or finds another summary.
 * @returns whether they could order until now: the first reason stays.
 */
export const blockCustomer = operation({
  name: 'block-customer',
  allow: ['employee', 'owner'],
  shop: shopOfCustomer,
  audited: true,
  async run({ em }, { personId }, { customerId, reason }: Blocking) {
    await rows(em)`
      update cart c set version = version + 1 from customer k
      where k.id = ${customerId} and c.person_id = k.person_id and c.shop_id = k.shop_id`;
    const blocked = await rows(em)`
      update customer set blocked_at = now(), blocked_reason = ${reason}, blocked_by_id = ${personId}
      where id = ${customerId} and blocked_at is null returning id`;
    return blocked.length > 0;
  },
});

/** They may order again. */
export const unblockCustomer = operation({
  name: 'unblock-customer',
  allow: ['employee', 'owner'],
  shop: shopOfCustomer,
  audited: true,
  async run({ em }, _actor, { customerId }: OfCustomer) {
    await rows(em)`
      update customer set blocked_at = null, blocked_reason = null, blocked_by_id = null
      where id = ${customerId} and blocked_at is not null`;
  },
});

import { operation } from '../operation.ts';
import { Refusal } from '../refusal.ts';
import { rows } from '../rows.ts';
import { lockCustomer, type OfCustomer, shopOfCustomer } from './of-customer.ts';

export interface NewCard extends OfCustomer {
  /** SHA-256 of the token in the link, hex. */
  readonly tokenHash: string;
}

/**
 * The link works once and for thirty days, by the clock of the database; one made before works no more.
 * @throws {Refusal} `customer.has-account` for somebody who writes for themselves.
 */
export const makeCard = operation({
  name: 'make-card',
  allow: ['employee', 'owner'],
  shop: shopOfCustomer,
  audited: true,
  async run({ em }, _actor, { customerId, tokenHash }: NewCard) {
    const { isMet } = await lockCustomer(em, { customerId });
    if (isMet) throw new Refusal('customer.has-account');
    const [made] = await rows<{ until: Date }>(em)`
      update customer set token_hash = ${tokenHash}, link_until = now() + interval '30 days'
      where id = ${customerId} returning link_until as until`;
    return { tokenHash, until: made!.until.toISOString() };
  },
});

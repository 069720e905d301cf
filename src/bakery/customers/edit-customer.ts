import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { changeField, type FieldChange, type FieldChanged, foundInstead } from '../change-field.ts';
import { type Outcome, operation } from '../operation.ts';
import { moveCustomer } from '../people/move-customer.ts';
import { oneAtATime } from '../people/one-at-a-time.ts';
import { Refusal } from '../refusal.ts';
import { rows } from '../rows.ts';
import type { CustomerField } from './customer-fields.ts';
import { lockCustomer, type OfCustomer, shopOfCustomer } from './of-customer.ts';
import { forgetStub, personWithPhone } from './person-with-phone.ts';
import { customerWithPhone } from './register-customer.ts';

export interface CustomerEdit extends OfCustomer {
  readonly field: CustomerField;
  readonly value: Outcome;
  /** What it was when the question was asked. */
  readonly seen: Outcome;
}

/**
 * Corrects what the shop has written down. What somebody says of themselves is theirs: of whoever has ordered, or taken
 * their card, only the shop's note is still the shop's.
 * @throws {Refusal} `customer.own-data`, `customer.phone-known` for the number of another customer, `customer.gone`
 */
export const editCustomer = operation({
  name: 'edit-customer',
  allow: ['employee', 'owner'],
  shop: shopOfCustomer,
  audited: true,
  async run({ em }, _actor, { customerId, field, value, seen }: CustomerEdit): Promise<FieldChanged> {
    const change = { table: 'customer', id: customerId, column: field, value, seen };
    if (field === 'phone') return correctPhone(em, change);
    const { isMet } = await lockCustomer(em, { customerId });
    if (isMet && field !== 'note') throw new Refusal('customer.own-data');
    return changeField(em, change);
  },
});

/** The numbers' own places come first, in one order, and then the row: as whoever shares one of them goes. */
async function correctPhone(em: SqlEntityManager, change: FieldChange): Promise<FieldChanged> {
  const number = String(change.value);
  for (const one of [number, String(change.seen)].sort()) await oneAtATime(em, `phone ${one}`);
  const { shopId, personId, isMet, phone } = await lockCustomer(em, { customerId: change.id });
  if (isMet) throw new Refusal('customer.own-data');
  if (phone !== change.seen) return { isSaved: false, ...(await foundInstead(em, change)) };
  const known = await customerWithPhone(em, shopId, number);
  if (known !== undefined && known !== change.id) throw new Refusal('customer.phone-known', { phone: number });
  const [{ called } = { called: '' }] = await rows<{ called: string }>(em)`
    update customer set phone = ${number} where id = ${change.id} returning called`;
  const to = await personWithPhone(em, number, called);
  if (to === personId) return { isSaved: true };
  await moveCustomer(em, { from: personId, to, shopId });
  await forgetStub(em, personId);
  return { isSaved: true };
}

import { randomBytes } from 'node:crypto';
import type { Account } from './account.ts';
import { personWrites } from './acts.ts';
import type { Chat, StoredMessage } from './chat.ts';
import { type Invoice, totalOf } from './invoice.ts';
import type { World } from './world.ts';

export interface Paying {
  /** In minor units. */
  tip?: number;
  /** The id of a shipping option. */
  shipping?: string;
  name?: string;
  phoneNumber?: string;
  email?: string;
  address?: ShippingAddress;
}

/** https://core.telegram.org/bots/api#shippingaddress */
export interface ShippingAddress {
  country_code: string;
  state: string;
  city: string;
  street_line1: string;
  street_line2: string;
  post_code: string;
}

export interface Outcome {
  outcome: 'paid' | 'refused' | 'expired';
  error?: string;
}

const HOME: ShippingAddress = {
  country_code: 'DE',
  state: '',
  city: 'Berlin',
  street_line1: 'Oranienstraße 1',
  street_line2: '',
  post_code: '10999',
};

interface Bill {
  chat: Chat;
  invoice: Invoice;
  message?: StoredMessage;
}

/** A person pays: address first where it decides the price, then the bot's last word, then the money. */
export async function pay(world: World, account: Account, bill: Bill, paying: Paying): Promise<Outcome> {
  const { invoice } = bill;
  if (paying.tip !== undefined && (paying.tip < 0 || paying.tip > invoice.maxTip)) {
    throw new Error(`A tip of ${paying.tip}: this bill takes up to ${invoice.maxTip}.`);
  }
  const order = { ...orderInfo(account, invoice, paying) };
  const shipping = invoice.isFlexible ? await chooseShipping(world, account, invoice, paying) : {};
  if ('outcome' in shipping) return shipping;
  const total_amount = totalOf(invoice.prices) + (paying.tip ?? 0) + (shipping.amount ?? 0);
  const bought = {
    currency: invoice.currency,
    total_amount,
    invoice_payload: invoice.payload,
    ...(shipping.id !== undefined && { shipping_option_id: shipping.id }),
    ...(Object.keys(order).length > 0 && { order_info: order }),
  };
  const id = world.randomId();
  const answer = world.payments.awaitCheckout(id);
  world.updates.push('pre_checkout_query', { id, from: account.api(), ...bought }, `pre_checkout:${account.id}`);
  const said = await answer;
  if (said === null) return { outcome: 'expired' };
  if (said.error !== undefined) return { outcome: 'refused', error: said.error };
  charge(world, account, bill, bought);
  return { outcome: 'paid' };
}

function charge(world: World, account: Account, { chat, invoice, message }: Bill, bought: object): void {
  invoice.isPaid = true;
  if (message) world.changes.tell({ type: 'edited', chat, message });
  const successful_payment = {
    ...bought,
    telegram_payment_charge_id: randomBytes(16).toString('hex'),
    provider_payment_charge_id: randomBytes(12).toString('hex'),
  };
  personWrites(world, account, { chat, ...(message && { replyTo: message }) }, { successful_payment });
}

async function chooseShipping(
  world: World,
  account: Account,
  invoice: Invoice,
  paying: Paying,
): Promise<{ id?: string; amount?: number } | Outcome> {
  const id = world.randomId();
  const answer = world.payments.awaitShipping(id);
  const query = { id, from: account.api(), invoice_payload: invoice.payload, shipping_address: paying.address ?? HOME };
  world.updates.push('shipping_query', query, `shipping:${account.id}`);
  const said = await answer;
  if (said === null) return { outcome: 'expired' };
  if ('error' in said) return { outcome: 'refused', error: said.error };
  const option =
    paying.shipping === undefined ? said.options[0] : said.options.find((each) => each.id === paying.shipping);
  if (!option) throw new Error(`There is no shipping option "${paying.shipping}".`);
  return { id: option.id, amount: totalOf(option.prices) };
}

function orderInfo(account: Account, { needs }: Invoice, paying: Paying): object {
  return {
    ...(needs.name && { name: paying.name ?? account.name }),
    ...(needs.phoneNumber && { phone_number: (paying.phoneNumber ?? account.phoneNumber).replace('+', '') }),
    ...(needs.email && { email: paying.email ?? `${account.id}@example.org` }),
    ...(needs.address && { shipping_address: paying.address ?? HOME }),
  };
}

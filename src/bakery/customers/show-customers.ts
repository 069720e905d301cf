import type { Screen } from '../../chat/screen.ts';
import type { Turn } from '../../chat/turn.ts';
import { keepSearch } from '../catalog/finding/keep-search.ts';
import { countryOf } from '../people/phone.ts';
import { workplace } from '../people/workplace.ts';
import { atWork } from '../people/workplaces/at-work.ts';
import { Refusal } from '../refusal.ts';
import { type CustomerDetails, customerDetails } from './customer.queries.ts';
import { customerScreen } from './customer.screens.ts';
import { openByPhone, openCustomers, openFound } from './customers.actions.ts';
import {
  customerOfOrder,
  customersByName,
  customersByPhone,
  newestCustomers,
  shopOfStaff,
  wordsSought,
} from './customers.queries.ts';
import { customersScreen, digitsOf, type ShownCustomers } from './customers.screens.ts';
import { type Wanted, wantedIn } from './wanted.ts';

/** The shop whose customers somebody looks after. @throws {Refusal} `not-allowed`, `lock.closed` */
export function shopAtWork(turn: Turn): number {
  return workplace(turn.visitor, 'employee', 'owner');
}

/** @throws {Refusal} `customer.gone` for one of another shop, too */
export async function customerFor(turn: Turn, customerId: number): Promise<CustomerDetails> {
  const one = await turn.read(customerDetails, shopAtWork(turn), customerId);
  if (!one) throw new Refusal('customer.gone');
  return one;
}

export async function showCustomer(turn: Turn, customerId: number): Promise<void> {
  await turn.show(await pageOf(turn, customerId));
}

export async function pageOf(turn: Turn, customerId: number): Promise<Screen> {
  const one = await customerFor(turn, customerId);
  return atWork(turn, one.shopId, customerScreen(turn.say, one, turn.now));
}

export async function showCustomers(turn: Turn, page: number): Promise<void> {
  const found = await turn.read(newestCustomers, shopAtWork(turn), page);
  if (found.customers.length === 0 && page > 0) return showCustomers(turn, 0);
  await showList(turn, { ...found, open: (page) => openCustomers.write({ page }) });
}

export async function showByPhone(turn: Turn, phone: string, page: number): Promise<void> {
  const found = await turn.read(customersByPhone, shopAtWork(turn), phone, page);
  const only = page === 0 && found.customers.length === 1 && found.customers[0];
  if (only) return showCustomer(turn, only.customerId);
  const open = (page: number) => openByPhone.write({ phone: digitsOf(phone), page });
  await showList(turn, { ...found, words: phone, phone, open });
}

/** @throws {Refusal} `customer.gone` for a search that is forgotten, or somebody else's */
export async function showFound(turn: Turn, searchId: number, page: number): Promise<void> {
  const words = await turn.read(wordsSought, searchId, turn.visitor.personId);
  if (words === undefined) return showCustomers(turn, 0);
  const found = await turn.read(customersByName, shopAtWork(turn), words, page);
  const only = page === 0 && found.customers.length === 1 && found.customers[0];
  if (only) return showCustomer(turn, only.customerId);
  await showList(turn, { ...found, words, open: (page) => openFound.write({ searchId, page }) });
}

/** @returns undefined for words that can be neither a number nor a name. */
export async function wantedBy(turn: Turn, typed: string): Promise<Wanted | undefined> {
  const { timeZone, language } = await turn.read(shopOfStaff, shopAtWork(turn));
  return wantedIn(typed, countryOf(timeZone, language));
}

/** An order of this shop first: nobody's number is as short. What was typed as a number to call is kept nowhere. */
export async function find(turn: Turn, { phone, orderId, name }: Wanted): Promise<void> {
  const customerId = orderId === null ? undefined : await turn.read(customerOfOrder, shopAtWork(turn), orderId);
  if (customerId !== undefined) return showCustomer(turn, customerId);
  if (phone !== null) return showByPhone(turn, phone, 0);
  if (name === null) {
    const none = { customers: [], page: 0, hasMore: false };
    return showList(turn, { ...none, words: String(orderId), open: (page) => openCustomers.write({ page }) });
  }
  const { searchId } = await turn.run(keepSearch, { words: name });
  await showFound(turn, searchId, 0);
}

async function showList(turn: Turn, shown: Omit<ShownCustomers, 'shop'>): Promise<void> {
  const { shopId, shop } = await turn.read(shopOfStaff, shopAtWork(turn));
  await turn.show(await atWork(turn, shopId, customersScreen(turn.say, { ...shown, shop })));
}

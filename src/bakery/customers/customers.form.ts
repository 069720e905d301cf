import { fieldForm } from '../../chat/field-form.ts';
import { form, showNothing } from '../../chat/form.ts';
import { text, words } from '../../chat/readers.ts';
import type { Turn } from '../../chat/turn.ts';
import { email } from '../people/email.ts';
import { type CountryCode, countryOf, phone } from '../people/phone.ts';
import { Refusal } from '../refusal.ts';
import { type Blocking, blockCustomer } from './block-customer.ts';
import type { CustomerDetails } from './customer.queries.ts';
import { type CustomerField, customerFields } from './customer-fields.ts';
import { shopOfStaff } from './customers.queries.ts';
import { editCustomer } from './edit-customer.ts';
import { registerCustomer } from './register-customer.ts';
import { showNewCard } from './show-card.ts';
import { customerFor, find, shopAtWork, showCustomer, showCustomers, wantedBy } from './show-customers.ts';

interface FindDraft {
  readonly words: string;
}

export const findForm = form<FindDraft>({
  id: 'find-customer',
  steps: {
    words: {
      ask: 'customers.ask-find',
      async read(answer, _draft, turn) {
        const reading = text(1, 64)(answer);
        if ('wrong' in reading) return reading;
        return (await wantedBy(turn, reading.value)) ? reading : { wrong: 'customer-words' };
      },
    },
  },
  submit: async (turn, { words }) => find(turn, (await wantedBy(turn, words))!),
  cancelled: (turn) => showCustomers(turn, 0),
  putAside: showNothing,
});

interface RegisterDraft {
  readonly shopId: number;
  readonly country?: CountryCode;
  readonly phone: string;
  readonly called: string;
  readonly email: string | null;
}

export const registerForm = form<RegisterDraft>({
  id: 'register-customer',
  steps: {
    phone: {
      ask: 'customers.ask-phone',
      read(answer, { country }) {
        const reading = phone(country)(answer.kind === 'text' ? answer : { kind: 'other' });
        return 'wrong' in reading ? { wrong: 'customer-phone' } : { value: reading.value.number };
      },
    },
    called: { ask: 'customers.ask-name', read: words(1, 64) },
    email: { ask: 'customers.ask-email', read: email, optional: true },
  },
  async submit(turn, { shopId, phone, called, email = null }) {
    const { customerId, isNew } = await turn.run(registerCustomer, { shopId, phone, called, email });
    await showCustomer(turn, customerId);
    if (isNew) return showNewCard(turn, customerId);
    await turn.send({ text: turn.say.html('customers.known-already', { phone }) });
  },
  cancelled: (turn) => showCustomers(turn, 0),
  putAside: showNothing,
});

/** @param phone E.164, when it is known. */
export async function beginRegistering(turn: Turn, phone: string | undefined): Promise<void> {
  const { shopId, timeZone, language } = await turn.read(shopOfStaff, shopAtWork(turn));
  await turn.begin(registerForm, { shopId, country: countryOf(timeZone, language), phone });
}

export const blockForm = form<Blocking>({
  id: 'block-customer',
  steps: { reason: { ask: 'customers.ask-reason', read: words(3, 300) } },
  async submit(turn, blocking) {
    await turn.run(blockCustomer, blocking);
    await showCustomer(turn, blocking.customerId);
  },
  cancelled: (turn, { customerId = 0 }) => showCustomer(turn, customerId),
  putAside: showNothing,
});

export const editCustomerForm = fieldForm({
  id: 'edit-customer',
  fields: customerFields,
  words: 'customers.fields',
  save: (turn, { rowId: customerId, field, value, seen }) =>
    turn.run(editCustomer, { customerId, field: field as CustomerField, value, seen: seen as string | null }),
  show: (turn, { rowId }) => showCustomer(turn, rowId),
});

/** @throws {Refusal} `customer.gone`, `customer.own-data` */
export async function askField(turn: Turn, customerId: number, position: number): Promise<void> {
  const one = await customerFor(turn, customerId);
  const field = customerFields[position];
  if (!field) throw new Refusal('customer.gone');
  if (one.isMet && field.name !== 'note') throw new Refusal('customer.own-data');
  const { timeZone, language, currency } = await turn.read(shopOfStaff, one.shopId);
  const country = countryOf(timeZone, language);
  const draft = { rowId: customerId, field: field.name, page: 0, seen: seenOf(one, field.name), currency, country };
  await turn.begin(editCustomerForm, draft);
}

/** Before they are met, all that is shown is what the shop wrote down. */
function seenOf(one: CustomerDetails, field: CustomerField): string | null {
  return one[field];
}

import { room } from '../../chat/room.ts';
import { hashOf } from '../people/invitation-link.ts';
import { Refusal } from '../refusal.ts';
import { unblockCustomer } from './block-customer.ts';
import { CARD_PREFIX } from './card-link.ts';
import { claimCard } from './claim-card.ts';
import { claimedScreen } from './claimed.screens.ts';
import { ordersOfCustomer } from './customer.queries.ts';
import { fieldsScreen } from './customer.screens.ts';
import {
  block,
  editField,
  findCustomer,
  openByPhone,
  openCustomer,
  openCustomers,
  openFields,
  openFound,
  openOrdersOf,
  registerWith,
  sendCard,
  sendCustomer,
  unblock,
} from './customers.actions.ts';
import { askField, beginRegistering, blockForm, editCustomerForm, findForm, registerForm } from './customers.form.ts';
import { ordersOfScreen } from './customers.screens.ts';
import { showNewCard } from './show-card.ts';
import {
  customerFor,
  find,
  pageOf,
  shopAtWork,
  showByPhone,
  showCustomer,
  showCustomers,
  showFound,
  wantedBy,
} from './show-customers.ts';

export const customers = room();

for (const one of [findForm, registerForm, blockForm, editCustomerForm]) customers.form(one as typeof findForm);

/** `/customer 0151 …` saves the question. */
customers.command('customer', async (turn, words) => {
  const wanted = words === '' ? undefined : await wantedBy(turn, words);
  await (wanted ? find(turn, wanted) : showCustomers(turn, 0));
});
customers.on(openCustomers, (turn, { page }) => showCustomers(turn, page));
customers.on(openFound, (turn, { searchId, page }) => showFound(turn, searchId, page));
customers.on(openByPhone, (turn, { phone, page }) => showByPhone(turn, `+${phone}`, page));
customers.on(openCustomer, (turn, { customerId }) => showCustomer(turn, customerId));
customers.on(findCustomer, async (turn) => {
  shopAtWork(turn);
  await turn.begin(findForm);
});
customers.on(sendCustomer, async (turn, { customerId }) => turn.send(await pageOf(turn, customerId)));
customers.on(registerWith, (turn, { phone }) => beginRegistering(turn, e164(phone)));
customers.on(openOrdersOf, async (turn, { customerId, page }) => {
  const one = await customerFor(turn, customerId);
  const found = await turn.read(ordersOfCustomer, one.shopId, customerId, page);
  await turn.show(ordersOfScreen(turn.say, one, found, turn.now));
});
customers.on(sendCard, (turn, { customerId }) => showNewCard(turn, customerId));
customers.on(openFields, async (turn, { customerId }) => {
  const one = await customerFor(turn, customerId);
  await turn.show(fieldsScreen(turn.say, one));
});
customers.on(editField, (turn, { customerId, field }) => askField(turn, customerId, field));
customers.on(block, async (turn, { customerId }) => {
  await customerFor(turn, customerId);
  await turn.begin(blockForm, { customerId });
});
customers.on(unblock, async (turn, { customerId }) => {
  await turn.run(unblockCustomer, { customerId });
  await showCustomer(turn, customerId);
});

customers.link(CARD_PREFIX, async (turn, token) => {
  const answer = await turn.run(claimCard, { tokenHash: hashOf(token) });
  if ('refused' in answer) throw new Refusal(`card.${answer.refused}`);
  await turn.send(claimedScreen(turn.say, answer.claimed));
});

/** What a button carries; a forged one is none. */
function e164(phone: number): string | undefined {
  return /^[1-9]\d{6,14}$/.test(String(phone)) ? `+${phone}` : undefined;
}

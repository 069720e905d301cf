import { label } from '../../chat/emoji.ts';
import type { Say } from '../../chat/say.ts';
import type { Button, Screen } from '../../chat/screen.ts';
import { shorten } from '../../chat/shorten.ts';
import { openKitchenCard } from '../kitchen/kitchen.actions.ts';
import { openHome } from '../shops/home.actions.ts';
import type { CustomerDetails, OrderOfCustomer, OrdersOfCustomer } from './customer.queries.ts';
import { findCustomer, openCustomer, openCustomers, openOrdersOf, registerWith } from './customers.actions.ts';
import type { CustomerInList, CustomerPage } from './customers.queries.ts';

/** Letters on a button as wide as the screen. */
const WIDE = 34;

export interface ShownCustomers extends CustomerPage {
  readonly shop: string;
  /** What was typed; undefined for the list of all. */
  readonly words?: string;
  /** E.164, when that was looked for: whoever is not there is registered with it. */
  readonly phone?: string;
  /** The data of a button that shows another page. */
  open(page: number): string;
}

export function customersScreen(say: Say, shown: ShownCustomers): Screen {
  const { customers, words, phone, shop } = shown;
  const none = words === undefined ? 'none-yet' : phone === undefined ? 'none-found' : 'none-with-phone';
  const [other, wanted] = customers.length === 0 ? [none, { words: phone ?? words }] : ['found', { words }];
  const hint = customers.length > 0 && words === undefined ? 'newest' : other;
  return {
    text: [say.html('customers.title', { shop }), say.html(`customers.${hint}`, wanted)].join('\n\n'),
    buttons: [
      ...customers.map((one) => [
        { label: label('profile', nameOf(say, one)), data: openCustomer.write({ customerId: one.customerId }) },
      ]),
      ...leaves(say, shown),
      [
        { label: label('search', say('customers.find')), data: findCustomer.write({}) },
        { label: label('add', say('customers.register')), data: registerWith.write({ phone: digitsOf(phone) }) },
      ],
      words === undefined
        ? [{ label: label('back', say('customers.home')), data: openHome.write({}) }]
        : [{ label: label('back', say('customers.all')), data: openCustomers.write({ page: 0 }) }],
    ],
  };
}

/** E.164 as a button carries it; 0 for none. */
export function digitsOf(phone: string | null | undefined): number {
  return phone ? Number(phone.slice(1)) : 0;
}

function nameOf(say: Say, { name, phone, isBlocked }: CustomerInList): string {
  const after = [...(phone ? [phone] : []), ...(isBlocked ? [say('customers.blocked-mark')] : [])].join(' · ');
  const left = WIDE - (after === '' ? 0 : after.length + 3);
  return [shorten(name, Math.max(left, 8)), after].filter(Boolean).join(' · ');
}

/** ◀️ ▶️ of a list that nobody counts. */
function leaves(
  say: Say,
  { page, hasMore, open }: { page: number; hasMore: boolean; open(page: number): string },
): Button[][] {
  const previous = page > 0 ? [{ label: label('previous', say('customers.previous')), data: open(page - 1) }] : [];
  const next = hasMore ? [{ label: label('next', say('customers.next')), data: open(page + 1) }] : [];
  return previous.length + next.length > 0 ? [[...previous, ...next]] : [];
}

export function ordersOfScreen(say: Say, one: CustomerDetails, shown: OrdersOfCustomer, now: Date): Screen {
  const { customerId, name, timeZone } = one;
  const { orders } = shown;
  const notes = orders.flatMap(({ orderId, note }) =>
    note === null ? [] : [say.html('customers.order-note', { orderId, note })],
  );
  // What has come to its end well needs no word.
  const button = ({ orderId, status, total, currency, placedAt }: OrderOfCustomer): Button => ({
    label: [
      orderId,
      say.day(placedAt, timeZone, now),
      say.money({ minor: total, currency }),
      ...(status === 'completed' ? [] : [say(`orders.stage.${status}`)]),
    ].join(' · '),
    data: openKitchenCard.write({ orderId }),
  });
  return {
    text: [
      say.html(orders.length > 0 ? 'customers.orders-of' : 'customers.no-orders', { name }),
      ...(notes.length > 0 ? ['', ...notes] : []),
    ].join('\n'),
    buttons: [
      ...orders.map((order) => [button(order)]),
      ...leaves(say, { ...shown, open: (page) => openOrdersOf.write({ customerId, page }) }),
      [{ label: label('back', shorten(name, WIDE)), data: openCustomer.write({ customerId }) }],
    ],
  };
}

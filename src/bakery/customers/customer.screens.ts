import { label } from '../../chat/emoji.ts';
import type { Say } from '../../chat/say.ts';
import type { Button, Screen } from '../../chat/screen.ts';
import type { CustomerDetails } from './customer.queries.ts';
import { customerFields } from './customer-fields.ts';
import {
  block,
  editField,
  openCustomer,
  openCustomers,
  openFields,
  openOrdersOf,
  sendCard,
  sendCustomer,
  unblock,
} from './customers.actions.ts';

export function customerScreen(say: Say, one: CustomerDetails, now: Date): Screen {
  const { customerId, name, shop, isMet, lastAt, note, blockedAt } = one;
  return {
    text: [
      say.html('customers.one', { name, shop }),
      contacts(say, one, now),
      bought(say, one, now),
      ...(note === null ? [] : [label('note', say.html('customers.note', { note }))]),
      ...blockedText(say, one, now),
      ...(isMet ? [] : [say.html('customers.not-met')]),
    ].join('\n\n'),
    buttons: [
      ...(lastAt === null
        ? []
        : [[{ label: label('orders', say('customers.orders')), data: openOrdersOf.write({ customerId, page: 0 }) }]]),
      ...(isMet ? [] : [[{ label: label('invitation', say('customers.card')), data: sendCard.write({ customerId }) }]]),
      [correction(say, one), blocking(say, customerId, blockedAt !== null)],
      [{ label: label('back', say('customers.all')), data: openCustomers.write({ page: 0 }) }],
    ],
  };
}

/** Of somebody whom the shop has met, only its own note is the shop's to correct. */
function correction(say: Say, { customerId, isMet }: CustomerDetails): Button {
  return isMet
    ? {
        label: label('note', say('customers.add-note')),
        data: editField.write({ customerId, field: 0 }),
      }
    : { label: label('edit', say('customers.correct')), data: openFields.write({ customerId }) };
}

function blocking(say: Say, customerId: number, isBlocked: boolean): Button {
  return isBlocked
    ? { label: label('again', say('customers.unblock')), data: unblock.write({ customerId }) }
    : { label: label('reject', say('customers.block')), data: block.write({ customerId }) };
}

function contacts(say: Say, one: CustomerDetails, now: Date): string {
  const { phone, email, language, called, isMet, name, since, timeZone } = one;
  const day = say.day(since, timeZone, now);
  return [
    ...(phone === null ? [] : [label('phone', say.html('customers.phone', { phone }))]),
    ...(email === null ? [] : [say.html('customers.email', { email })]),
    ...(isMet && called !== null && called !== name ? [say.html('customers.called', { called })] : []),
    ...(language === null
      ? []
      : [label('language', say.html('customers.language', { language: say(`people.language.names.${language}`) }))]),
    say.html(isMet ? 'customers.since' : 'customers.registered', { day }),
  ].join('\n');
}

function bought(say: Say, { orders, spent, currency, lastAt, timeZone, notes }: CustomerDetails, now: Date): string {
  if (lastAt === null) return label('orders', say.html('customers.no-order-yet'));
  const sum = say.money({ minor: spent, currency });
  return [
    label('orders', say.html('customers.bought', { count: orders, sum, last: say.day(lastAt, timeZone, now) })),
    ...notes.map((note) => say.html('customers.order-note', note)),
  ].join('\n');
}

function blockedText(say: Say, one: CustomerDetails, now: Date): string[] {
  const { blockedAt, blockedReason: reason, blockedBy: by, timeZone } = one;
  if (blockedAt === null) return [];
  return [label('reject', say.html('customers.blocked', { day: say.day(blockedAt, timeZone, now), by, reason }))];
}

export function fieldsScreen(say: Say, one: CustomerDetails): Screen {
  const { customerId, name } = one;
  return {
    text: say.html('customers.which-field', { name }),
    buttons: [
      ...customerFields.map((field, position) => [
        {
          label: label('edit', say(`customers.fields.${field.name}.name`)),
          data: editField.write({ customerId, field: position }),
        },
      ]),
      [{ label: label('back', say('customers.back')), data: openCustomer.write({ customerId }) }],
    ],
  };
}

export interface ShownCard {
  readonly one: CustomerDetails;
  readonly link: string;
  readonly until: Date;
  /** PNG. */
  readonly qr: Uint8Array;
}

/** To be shown to the customer, or sent on to them. */
export function cardScreen(say: Say, { one, link, until, qr }: ShownCard, now: Date): Screen {
  const { customerId, name, shop, timeZone } = one;
  return {
    text: say.html('customers.card-text', { name, shop, link, until: say.day(until, timeZone, now) }),
    photo: { name: 'card.png', bytes: qr },
    buttons: [
      [{ label: label('share', say('customers.copy')), copy: link }],
      [{ label: label('back', say('customers.back')), data: sendCustomer.write({ customerId }) }],
    ],
  };
}

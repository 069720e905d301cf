import { type CustomerField, customerFields } from '../customers/customer-fields.ts';
import { openCustomer, registerWith } from '../customers/customers.actions.ts';
import { editCustomer } from '../customers/edit-customer.ts';
import { openInvitation, openInvitations } from '../invitations/invitations.actions.ts';
import { revokeInvitation } from '../invitations/revoke-invitation.ts';
import { openGroups } from '../shops/groups/groups.actions.ts';
import { dismissStaff } from '../staff/dismiss-staff.ts';
import { openColleague } from '../staff/staff.actions.ts';
import { named, ofShop } from './belonging.ts';
import { byNumber, link, moments, shownAs, type Table, text, words, yesNo } from './table.ts';

const notes = customerFields.filter(({ name }) => name === 'note');

/** Who works and who buys, and what was changed. */
export const people = {
  role: {
    ...named('role', 'person_id'),
    called: '(select first_name from person where id = x.person_id)',
    title: ['person_id', 'kind', 'active'],
    columns: [
      ...text('id'),
      link('person_id', 'person'),
      ...words('kind'),
      ...yesNo('active', 'on_duty'),
      ...moments('created_at', 'suspended_at', 'ended_at'),
    ],
    edit: 'people',
    add: { data: openInvitations.write({}) },
    remove: {
      ask: 'tables.sure.role',
      remove: (turn, roleId) => turn.run(dismissStaff, { roleId }),
    },
    page: {
      meaning: 'staff',
      name: 'colleague',
      of: ({ rowId: roleId, values }) =>
        values.active || values.suspended_at ? openColleague.write({ roleId, kind: 0, page: 0 }) : undefined,
    },
  },
  invitation: {
    ...ofShop('invitation'),
    title: ['kind', 'created_by_id', 'expires_at'],
    columns: [
      ...text('id'),
      ...words('kind'),
      ...text('uses', 'used'),
      link('created_by_id', 'person'),
      ...moments('created_at', 'expires_at', 'revoked_at'),
    ],
    edit: 'link',
    add: { data: openInvitations.write({}) },
    remove: {
      ask: 'tables.sure.invitation',
      remove: (turn, invitationId) => turn.run(revokeInvitation, { invitationId }),
    },
    page: {
      meaning: 'invitation',
      name: 'invitation',
      of: ({ rowId: invitationId }) => openInvitation.write({ invitationId, from: 0, page: 0 }),
    },
  },
  invitation_use: {
    name: 'invitation_use',
    from: 'invitation p join invitation_use t on t.invitation_id = p.id',
    shop: 'p.shop_id',
    key: ['id'],
    orderings: byNumber('p.id', 't.id'),
    title: ['person_id', 'at'],
    columns: [...text('id'), link('invitation_id', 'invitation'), link('person_id', 'person'), ...moments('at')],
    edit: 'history',
    add: 'history',
    remove: 'history',
  },
  person: {
    name: 'person',
    from: 'customer p join person t on t.id = p.person_id and p.is_met',
    oneFrom: `(select shop_id, person_id from customer where is_met union select shop_id, person_id from role) p
      join person t on t.id = p.person_id`,
    shop: 'p.shop_id',
    key: ['id'],
    called: 'x.first_name',
    orderings: byNumber('p.id'),
    title: ['first_name', 'last_name', 'phone'],
    columns: [
      ...text('id', 'first_name', 'last_name', 'phone', 'email', 'language'),
      ...moments('unreachable_since', 'created_at'),
    ],
    beginning: 'lower(t.first_name)',
    edit: 'own',
    add: { data: registerWith.write({ phone: 0 }) },
    remove: 'own',
  },
  customer: {
    ...named('customer', 'person_id'),
    // Whom a shop has only registered is on /customer, with no more than it wrote down.
    from: '(select * from customer where is_met) t join person w on w.id = t.person_id',
    called: 'coalesce(x.called, (select first_name from person where id = x.person_id))',
    title: ['person_id', 'created_at', 'blocked_at'],
    columns: [
      ...text('id'),
      link('person_id', 'person'),
      link('registered_by_id', 'person'),
      ...text('called', 'phone', 'email', 'note'),
      ...moments('claimed_at', 'blocked_at'),
      ...text('blocked_reason'),
      link('blocked_by_id', 'person'),
      ...moments('created_at', 'link_until'),
    ],
    edit: {
      fields: notes,
      words: 'customers.fields',
      save: (turn, { rowId: customerId, field, value, seen }) =>
        turn.run(editCustomer, { customerId, field: field as CustomerField, value, seen: seen as string | null }),
    },
    add: { data: registerWith.write({ phone: 0 }) },
    remove: 'people',
    page: {
      meaning: 'profile',
      name: 'customer',
      of: ({ rowId: customerId }) => openCustomer.write({ customerId }),
    },
  },
  audit: {
    ...ofShop('audit'),
    title: ['table_name', 'by_id', 'at'],
    columns: [
      ...text('id'),
      shownAs('table', 'table_name'),
      ...text('row_id'),
      ...moments('at'),
      link('by_id', 'person'),
    ],
    edit: 'history',
    add: 'history',
    remove: 'history',
  },
  group_board: {
    name: 'group_board',
    from: 'group_board t',
    shop: 't.shop_id',
    key: ['reader_id'],
    orderings: byNumber('t.linked_at', 't.reader_id'),
    title: ['title', 'linked_at', 'released_at'],
    columns: [
      ...text('title'),
      ...yesNo('is_forum'),
      link('linked_by_id', 'person'),
      ...moments('linked_at', 'denied_at', 'released_at'),
    ],
    edit: 'group',
    add: 'group',
    remove: 'group',
    page: { meaning: 'settings', name: 'group', of: () => openGroups.write({ page: 0 }) },
  },
} satisfies Record<string, Table>;

import { registerWith } from '../customers/customers.actions.ts';
import { openInvitations } from '../invitations/invitations.actions.ts';
import { ofShop } from './belonging.ts';
import { byNumber, link, lists, moments, type Table, text, words, yesNo } from './table.ts';

/** Who works and who buys, and what was changed. */
export const people = {
  role: {
    ...ofShop('role'),
    title: ['person_id', 'kind', 'active'],
    columns: [
      ...text('id'),
      link('person_id', 'person'),
      ...words('kind'),
      ...yesNo('active', 'on_duty'),
      ...moments('created_at'),
    ],
    edit: 'people',
    add: { data: openInvitations.write({}) },
    remove: 'people',
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
    remove: 'link',
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
    edit: 'people',
    add: 'people',
    remove: 'people',
  },
  customer: {
    ...ofShop('customer'),
    // Whom a shop has only registered is on /customer, with no more than it wrote down.
    from: '(select * from customer where is_met) t',
    title: ['person_id', 'created_at', 'blocked_at'],
    columns: [
      ...text('id'),
      link('person_id', 'person'),
      link('registered_by_id', 'person'),
      ...text('called', 'phone', 'email', 'note'),
      ...moments('claimed_at', 'blocked_at'),
      ...text('blocked_reason'),
      link('blocked_by_id', 'person'),
      ...moments('created_at'),
    ],
    edit: 'people',
    add: { data: registerWith.write({ phone: 0 }) },
    remove: 'people',
  },
  audit: {
    ...ofShop('audit'),
    title: ['table_name', 'operation', 'by_id'],
    columns: [
      ...text('id', 'operation', 'table_name', 'row_id'),
      link('by_id', 'person'),
      ...lists('before', 'after'),
      ...moments('at'),
    ],
    edit: 'history',
    add: 'history',
    remove: 'history',
  },
} satisfies Record<string, Table>;

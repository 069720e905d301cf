import { el } from '../element.js';
import { nameOf } from '../person.js';
import { changePerson, leaveGroup, removePerson } from '../server.js';
import { languageField, written } from '../stage/new-person.js';
import { field, openWindow } from '../stage/window.js';
import { opensLink } from './links.js';
import { openMenu } from './menu.js';

/** What can be done about a person. */
export function openPersonMenu(phone, opener) {
  const { blocked } = phone.person;
  openMenu(phone, opener, [
    { label: 'Open a link…', drawing: 'link', act: () => askLink(phone) },
    { label: 'Name and language…', drawing: 'edit', act: () => edit(phone.person) },
    {
      label: blocked ? 'Unblock the bot' : 'Block the bot',
      drawing: 'block',
      act: () => phone.does(blocked ? 'unblocks' : 'blocks'),
    },
    !phone.isPrivate && {
      label: 'Leave the group',
      drawing: 'leave',
      act: () => phone.tries(() => leaveGroup(phone.chatId, phone.id)),
    },
    { label: 'Put the phone away', drawing: 'hide', act: () => phone.hides() },
    { label: 'Remove the person…', drawing: 'trash', danger: true, act: () => remove(phone) },
  ]);
}

function askLink(phone) {
  openWindow({
    title: `Open a link in ${phone.person.firstName}’s phone`,
    action: 'Open',
    fields: [field('Link', { name: 'link', required: true, placeholder: 'https://t.me/…?start=…' })],
    submit: async (fields) => void opensLink(phone, fields.get('link').trim()),
  });
}

function edit(person) {
  openWindow({
    title: nameOf(person),
    action: 'Save',
    fields: [
      el(
        'div',
        { class: 'field-pair' },
        field('First name', { name: 'firstName', required: true, value: person.firstName, maxlength: 64 }),
        field('Last name', { name: 'lastName', value: person.lastName ?? '', maxlength: 64 }),
      ),
      field('Username', { name: 'username', value: person.username ?? '', maxlength: 32, placeholder: 'none' }),
      languageField(person.languageCode ?? ''),
    ],
    submit: (fields) => changePerson(person.id, { lastName: '', username: '', ...written(fields) }),
  });
}

function remove(phone) {
  phone.sheets.open({
    title: 'Remove',
    alert: true,
    body: [
      el('p', { class: 'alert-text' }, `Remove ${nameOf(phone.person)}? The account and its chats are gone then.`),
    ],
    actions: [
      { label: 'Cancel' },
      { label: 'Remove', danger: true, main: true, act: () => phone.tries(() => removePerson(phone.id)) },
    ],
  });
}

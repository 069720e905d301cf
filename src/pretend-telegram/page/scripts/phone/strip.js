import { el, fill, iconButton } from '../element.js';
import { icon } from '../icons.js';
import { nameOf } from '../person.js';
import { personAvatar } from '../stage/avatar.js';
import { openPersonMenu } from './person-menu.js';

/** The line on top that says whose phone it is. */
export function strip(phone) {
  const { person } = phone;
  const details = [person.username ? `@${person.username}` : 'no username', person.phoneNumber]
    .filter(Boolean)
    .join(' · ');
  fill(
    phone.strip,
    personAvatar(person, 28),
    el('span', { class: 'strip-name', dir: 'auto', title: details }, nameOf(person)),
    person.note && el('span', { class: 'note', dir: 'auto', title: person.note }, person.note),
    el('span', { class: 'strip-language', title: 'Language of the client' }, person.languageCode ?? ''),
    iconButton(icon('more'), `${nameOf(person)}: more`, (event) => openPersonMenu(phone, event.currentTarget), {
      class: 'icon-button strip-more',
      'aria-haspopup': 'menu',
    }),
  );
}

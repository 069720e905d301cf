import { el } from '../element.js';
import { nameOf } from '../person.js';
import { addGroup } from '../server.js';
import { people } from '../store.js';
import { field, openWindow } from './window.js';

const tick = (attributes, ...label) =>
  el('label', { class: 'tick' }, el('input', { type: 'checkbox', ...attributes }), ...label);

export function openNewGroup() {
  openWindow({
    title: 'New group',
    action: 'Create',
    fields: [
      field('Title', { name: 'title', required: true, maxlength: 128 }),
      el(
        'fieldset',
        { class: 'ticks' },
        el('legend', {}, 'Members'),
        [...people.values()].map((person) => tick({ name: 'member', value: person.id, checked: true }, nameOf(person))),
      ),
      tick({ name: 'forum' }, 'With topics'),
      tick({ name: 'administrator' }, 'The bot is an administrator'),
    ],
    submit: (fields) =>
      addGroup({
        title: fields.get('title').trim(),
        members: fields.getAll('member').map(Number),
        forum: fields.has('forum'),
        bot: fields.has('administrator') ? 'administrator' : 'member',
      }),
  });
}

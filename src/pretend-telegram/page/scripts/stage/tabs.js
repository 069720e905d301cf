import { el, fill } from '../element.js';
import { icon } from '../icons.js';
import { hueOf, nameOf } from '../person.js';
import { people, unreadOf } from '../store.js';
import { personAvatar } from './avatar.js';

/** One tab a person: shows and chooses the phone; the cross puts it away. */
export class Tabs {
  element = el('div', {
    class: 'tabs',
    role: 'group',
    'aria-label': 'People',
    onkeydown: (event) => this.#walk(event),
  });

  constructor(stage) {
    this.stage = stage;
  }

  draw() {
    const focused = this.element.contains(document.activeElement) ? document.activeElement.dataset.person : null;
    fill(
      this.element,
      [...people.values()].map((person) => this.#tab(person)),
    );
    if (focused) this.element.querySelector(`[data-person="${focused}"]`)?.focus();
    this.element.querySelector('.tab-active')?.scrollIntoView({ inline: 'nearest', block: 'nearest' });
  }

  #tab(person) {
    const { stage } = this;
    const active = stage.active === person.id;
    const hidden = stage.isHidden(person.id);
    const unread = unreadOf(person.id);
    const name = nameOf(person);
    const label = [name, person.note, unread && `${unread} unread`, hidden && 'put away'].filter(Boolean).join(', ');
    return el(
      'div',
      { class: `tab hued${active ? ' tab-active' : ''}${hidden ? ' tab-hidden' : ''}`, '--hue': hueOf(person.id) },
      el(
        'button',
        {
          type: 'button',
          class: 'tab-name',
          'data-person': person.id,
          'aria-label': label,
          'aria-pressed': String(active),
          title: person.note ?? name,
          onclick: () => stage.choose(person.id),
        },
        personAvatar(person, 28),
        el('span', { class: 'tab-text', dir: 'auto' }, person.firstName),
        unread > 0 && el('span', { class: 'badge' }, unread > 99 ? '99+' : String(unread)),
      ),
      !hidden &&
        el(
          'button',
          {
            type: 'button',
            class: 'tab-hide',
            'aria-label': `Put ${name}’s phone away`,
            title: 'Put away',
            onclick: () => stage.hide(person.id),
          },
          icon('close'),
        ),
    );
  }

  #walk(event) {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step) return;
    const names = [...this.element.querySelectorAll('.tab-name')];
    const next = names[names.indexOf(event.target) + step];
    next?.focus();
  }
}

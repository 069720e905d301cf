import { choices } from '../choices.js';
import { el } from '../element.js';
import { icon } from '../icons.js';
import { Phone } from '../phone/phone.js';
import { people } from '../store.js';
import { openNewPerson } from './new-person.js';

const NARROWEST_PHONE = 340;

/** The row of phones. One of them is active: its messages count as read. */
export class Stage extends EventTarget {
  /** @type {Map<number, Phone>} */
  phones = new Map();
  active = null;

  constructor(element) {
    super();
    this.element = element;
    element.addEventListener('keydown', (event) => this.#walk(event));
    addEventListener('focus', () => this.activePhone?.reads());
  }

  get activePhone() {
    return this.phones.get(this.active);
  }

  isHidden = (id) => this.hidden.has(id);

  receive(event) {
    if (event.type === 'loaded') return this.#rebuild();
    if (event.type === 'person' && !this.phones.has(event.person.id)) return this.#add(event.person.id);
    if (event.type === 'person-gone') return this.#remove(event.person);
    const id = event.type === 'person' ? event.person.id : event.person;
    this.phones.get(id)?.receive(event);
    if (event.type === 'shared') this.choose(id);
  }

  /** Puts a phone in front. The focus goes along, unless that would raise a keyboard of glass. */
  choose(id, { focus = true } = {}) {
    if (!people.has(id)) return;
    if (this.isHidden(id)) this.#hide(id, false);
    const changed = this.active !== id;
    this.active = id;
    for (const phone of this.phones.values()) phone.activate(phone.id === id);
    if (changed) this.#changed();
    if (!focus) return;
    this.activePhone.element.scrollIntoView({ inline: 'nearest', block: 'nearest', behavior: 'smooth' });
    if (!matchMedia('(pointer: coarse)').matches) this.activePhone.focus();
  }

  hide(id) {
    this.#hide(id, true);
    const next = [...this.phones.keys()].find((other) => !this.isHidden(other));
    if (this.active === id) this.active = null;
    if (next && this.active === null) this.choose(next);
    this.#changed();
  }

  #rebuild() {
    for (const id of [...this.phones.keys()]) if (!people.has(id)) this.#drop(id);
    this.hidden ??= choices.hidden ?? this.#tooMany();
    for (const id of people.keys()) {
      if (this.phones.has(id)) this.phones.get(id).rebuild();
      else this.#make(id);
    }
    const first = [...this.phones.keys()].find((id) => !this.isHidden(id));
    this.#changed();
    if (this.active === null && first) this.choose(first, { focus: false });
  }

  /** At the first visit as many phones are shown as fit. */
  #tooMany() {
    const room = Math.max(1, Math.floor((innerWidth - 24) / NARROWEST_PHONE));
    return new Set([...people.keys()].slice(innerWidth < 700 ? people.size : room));
  }

  #make(id) {
    const phone = new Phone(id, { onActive: () => this.choose(id, { focus: false }), onHide: () => this.hide(id) });
    this.phones.set(id, phone);
    phone.element.hidden = this.isHidden(id);
    this.element.append(phone.element);
  }

  #add(id) {
    this.#make(id);
    if (this.active === null) this.choose(id, { focus: false });
    this.#changed();
  }

  #remove(id) {
    this.#drop(id);
    const next = [...this.phones.keys()].find((other) => !this.isHidden(other));
    if (this.active === null && next) this.choose(next, { focus: false });
    this.#changed();
  }

  #drop(id) {
    this.phones.get(id)?.element.remove();
    this.phones.delete(id);
    if (this.active === id) this.active = null;
  }

  #hide(id, hidden) {
    if (hidden) this.hidden.add(id);
    else this.hidden.delete(id);
    choices.hidden = this.hidden;
    this.phones.get(id).element.hidden = hidden;
  }

  #changed() {
    const anybody = [...this.phones.keys()].some((id) => !this.isHidden(id));
    this.element.querySelector('.nobody')?.remove();
    if (!anybody) this.element.append(nobody());
    this.dispatchEvent(new Event('change'));
  }

  /** Left and right walk between phones, unless the caret has somewhere to go. */
  #walk(event) {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (event.target.matches('input, select, textarea') && (event.target.value || event.target.tagName !== 'TEXTAREA'))
      return;
    if (event.target.closest('[role="dialog"], [role="alertdialog"], [role="menu"]')) return;
    const shown = [...this.phones.keys()].filter((id) => !this.isHidden(id));
    const next = shown[shown.indexOf(this.active) + step];
    if (next === undefined) return;
    event.preventDefault();
    this.choose(next);
  }
}

function nobody() {
  const text = people.size ? 'All phones are put away.' : 'Nobody is here yet.';
  const advice = people.size ? 'Choose somebody above.' : 'Add a person, and a phone of their own opens.';
  const add = el(
    'button',
    { type: 'button', class: 'button button-main', onclick: openNewPerson },
    icon('plus'),
    'Add a person',
  );
  const element = el('div', { class: 'nobody hued' }, el('h2', {}, text), el('p', {}, advice));
  if (!people.size) element.append(add);
  return element;
}

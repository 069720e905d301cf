import { el, fill } from '../element.js';
import { safeLink } from './links.js';
import { openLocationSheet } from './location-sheet.js';

/** The bot's keyboard below the text field. */
export class KeyboardPanel {
  element = el('div', { class: 'keys', role: 'group', 'aria-label': 'Bot keyboard', hidden: true });
  isOpen = true;

  constructor(phone, onToggle) {
    this.phone = phone;
    this.onToggle = onToggle;
  }

  draw(keyboard) {
    const rows = keyboard?.rows ?? [];
    this.element.hidden = !rows.length || !(this.isOpen || keyboard.persistent);
    this.element.classList.toggle('keys-tall', rows.length > 0 && !keyboard.resize);
    fill(
      this.element,
      rows.map((row, y) =>
        el(
          'div',
          { class: `keys-row${row.length > 4 ? ' crowded' : ''}` },
          row.map((key, x) => this.#key(keyboard, key, y, x)),
        ),
      ),
    );
  }

  toggle() {
    this.isOpen = !this.isOpen;
    this.draw(this.phone.chat.keyboard);
    this.onToggle();
  }

  #key(keyboard, key, row, column) {
    const press = async () => {
      if (!(await this.#does(key, row, column))) return;
      if (keyboard.oneTime) this.isOpen = false;
      this.phone.composer.draw();
    };
    return el(
      'button',
      { type: 'button', class: `key ${key.style ?? ''}`, title: key.text, onclick: press },
      el('span', { dir: 'auto' }, key.text),
    );
  }

  #does(key, row, column) {
    const { phone } = this;
    if (key.asks === 'contact') return askContact(phone);
    if (key.asks === 'location') return openLocationSheet(phone);
    if (key.asks === 'web_app') return void window.open(safeLink(key.url), '_blank', 'noopener');
    return phone.does('taps', { row, column, wait: false }).then((answer) => answer !== undefined);
  }
}

/** @returns {Promise<boolean>} shared or not; Telegram asks before the number goes out */
function askContact(phone) {
  return new Promise((resolve) =>
    phone.sheets.open({
      title: 'Share your phone number',
      alert: true,
      onDismiss: () => resolve(false),
      body: [
        el('p', { class: 'alert-text' }, el('b', {}, 'Share your phone number?')),
        el('p', { class: 'alert-text soft' }, `${phone.chat.title} will know that it is ${phone.person.phoneNumber}.`),
      ],
      actions: [
        { label: 'Cancel', act: () => resolve(false) },
        { label: 'Share', main: true, act: async () => resolve((await phone.does('contact')) !== undefined) },
      ],
    }),
  );
}

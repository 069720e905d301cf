import { el, fill } from '../element.js';
import { bot } from '../store.js';

const PAUSE_MS = 350;

/** The list above the text field: commands after a slash or the menu button, results after "@bot …". */
export class Suggestions {
  element = el('div', { class: 'suggestions', role: 'listbox', 'aria-label': 'Suggestions', hidden: true });
  #items = [];
  #chosen = -1;
  #timer;
  #offers = null;

  constructor(phone, composer) {
    this.phone = phone;
    this.composer = composer;
  }

  /** Follows what is being written. */
  follow(text) {
    clearTimeout(this.#timer);
    const asked = text.match(new RegExp(`^@${bot.username}(?: |$)(.*)`, 'is'));
    if (asked) this.#timer = setTimeout(() => this.#ask(asked[1]), PAUSE_MS);
    else if (/^\/\w*$/.test(text)) this.#commands(text.slice(1).toLowerCase());
    else this.close();
  }

  toggleCommands() {
    if (!this.element.hidden) return this.close();
    this.#commands('');
    this.composer.input.focus();
  }

  close() {
    this.element.hidden = true;
    this.#items = [];
  }

  /** @returns {boolean} whether the key was meant for the list */
  key(event) {
    if (this.element.hidden || !this.#items.length) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const takes = ['Enter', 'Tab'].includes(event.key) && this.#chosen >= 0;
    if (!step && !takes && event.key !== 'Escape') return false;
    event.preventDefault();
    if (step) this.#choose((this.#chosen + step + this.#items.length) % this.#items.length);
    else if (event.key === 'Escape') this.close();
    else this.#items[this.#chosen].take();
    return true;
  }

  #commands(start) {
    const matching = this.phone.chat.commands.filter(({ command }) => command.startsWith(start));
    this.#show(
      matching.map(({ command, description }) => ({
        title: `/${command}`,
        text: description,
        take: () => this.#run(command),
      })),
    );
  }

  #run(name) {
    this.close();
    this.composer.writes('');
    this.phone.does('command', { name });
  }

  async #ask(query) {
    const offers = await this.phone.does('inline', { query });
    if (!offers) return this.close();
    this.#offers = offers;
    const results = offers.results.map(({ id, title, description, type }) => ({
      title: title ?? type,
      text: description ?? '',
      take: () => this.#pick(id),
    }));
    const above = offers.button
      ? [{ title: offers.button.text, text: '', take: () => this.#button(offers.button) }]
      : [];
    this.#show([...above, ...results]);
  }

  #pick(result) {
    this.close();
    this.composer.writes('');
    this.phone.does('picks', { result, query: this.#offers.id });
  }

  #button({ startParameter }) {
    this.composer.writes('');
    if (startParameter) this.composer.offerStart(`https://t.me/${bot.username}?start=${startParameter}`);
  }

  #show(items) {
    this.#items = items;
    this.element.hidden = !items.length;
    fill(
      this.element,
      items.map(({ title, text, take }) =>
        el(
          'button',
          { type: 'button', role: 'option', tabindex: -1, class: 'suggestion', onclick: take },
          el('b', { dir: 'auto' }, title),
          el('span', { dir: 'auto' }, text),
        ),
      ),
    );
    this.#choose(-1);
  }

  #choose(index) {
    this.#chosen = index;
    [...this.element.children].forEach((child, at) => {
      child.setAttribute('aria-selected', String(at === index));
      if (at === index) child.scrollIntoView({ block: 'nearest' });
    });
  }
}

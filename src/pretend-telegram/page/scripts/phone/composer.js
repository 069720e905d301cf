import { el, fill, iconButton } from '../element.js';
import { icon } from '../icons.js';
import { gistOf } from '../words.js';
import { openAttachMenu } from './attach-menu.js';
import { bottomBar } from './bottom-bar.js';
import { KeyboardPanel } from './keyboard-panel.js';
import { Suggestions } from './suggestions.js';

/** Where a message is written, with all that sits around the text field. */
export class Composer {
  #start;
  #subject = null;

  constructor(phone) {
    this.phone = phone;
    this.suggestions = new Suggestions(phone, this);
    this.panel = new KeyboardPanel(phone, () => this.#drawTools());
    this.input = el('textarea', {
      class: 'input',
      rows: 1,
      'aria-label': 'Message',
      dir: 'auto',
      maxlength: 4096,
      onkeydown: (event) => this.#key(event),
      oninput: () => this.#typed(),
      onpaste: (event) => this.#paste(event),
    });
    this.subject = el('div', { class: 'subject', hidden: true });
    this.menuButton = el(
      'button',
      { type: 'button', class: 'menu-button', onclick: () => this.#menu() },
      icon('menu'),
      el('span'),
    );
    this.keysButton = iconButton(icon('keys'), 'Bot keyboard', () => this.panel.toggle(), {
      class: 'icon-button keys-button',
    });
    this.clip = iconButton(icon('clip'), 'Attach', (event) => openAttachMenu(phone, event.currentTarget), {
      'aria-haspopup': 'menu',
    });
    this.send = iconButton(icon('send'), 'Send', () => this.#send(), { class: 'icon-button send' });
    this.line = el(
      'div',
      { class: 'line' },
      this.menuButton,
      el('div', { class: 'writing' }, this.input, this.keysButton, this.clip),
      this.send,
    );
    this.bar = el('div', { class: 'bottom-bar', hidden: true });
    this.element = el(
      'div',
      { class: 'composer' },
      this.suggestions.element,
      this.subject,
      this.line,
      this.bar,
      this.panel.element,
    );
  }

  draw() {
    const { chat } = this.phone;
    const bar = bottomBar(this.phone, this.#start, () => this.forget());
    this.line.hidden = Boolean(bar);
    this.bar.hidden = !bar;
    if (bar) fill(this.bar, bar);
    this.menuButton.hidden = chat.menuButton.kind === 'default' && !chat.commands.length;
    this.menuButton.lastChild.textContent = chat.menuButton.text ?? 'Menu';
    this.menuButton.setAttribute('aria-label', chat.menuButton.text ?? 'Menu of commands');
    this.panel.draw(bar ? null : chat.keyboard);
    this.input.placeholder = chat.keyboard?.placeholder ?? 'Message';
    this.#drawTools();
  }

  keyboardChanged(keyboard) {
    this.panel.isOpen = Boolean(keyboard);
    if (keyboard?.forceReply) this.answersTo(this.phone.chat.messages.find(({ id }) => id === keyboard.message));
    this.draw();
  }

  /** A START button for a deep link: Telegram sends the payload only when it is pressed. */
  offerStart(link) {
    this.#start = link ?? this.#start;
    this.draw();
    this.focus();
  }

  answersTo(message) {
    this.#about({ message, title: `Reply to ${message?.from.name}`, drawing: 'reply' });
  }

  changes(message) {
    this.#about({ message, title: 'Edit message', drawing: 'edit', edits: true });
    this.input.value = message.text;
  }

  /** Puts words into the text field, before the caret of the person. */
  writes(text) {
    this.input.value = text;
    this.#typed();
    this.input.focus();
  }

  forget() {
    this.#start = undefined;
    this.#about(null);
    this.suggestions.close();
    this.draw();
  }

  focus() {
    (this.bar.hidden ? this.input : this.bar.querySelector('button'))?.focus({ preventScroll: true });
  }

  #about(subject) {
    this.#subject = subject?.message ? subject : null;
    this.subject.hidden = !this.#subject;
    if (!this.#subject) return;
    const { message, title, drawing } = subject;
    fill(
      this.subject,
      icon(drawing),
      el(
        'div',
        { class: 'subject-text' },
        el('b', { dir: 'auto' }, title),
        el('span', { dir: 'auto' }, gistOf(message)),
      ),
      iconButton(icon('close'), 'Cancel', () => this.#drop()),
    );
    this.input.focus();
  }

  #drop() {
    if (this.#subject?.edits) this.input.value = '';
    this.#about(null);
    this.#typed();
  }

  #drawTools() {
    const keyboard = this.phone.chat.keyboard;
    const writes = Boolean(this.input.value.trim());
    this.keysButton.hidden = !keyboard?.rows.length || keyboard.persistent || writes;
    this.keysButton.setAttribute('aria-pressed', String(this.panel.isOpen));
    this.element.classList.toggle('is-writing', writes);
    this.send.disabled = !writes;
  }

  #typed() {
    if (!CSS.supports('field-sizing', 'content')) this.#stretch();
    this.#drawTools();
    this.suggestions.follow(this.input.value);
  }

  /** For browsers whose text fields do not grow by themselves. */
  #stretch() {
    this.input.style.height = 'auto';
    this.input.style.height = `${this.input.scrollHeight}px`;
  }

  #key(event) {
    if (this.suggestions.key(event)) return;
    if (event.key === 'Escape' && this.#subject) this.#drop();
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.#send();
  }

  async #send() {
    const text = this.input.value.trim();
    if (!text) return;
    const subject = this.#subject;
    this.input.value = '';
    this.#about(null);
    this.#typed();
    const sent = subject?.edits
      ? await this.phone.does('edits', { message: subject.message.id, text })
      : await this.phone.does('says', { text, ...(subject && { replyTo: subject.message.id }) });
    if (sent === undefined && !this.input.value) this.input.value = text;
    this.#drawTools();
  }

  #menu() {
    const { menuButton } = this.phone.chat;
    if (menuButton.kind === 'web_app') return void window.open(menuButton.url, '_blank', 'noopener');
    this.suggestions.toggleCommands();
  }

  async #paste({ clipboardData }) {
    const file = [...clipboardData.files].find(({ type }) => type.startsWith('image/'));
    if (file) (await import('./send-file.js')).openSendFile(this.phone, file, 'photo');
  }
}

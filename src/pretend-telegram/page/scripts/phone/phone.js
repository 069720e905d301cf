import { el } from '../element.js';
import { hueOf, nameOf } from '../person.js';
import { does, sends } from '../server.js';
import { chatOf, people, unreadOf } from '../store.js';
import { Thread } from '../thread/thread.js';
import { ChatList } from './chat-list.js';
import { Composer } from './composer.js';
import { Header } from './header.js';
import { Notices } from './notices.js';
import { Sheets } from './sheets.js';
import { strip } from './strip.js';

/** One person's phone: what they see, and what they can do. */
export class Phone {
  topic = null;
  #isReading = false;
  isActive = false;
  /** The menu that is open, if one is. */
  menu = null;

  constructor(id, { onActive, onHide }) {
    this.id = id;
    this.chatId = id;
    this.hides = onHide;
    this.strip = el('div', { class: 'strip' });
    this.header = new Header(this);
    this.thread = new Thread(this);
    this.composer = new Composer(this);
    this.list = new ChatList(this);
    this.notices = new Notices(this);
    this.screen = el(
      'div',
      { class: 'screen' },
      this.strip,
      this.header.element,
      this.thread.element,
      this.composer.element,
      this.list.element,
    );
    this.sheets = new Sheets(this);
    this.element = el(
      'article',
      {
        class: 'phone',
        tabindex: -1,
        'data-person': id,
        '--hue': hueOf(id),
        onpointerdown: onActive,
        onfocusin: onActive,
      },
      this.screen,
      this.notices.element,
      this.sheets.element,
    );
    this.rebuild();
  }

  get person() {
    return people.get(this.id);
  }

  get chat() {
    return chatOf(this.id, this.chatId);
  }

  get isPrivate() {
    return this.chatId === this.id;
  }

  /** Draws everything anew, after the server's state was read again. */
  rebuild() {
    if (!this.chat) this.chatId = this.id;
    this.#drawPerson();
    this.list.draw();
    this.#drawChat();
  }

  #drawPerson() {
    this.element.setAttribute('aria-label', `${nameOf(this.person)}’s phone`);
    strip(this);
    this.composer.draw();
  }

  opensChat(chatId) {
    this.chatId = chatId;
    this.topic = null;
    this.composer.forget();
    this.list.close();
    this.#drawChat();
    this.reads();
  }

  choosesTopic(topic) {
    this.topic = topic;
    this.#drawChat();
  }

  #drawChat() {
    this.header.draw();
    this.thread.show();
    this.composer.draw();
  }

  activate(active) {
    const changed = this.isActive !== active;
    this.isActive = active;
    this.element.classList.toggle('active', active);
    if (active && changed) this.reads();
  }

  focus() {
    if (!this.element.contains(document.activeElement)) this.composer.focus();
  }

  /** Unread messages count as read when somebody looks at them. */
  async reads() {
    const looks = this.isActive && document.hasFocus() && !this.list.isOpen;
    if (!looks || !this.chat?.unread || this.#isReading) return;
    this.#isReading = true;
    await this.does('reads');
    this.#isReading = false;
  }

  /** Does something in the chat that is open; a refusal is shown. */
  async does(verb, body = {}) {
    return this.tries(() => does(this.id, verb, { ...this.where(), ...body }));
  }

  says(text, chat) {
    return does(this.id, 'says', { text, chat });
  }

  async sends(verb, body) {
    return this.tries(() => sends(this.id, verb, { ...this.where(), ...body }));
  }

  where() {
    return { ...(!this.isPrivate && { chat: this.chatId }), ...(this.topic !== null && { topic: this.topic }) };
  }

  /** @returns what the attempt gives; undefined when it was refused */
  async tries(attempt) {
    try {
      return await attempt();
    } catch (error) {
      this.notices.toast(error.message, { isError: true });
    }
  }

  #opensShared(link) {
    if (!this.isPrivate) this.opensChat(this.id);
    this.composer.offerStart(link);
  }

  receive(event) {
    const here = event.chat === this.chatId || event.chat?.id === this.chatId;
    (here ? hears[event.type] : null)?.(this, event);
    if (event.type === 'shared') this.#opensShared(event.link);
    if (event.type === 'person') this.#drawPerson();
    if (event.type === 'notice') this.notices.show(event.notice);
    if (event.type === 'chat-gone' && here) this.opensChat(chatOf(this.id, event.becomes) ? event.becomes : this.id);
    if (['person', 'chat', 'chat-gone'].includes(event.type)) this.header.draw();
    if (['message', 'edited', 'unread', 'chat', 'chat-gone', 'person'].includes(event.type)) {
      this.list.draw();
      this.header.drawUnread(unreadOf(this.id) - (this.chat?.unread ?? 0));
    }
  }
}

const hears = {
  message(phone, { message }) {
    phone.thread.add(message);
    phone.composer.draw();
    phone.reads();
  },
  edited: (phone, { message }) => phone.thread.replace(message),
  deleted: (phone, { messages }) => phone.thread.remove(messages),
  keyboard: (phone, { keyboard }) => phone.composer.keyboardChanged(keyboard),
  commands: (phone) => phone.composer.draw(),
  typing: (phone) => phone.header.draw(),
  answered: (phone, event) => phone.thread.answered(event),
  unread: (phone) => phone.reads(),
  chat(phone) {
    phone.composer.draw();
    phone.thread.drawPinned();
    phone.thread.drawIntro();
  },
};

import { el, fill } from '../element.js';
import { hueOf } from '../person.js';
import { avatar } from '../stage/avatar.js';
import { chatsOf } from '../store.js';
import { gistOf, timeOf } from '../words.js';

/** All chats of one person: the bot's, and groups. */
export class ChatList {
  element = el('div', {
    class: 'chat-list',
    hidden: true,
    onkeydown: ({ key }) => key === 'Escape' && this.phone.opensChat(this.phone.chatId),
  });
  isOpen = false;

  constructor(phone) {
    this.phone = phone;
  }

  open() {
    this.isOpen = true;
    this.draw();
    this.element.hidden = false;
    this.element.querySelector('button')?.focus();
  }

  close() {
    this.isOpen = false;
    this.element.hidden = true;
  }

  draw() {
    if (!this.isOpen) return;
    const latest = (chat) => chat.messages.at(-1)?.at ?? 0;
    const rows = chatsOf(this.phone.id)
      .sort((one, other) => latest(other) - latest(one))
      .map((chat) => this.#row(chat));
    fill(this.element, el('h2', { class: 'chat-list-title' }, 'Chats'), rows);
  }

  #row(chat) {
    const last = chat.messages.at(-1);
    return el(
      'button',
      { type: 'button', class: 'chat-row', onclick: () => this.phone.opensChat(chat.id) },
      avatar(chat.title, chat.id === this.phone.id ? null : hueOf(chat.id), 48),
      el(
        'span',
        { class: 'chat-row-text' },
        el('b', { dir: 'auto' }, chat.title),
        el('span', { dir: 'auto' }, last ? gistOf(last) : 'No messages yet'),
      ),
      el(
        'span',
        { class: 'chat-row-side' },
        last && el('time', {}, timeOf(last.at)),
        chat.unread > 0 && el('span', { class: 'badge' }, String(chat.unread)),
      ),
    );
  }
}

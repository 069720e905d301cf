import { el, fill, iconButton } from '../element.js';
import { icon } from '../icons.js';
import { hueOf } from '../person.js';
import { avatar } from '../stage/avatar.js';
import { bot, chatsOf, unreadOf } from '../store.js';
import { actionOf } from '../words.js';

/** Whom the person talks to, and whether the other side is typing. */
export class Header {
  element = el('div', { class: 'chat-header' });

  constructor(phone) {
    this.phone = phone;
  }

  draw() {
    const { phone } = this;
    const { chat } = phone;
    this.badge = el('span', { class: 'badge', hidden: true });
    fill(
      this.element,
      chatsOf(phone.id).length > 1 &&
        el(
          'button',
          {
            type: 'button',
            class: 'icon-button back',
            'aria-label': 'All chats',
            title: 'All chats',
            onclick: () => phone.list.open(),
          },
          icon('back'),
          this.badge,
        ),
      avatar(chat.title, phone.isPrivate ? null : hueOf(chat.id), 40),
      el(
        'div',
        { class: 'chat-names' },
        el('div', { class: 'chat-title', dir: 'auto' }, chat.title),
        this.#state(chat),
      ),
      phone.isPrivate && iconButton(icon('more'), 'About the bot', () => aboutBot(phone)),
    );
    if (chat.forum) this.element.append(topics(phone, chat));
    this.element.classList.toggle('with-topics', chat.forum);
    this.drawUnread(unreadOf(phone.id) - chat.unread);
  }

  /** @param {number} count unread messages in the other chats */
  drawUnread(count) {
    this.badge.hidden = count <= 0;
    this.badge.textContent = String(count);
  }

  #state(chat) {
    if (chat.blocked) return el('div', { class: 'chat-state' }, 'blocked');
    if (chat.typing)
      return el(
        'div',
        { class: 'chat-state chat-typing' },
        actionOf(chat.typing),
        el('i', { class: 'dots', 'aria-hidden': 'true' }, el('b'), el('b'), el('b')),
      );
    return el('div', { class: 'chat-state' }, chat.kind === 'private' ? 'bot' : `${chat.members.length} members`);
  }
}

function topics(phone, chat) {
  const chip = (id, name) =>
    el(
      'button',
      {
        type: 'button',
        class: 'topic',
        'aria-pressed': String(phone.topic === id),
        dir: 'auto',
        onclick: () => phone.choosesTopic(id),
      },
      name,
    );
  return el(
    'div',
    { class: 'topics', role: 'group', 'aria-label': 'Topics' },
    chip(null, 'All'),
    chat.topics.map(({ id, name, closed }) => chip(id, closed ? `🔒 ${name}` : name)),
  );
}

function aboutBot(phone) {
  const about = phone.chat.shortDescription || phone.chat.description;
  phone.sheets.open({
    title: bot.name,
    body: [
      el(
        'div',
        { class: 'about' },
        avatar(bot.name, null, 84),
        el('h3', { dir: 'auto' }, bot.name),
        el('p', { class: 'soft' }, `@${bot.username}`),
      ),
      about && el('p', { dir: 'auto', class: 'about-text' }, about),
    ],
    actions: [
      {
        label: phone.chat.blocked ? 'Unblock the bot' : 'Block the bot',
        danger: !phone.chat.blocked,
        act: () => phone.does(phone.chat.blocked ? 'unblocks' : 'blocks'),
      },
    ],
  });
}

import { el, fill } from '../element.js';
import { icon } from '../icons.js';
import { dayOf, gistOf } from '../words.js';
import { bubble, isAside } from './bubble.js';
import { Busy } from './busy.js';
import { keepFocus } from './keep-focus.js';
import { openMessageMenu } from './message-menu.js';
import { Scroll } from './scroll.js';

/** Messages of one sender that follow within this time stand close together. */
const CLOSE_MS = 300_000;

/** The messages of the chat that is open. An album is one item, everything else one item a message. */
export class Thread {
  /** @type {Map<string, HTMLElement>} */
  #items = new Map();
  #shown = new Map();

  constructor(phone) {
    this.phone = phone;
    this.busy = new Busy(this);
    this.list = el('div', { class: 'messages' });
    this.viewport = el(
      'div',
      {
        class: 'viewport',
        role: 'log',
        'aria-live': 'off',
        'aria-label': 'Messages',
        tabindex: 0,
        onkeydown: (event) => this.#key(event),
        oncontextmenu: (event) => this.#menu(event, { x: event.clientX, y: event.clientY }),
      },
      this.list,
    );
    this.scroll = new Scroll(this.viewport, this.list);
    this.pinned = el('button', {
      type: 'button',
      class: 'pinned',
      hidden: true,
      onclick: () => this.jumpTo(this.phone.chat.pinned[0]),
    });
    this.element = el('div', { class: 'thread' }, this.pinned, this.viewport, this.scroll.button);
  }

  show() {
    this.#items.clear();
    this.#shown.clear();
    this.list.replaceChildren();
    for (const message of this.#visible()) this.#draw(message);
    this.#arrange();
    this.drawPinned();
    this.scroll.toEnd();
  }

  add(message) {
    if (!this.#isVisible(message)) return;
    if (message.id < this.phone.chat.messages.at(-1).id) return this.show();
    const isNew = !this.#shown.has(message.id);
    this.#draw(message).classList.toggle('new', isNew);
    this.#arrange();
    this.scroll.grew({ mine: message.mine });
  }

  replace(message) {
    if (!this.#items.has(keyOf(message))) return;
    const before = this.#shown.get(message.id);
    const item = this.#draw(message);
    if (before && contentOf(before) !== contentOf(message)) item.classList.add('changed');
    this.#arrange();
    this.drawPinned();
  }

  remove(ids) {
    for (const id of ids) {
      const message = this.#shown.get(id);
      if (!message) continue;
      this.#shown.delete(id);
      const key = keyOf(message);
      if (this.#members(message).length) this.#draw(message);
      else this.#dissolve(key);
    }
    this.#arrange();
    this.drawPinned();
  }

  answered(event) {
    this.busy.ends(event);
  }

  jumpTo(id) {
    const item = this.list.querySelector(`[data-message~="${id}"]`);
    item?.scrollIntoView({ block: 'center', behavior: 'smooth' });
    item?.classList.remove('changed');
    requestAnimationFrame(() => item?.classList.add('changed'));
  }

  drawPinned() {
    const message = this.phone.chat.messages.find(({ id }) => id === this.phone.chat.pinned[0]);
    this.pinned.hidden = !message;
    if (message)
      fill(
        this.pinned,
        icon('pin'),
        el('span', {}, el('b', {}, 'Pinned message'), el('span', { dir: 'auto' }, gistOf(message))),
      );
  }

  #isVisible = (message) => this.phone.topic === null || message.topic === this.phone.topic;

  #visible = () => this.phone.chat.messages.filter(this.#isVisible);

  #members = (message) =>
    message.album
      ? this.#visible().filter(({ album }) => album === message.album)
      : this.#visible().filter(({ id }) => id === message.id);

  /** Draws an item, in place of the one that stands for the same messages. */
  #draw(message) {
    const key = keyOf(message);
    const members = this.#members(message);
    const old = this.#items.get(key);
    const item = bubble(members, this);
    if (old) keepFocus(old, item, () => old.replaceWith(item));
    else this.list.append(item);
    this.#items.set(key, item);
    for (const member of members) this.#shown.set(member.id, member);
    return item;
  }

  #dissolve(key) {
    const item = this.#items.get(key);
    this.#items.delete(key);
    item.classList.add('leaving');
    item.addEventListener('animationend', () => item.remove());
    setTimeout(() => item.remove(), 400);
  }

  /** The bot may say something else of itself while nobody has said a word. */
  drawIntro() {
    if (this.list.querySelector('.intro')) this.#arrange();
  }

  /** Days between, tails at the last of a run, names at the first. */
  #arrange() {
    for (const day of this.list.querySelectorAll('.day, .intro')) day.remove();
    const items = this.#visible().filter(
      (message, index, all) => !message.album || all[index - 1]?.album !== message.album,
    );
    items.forEach((message, index) => {
      const item = this.#items.get(keyOf(message));
      const [before, after] = [items[index - 1], items[index + 1]];
      item.classList.toggle('first', !before || !belong(before, message));
      item.classList.toggle('last', !after || !belong(message, after));
      if (!before || dayOf(before.at) !== dayOf(message.at))
        item.before(el('div', { class: 'day' }, el('span', {}, dayOf(message.at))));
    });
    if (!items.length) this.list.append(this.#intro());
  }

  #intro() {
    const { description } = this.phone.chat;
    return el(
      'div',
      { class: 'intro' },
      el('b', {}, description ? 'What can this bot do?' : 'No messages here yet'),
      description && el('p', { dir: 'auto' }, description),
    );
  }

  /** Up and down walk through messages, Enter opens what can be done with one. */
  #key(event) {
    const message = event.target.closest('.message');
    const items = [...this.list.querySelectorAll('.message')];
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (step && items.length) {
      event.preventDefault();
      items.at(message ? Math.min(items.length - 1, Math.max(0, items.indexOf(message) + step)) : -1).focus();
    }
    if (event.target === message && (event.key === 'Enter' || event.key === 'ContextMenu')) this.#menu(event);
  }

  #menu(event, at) {
    const item = event.target.closest('.message');
    const message = this.#shown.get(Number(item?.dataset.message.split(' ')[0]));
    if (!message || isAside(message) || event.target.closest('.text a')) return;
    event.preventDefault();
    openMessageMenu(this.phone, message, item, at);
  }
}

const keyOf = (message) => message.album ?? String(message.id);

const belong = (one, other) =>
  one.from.id === other.from.id &&
  other.at - one.at < CLOSE_MS &&
  dayOf(one.at) === dayOf(other.at) &&
  !isAside(one) &&
  !isAside(other);

/** What a reader would notice: reactions, pins and a moving live place are no edits. */
const contentOf = ({ reactions, pinned, location, ...content }) => JSON.stringify(content);

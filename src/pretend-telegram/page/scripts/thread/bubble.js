import { el } from '../element.js';
import { icon } from '../icons.js';
import { hueOf } from '../person.js';
import { avatar } from '../stage/avatar.js';
import { priceOf, timeOf } from '../words.js';
import { content } from './content.js';
import { formatted } from './formatted.js';
import { inlineKeyboard } from './inline-keyboard.js';

/** Of other kinds `text` is what can be read of their content, which is drawn already. */
const WORDED = new Set(['text', 'photo', 'document', 'voice', 'other']);
const ONLY_EMOJI = /^\p{RGI_Emoji}{1,3}$/v;

/**
 * A message, or the messages of an album, as an item of the thread.
 * @param {object[]} messages at least one; their order is the thread's
 */
export function bubble(messages, thread) {
  const [message] = messages;
  const ids = messages.map(({ id }) => id).join(' ');
  if (isAside(message)) return aside(message, ids, thread);
  const written = messages.find(hasWords) ?? message;
  const keyboard = inlineKeyboard(message, thread);
  const inGroup = !thread.phone.isPrivate && !message.mine;
  const classes = [
    'message',
    message.mine ? 'out' : 'in',
    `kind-${message.kind}`,
    keyboard && 'keyed',
    inGroup && 'grouped',
    isLoud(message) && 'loud',
    hasWords(written) && 'worded',
  ];
  return el(
    'div',
    {
      class: classes.filter(Boolean).join(' '),
      'data-message': ids,
      tabindex: -1,
      'aria-label': `${message.from.name}, ${timeOf(message.at)}`,
    },
    inGroup &&
      el(
        'span',
        { class: 'sender-avatar' },
        avatar(message.from.name, message.from.isBot ? null : hueOf(message.from.id), 32),
      ),
    el(
      'div',
      { class: 'column' },
      el(
        'div',
        { class: 'bubble' },
        above(message, inGroup, thread),
        body(messages, written, thread),
        meta(written, messages.at(-1)),
        reactions(message),
      ),
      keyboard,
    ),
  );
}

const hasWords = ({ kind, text }) => WORDED.has(kind) && text !== '';

export const isAside = ({ kind }) => kind === 'service' || kind === 'payment';

/** What happened, in the middle of the chat. */
function aside({ text, entities, payment }, ids, thread) {
  const words = payment ? `Paid ${priceOf(payment.total, payment.currency)}` : formatted(text, entities, thread.phone);
  return el('div', { class: 'message service', 'data-message': ids, tabindex: -1 }, el('span', { dir: 'auto' }, words));
}

/** Up to three emoji and nothing else are shown big, without a bubble. */
const isLoud = (message) =>
  message.kind === 'text' && !message.entities.length && !message.replyTo && ONLY_EMOJI.test(message.text.trim());

function above(message, inGroup, thread) {
  return [
    inGroup &&
      el(
        'div',
        { class: 'sender hued', '--hue': message.from.isBot ? 255 : hueOf(message.from.id), dir: 'auto' },
        message.from.name,
      ),
    message.forwardedFrom &&
      el('div', { class: 'forwarded' }, 'Forwarded from ', el('b', { dir: 'auto' }, message.forwardedFrom)),
    message.viaBot && el('div', { class: 'forwarded' }, 'via ', el('b', {}, `@${message.viaBot}`)),
    message.replyTo &&
      el(
        'button',
        { type: 'button', class: 'quote', onclick: () => thread.jumpTo(message.replyTo.id) },
        el('b', { dir: 'auto' }, message.replyTo.from),
        el('span', { dir: 'auto' }, message.replyTo.text),
      ),
  ].filter(Boolean);
}

function body(messages, written, thread) {
  const text =
    hasWords(written) &&
    el('div', { class: 'text', dir: 'auto' }, formatted(written.text, written.entities, thread.phone));
  const shown = content(messages, thread);
  return written.captionAbove ? [text, shown] : [shown, text];
}

function meta(message, last) {
  return el(
    'span',
    { class: 'meta' },
    message.pinned && icon('pin'),
    message.edited && el('span', { class: 'edited' }, 'edited'),
    el('time', { datetime: new Date(last.at).toISOString() }, timeOf(last.at)),
    message.mine && icon('ticks'),
  );
}

function reactions({ reactions: given }) {
  if (!given.length) return null;
  const counts = Map.groupBy(given, (emoji) => emoji);
  return el(
    'div',
    { class: 'reactions' },
    [...counts].map(([emoji, all]) => el('span', { class: 'reaction' }, emoji, all.length > 1 && ` ${all.length}`)),
  );
}

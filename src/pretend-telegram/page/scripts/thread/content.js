import { el } from '../element.js';
import { icon } from '../icons.js';
import { hueOf } from '../person.js';
import { openPaySheet } from '../phone/pay-sheet.js';
import { avatar } from '../stage/avatar.js';
import { people } from '../store.js';
import { priceOf, sizeOf, timeOf } from '../words.js';
import { map } from './map.js';
import { album, photo } from './photo.js';

/** What a message shows besides its words, null when it is words alone. */
export function content(messages, thread) {
  if (messages.length > 1 && messages.every(({ kind }) => kind === 'photo')) return album(messages, thread);
  return messages.map((each) => contents[each.kind]?.(each, thread) ?? null);
}

const contents = { photo, document: file, location: place, venue: place, contact, invoice, sticker, voice };

function file({ document: { name, size, url } }) {
  return el(
    'a',
    { class: 'card', href: url, download: name },
    el('span', { class: 'card-icon' }, icon('document')),
    el('span', { class: 'card-text' }, el('b', { dir: 'auto' }, name), el('span', {}, sizeOf(size))),
  );
}

function place({ location: { latitude, longitude, live, until }, venue }) {
  const here = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
  const title = venue?.title ?? (until ? 'Live location' : 'Location');
  const detail = venue?.address ?? (until ? shared(live, until) : here);
  const address = `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=16/${latitude}/${longitude}`;
  return el(
    'a',
    {
      class: `place${live ? ' place-live' : ''}`,
      href: address,
      target: '_blank',
      rel: 'noopener noreferrer',
      title: `${here}: open the real map`,
    },
    map(latitude, longitude),
    el('span', { class: 'place-text' }, el('b', { dir: 'auto' }, title), el('span', { dir: 'auto' }, detail)),
  );
}

/** A place that is shared for ever has an end no clock shows. */
function shared(live, until) {
  if (!live) return 'ended';
  return until < Date.now() + 86_400_000 ? `until ${timeOf(until)}` : 'until it is stopped';
}

function contact({ contact: { firstName, lastName, phoneNumber, userId } }) {
  const name = [firstName, lastName].filter(Boolean).join(' ');
  return el(
    'div',
    { class: 'card' },
    avatar(name, people.has(userId) ? hueOf(userId) : 230, 42),
    el('span', { class: 'card-text' }, el('b', { dir: 'auto' }, name), el('span', {}, phoneNumber)),
  );
}

function invoice({ id, invoice: bill, buttons }, { phone }) {
  const pay =
    !bill.paid &&
    !buttons.length &&
    el(
      'button',
      { type: 'button', class: 'button button-main', onclick: () => openPaySheet(phone, bill, { message: id }) },
      `Pay ${priceOf(bill.total, bill.currency)}`,
    );
  return el(
    'div',
    { class: 'invoice' },
    bill.photoUrl && el('img', { src: bill.photoUrl, alt: '' }),
    el('h4', { dir: 'auto' }, bill.title),
    el('p', { dir: 'auto' }, bill.description),
    el(
      'div',
      { class: 'invoice-total' },
      el('b', {}, priceOf(bill.total, bill.currency)),
      el('span', {}, bill.paid ? '✓ Paid' : bill.test ? 'Test invoice' : 'Invoice'),
    ),
    pay,
  );
}

function sticker(message) {
  return el('div', { class: 'sticker' }, message.sticker?.emoji ?? '🙂');
}

function voice(message) {
  const bars = [5, 9, 14, 8, 17, 12, 20, 15, 9, 16, 11, 6, 13, 18, 10, 7, 12, 5];
  return el(
    'div',
    { class: 'card' },
    el('span', { class: 'card-icon' }, icon('live')),
    el(
      'span',
      { class: 'wave', 'aria-hidden': 'true' },
      bars.map((height) => el('i', { '--bar': `${height}px` })),
    ),
    el('span', {}, `0:${String(message.voice?.seconds ?? 0).padStart(2, '0')}`),
  );
}

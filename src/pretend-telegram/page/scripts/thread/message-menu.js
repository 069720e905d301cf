import { openLocationSheet } from '../phone/location-sheet.js';
import { openMenu } from '../phone/menu.js';

const QUICK = '👍';

/** What can be done with a message. */
export function openMessageMenu(phone, message, opener, at) {
  const box = opener.getBoundingClientRect();
  const items = [
    ...forEverybody(phone, message),
    ...(message.mine ? forItsAuthor(phone, message) : []),
    remove(phone, message),
  ];
  openMenu(phone, opener, items, at ?? { x: box.left + 24, y: box.top + 24 });
}

const forEverybody = (phone, message) => [
  { label: 'Reply', drawing: 'reply', act: () => phone.composer.answersTo(message) },
  message.text && { label: 'Copy the text', drawing: 'copy', act: () => copy(phone, message.text) },
  {
    label: `React with ${QUICK}`,
    drawing: 'check',
    act: () => phone.does('reacts', { message: message.id, emoji: QUICK }),
  },
  { label: 'Forward to this chat', drawing: 'out', act: () => phone.does('forwards', { message: message.id }) },
];

const forItsAuthor = (phone, message) => [
  message.kind === 'text' && { label: 'Edit', drawing: 'edit', act: () => phone.composer.changes(message) },
  message.location?.live && { label: 'Move…', drawing: 'place', act: () => openLocationSheet(phone, message.id) },
  message.location?.live && {
    label: 'Stop sharing',
    drawing: 'block',
    act: () => phone.does('stop', { message: message.id }),
  },
];

const remove = (phone, message) => ({
  label: 'Delete',
  drawing: 'trash',
  danger: true,
  act: () => phone.does('deletes', { message: message.id }),
});

async function copy(phone, text) {
  await navigator.clipboard.writeText(text).catch(() => {});
  phone.notices.toast('Copied to the clipboard');
}

import { openMenu } from '../phone/menu.js';

const QUICK = '👍';

/** What can be done with a message. */
export function openMessageMenu(phone, message, opener, at) {
  const box = opener.getBoundingClientRect();
  openMenu(
    phone,
    opener,
    [
      { label: 'Reply', drawing: 'reply', act: () => phone.composer.answersTo(message) },
      message.text && { label: 'Copy the text', drawing: 'copy', act: () => copy(phone, message.text) },
      message.mine &&
        message.kind === 'text' && { label: 'Edit', drawing: 'edit', act: () => phone.composer.changes(message) },
      {
        label: `React with ${QUICK}`,
        drawing: 'check',
        act: () => phone.does('reacts', { message: message.id, emoji: QUICK }),
      },
      { label: 'Forward to this chat', drawing: 'out', act: () => phone.does('forwards', { message: message.id }) },
      { label: 'Delete', drawing: 'trash', danger: true, act: () => phone.does('deletes', { message: message.id }) },
    ],
    at ?? { x: box.left + 24, y: box.top + 24 },
  );
}

async function copy(phone, text) {
  await navigator.clipboard.writeText(text).catch(() => {});
  phone.notices.toast('Copied to the clipboard');
}

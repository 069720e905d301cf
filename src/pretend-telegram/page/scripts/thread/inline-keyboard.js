import { el } from '../element.js';
import { icon } from '../icons.js';
import { opensLink } from '../phone/links.js';
import { openPaySheet } from '../phone/pay-sheet.js';
import { bot } from '../store.js';

const CORNERS = { url: 'out', web_app: 'out', login: 'out', copy: 'copy', pay: 'card', inline: 'search' };

/** The buttons under a message, null when there are none. */
export function inlineKeyboard(message, thread) {
  if (!message.buttons.length) return null;
  return el(
    'div',
    { class: 'inline-keys', role: 'group', 'aria-label': 'Buttons' },
    message.buttons.map((row, y) =>
      el(
        'div',
        { class: `keys-row${row.length > 4 ? ' crowded' : ''}` },
        row.map((button, x) => key(button, y, x)),
      ),
    ),
  );

  function key(button, row, column) {
    const corner = CORNERS[button.kind];
    return el(
      'button',
      {
        type: 'button',
        class: `inline-key ${button.style ?? ''}`,
        title: button.url ?? button.text,
        'data-row': row,
        'data-column': column,
        'aria-busy': thread.busy.has(message.id, row, column) ? 'true' : null,
        onclick: () => presses[button.kind]?.({ button, message, row, column, thread, phone: thread.phone }),
      },
      el('span', { dir: 'auto' }, button.text),
      corner && icon(corner),
    );
  }
}

const presses = {
  url: ({ button, phone }) => opensLink(phone, button.url),
  login: ({ button, phone }) => opensLink(phone, button.url),
  web_app: ({ button, phone }) => opensLink(phone, button.url),
  pay: ({ message, phone }) =>
    message.invoice.paid
      ? phone.notices.toast('This invoice is paid.')
      : openPaySheet(phone, message.invoice, { message: message.id }),
  inline: ({ button, phone }) => phone.composer.writes(`@${bot.username} ${button.query ?? ''}`),
  async copy({ button, phone }) {
    await navigator.clipboard.writeText(button.copyText).catch(() => {});
    phone.notices.toast('Copied to the clipboard');
  },
  /** A second press while the bot is thinking does nothing, as in Telegram's own clients. */
  async callback({ message, row, column, thread, phone }) {
    if (thread.busy.has(message.id, row, column)) return;
    thread.busy.begins(message.id, row, column);
    const sent = await phone.does('taps', { message: message.id, row, column, wait: false });
    if (sent === undefined) thread.busy.ends({ message: message.id, row, column });
  },
};

import { el, iconButton } from '../element.js';
import { icon } from '../icons.js';

/**
 * What stands where the text field would be: START before the first word, the way back after a block.
 * @param {string | undefined} link a deep link that waits for START
 * @returns {Node[] | null} null: there is a text field
 */
export function bottomBar(phone, link, onCancel) {
  const { chat } = phone;
  const big = (label, act, ...more) => [
    el('button', { type: 'button', class: 'big-button', onclick: act }, label),
    ...more,
  ];
  if (!phone.isPrivate) return null;
  if (chat.blocked) return big('Unblock', () => phone.does('unblocks'));
  if (link) return big('Start', () => open(phone, link, onCancel), iconButton(icon('close'), 'Not now', onCancel));
  if (isNew(chat)) return big('Start', () => phone.does('command', { name: 'start' }));
  return null;
}

/** Telegram offers START while nothing was said, and until the person spoke once. */
function isNew({ started, messages }) {
  return !messages.length || (!started && !messages.some(({ mine }) => mine));
}

async function open(phone, url, onDone) {
  await phone.does('opens', { url });
  onDone();
  phone.composer.focus();
}

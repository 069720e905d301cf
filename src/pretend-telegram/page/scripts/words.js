const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const weekday = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'long' });
const withYear = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'long', year: 'numeric' });

export const timeOf = (at) => clock.format(at);

/** "Today", "Yesterday", "3 May", "3 May 2024" */
export function dayOf(at, now = Date.now()) {
  const days = Math.round((new Date(now).setHours(0, 0, 0, 0) - new Date(at).setHours(0, 0, 0, 0)) / 86_400_000);
  if (days === 0) return 'Today';
  if (days === 1) return 'Yesterday';
  return (new Date(at).getFullYear() === new Date(now).getFullYear() ? weekday : withYear).format(at);
}

/** @param {number} amount in the currency's minor units; Telegram Stars (XTR) have none */
export function priceOf(amount, currency) {
  if (currency === 'XTR') return `⭐ ${amount.toLocaleString()}`;
  const format = new Intl.NumberFormat(undefined, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
  return format.format(amount / 10 ** format.resolvedOptions().maximumFractionDigits);
}

export function sizeOf(bytes) {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1e6 ? `${(bytes / 1e3).toFixed(bytes < 1e4 ? 1 : 0)} KB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

const ACTIONS = {
  upload_photo: 'sending a photo',
  upload_document: 'sending a file',
  find_location: 'choosing a place',
  record_voice: 'recording',
  choose_sticker: 'choosing a sticker',
};

/** What a chat action reads like: "typing". */
export const actionOf = (action) => ACTIONS[action] ?? 'typing';

const KINDS = {
  photo: '🖼 Photo',
  document: '📄 File',
  location: '📍 Location',
  contact: '👤 Contact',
  voice: '🎤 Voice message',
};

/** One line that stands for a message in lists, quotes and announcements. */
export function gistOf(message) {
  if (message.kind === 'venue') return `📍 ${message.venue?.title ?? 'Place'}`;
  if (message.kind === 'invoice') return `🧾 ${message.invoice.title}`;
  if (message.kind === 'sticker') return `${message.sticker?.emoji ?? ''} Sticker`;
  if (message.kind === 'payment') return `💳 ${priceOf(message.payment.total, message.payment.currency)}`;
  const line = message.text.replace(/\s+/g, ' ').trim();
  if (message.kind === 'document') return line || `📄 ${message.document?.name ?? 'File'}`;
  return line || KINDS[message.kind] || 'Message';
}

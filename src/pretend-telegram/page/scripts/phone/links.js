import { does } from '../server.js';
import { bot } from '../store.js';
import { openPaySheet } from './pay-sheet.js';
import { openShareSheet, sharedBy } from './share-sheet.js';

const SAFE = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/** @returns {URL | null} null for what a browser must not open */
export function safeLink(text) {
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`);
  return url && (SAFE.has(url.protocol) || url.protocol === 'tg:') ? url : null;
}

/** `start` and the payload of a link to this bot, null for any other. */
export function startOf(url) {
  const name = url.protocol === 'tg:' ? url.searchParams.get('domain') : url.pathname.slice(1);
  const toBot = (url.protocol === 'tg:' || isTelegram(url)) && name?.toLowerCase() === bot.username.toLowerCase();
  return toBot ? { payload: url.searchParams.get('start') ?? '' } : null;
}

const isTelegram = (url) => ['t.me', 'telegram.me', 'www.t.me'].includes(url.hostname);

/** Opens a link as the person's client would: this bot's chat, an invoice, a choice of chats, or a new tab. */
export async function opensLink(phone, text) {
  const url = safeLink(text);
  if (!url) return phone.notices.toast('This link cannot be opened.', { isError: true });
  const start = startOf(url);
  if (start) {
    if (!phone.isPrivate) phone.opensChat(phone.id);
    return phone.composer.offerStart(start.payload ? text : null);
  }
  const shared = (isTelegram(url) || url.protocol === 'tg:') && sharedBy(url);
  if (shared) return openShareSheet(phone, shared);
  if (!isTelegram(url)) return void window.open(url, '_blank', 'noopener');
  const answer = await phone.tries(() => does(phone.id, 'opens', { url: url.href }));
  if (answer?.invoice) openPaySheet(phone, answer.invoice, { link: url.href });
  else if (answer?.url) window.open(safeLink(answer.url) ?? 'about:blank', '_blank', 'noopener');
}

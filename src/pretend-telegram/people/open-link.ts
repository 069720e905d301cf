import type { Hand } from './hand.ts';
import { typed } from './own-words.ts';
import { invoiceView } from './view-invoice.ts';
import type { InvoiceView } from './views.ts';

export interface Opened {
  message?: number;
  invoice?: InvoiceView;
  url?: string;
}

/**
 * What a client does with a link: the bot's start link starts it, a bill is shown, anything else is left to a browser.
 * The payload is between the link and the bot: no client shows it.
 *
 * @throws {Error} for a payload no client would pass on.
 */
export function openLink(hand: Hand, link: string): Opened {
  const bill = hand.world.payments.byLink(link);
  if (bill) return { invoice: invoiceView(bill) };
  if (!URL.canParse(link)) throw new Error(`${link} is no link.`);
  const payload = startPayload(new URL(link), hand.world.bot.username);
  if (payload === undefined) return { url: link };
  if (!/^[\w-]{0,64}$/.test(payload)) {
    throw new Error(
      `The start payload "${payload}" has ${payload.length} characters; Telegram takes 64 of A-Z a-z 0-9 _ -.`,
    );
  }
  return { message: hand.writes({}, typed(`/start ${payload}`), '/start') };
}

/** `https://t.me/<bot>?start=…` or `tg://resolve?domain=<bot>&start=…`; undefined when it is about something else. */
function startPayload(url: URL, username: string): string | undefined {
  const isWeb = /^https?:$/.test(url.protocol) && /^(www\.)?(t|telegram)\.me$/i.test(url.host);
  const isApp = url.protocol === 'tg:' && /resolve/.test(url.host + url.pathname);
  const name = isWeb ? url.pathname.slice(1) : isApp ? url.searchParams.get('domain') : null;
  if (name?.toLowerCase() !== username.toLowerCase()) return undefined;
  return url.searchParams.get('start') ?? '';
}

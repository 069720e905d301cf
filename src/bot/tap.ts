import type { Api } from './api.ts';

/** A spinner on the button that lasts longer makes people tap again. */
const ANSWER_WITHIN_MS = 1_000;
/** The person's next update waits for this one to end: a spinner is not worth more. */
const TIMEOUT_MS = 3_000;
/** Telegram Bot API, answerCallbackQuery.text. */
const TOAST_LIMIT = 200;

/** A tapped button's question for an answer: given exactly once, at the latest after a second. */
export class Tap {
  private readonly api: Api;
  private readonly queryId: string;
  private readonly timer: NodeJS.Timeout;
  private given?: Promise<boolean>;
  private text?: string;

  get isAnswered(): boolean {
    return this.given !== undefined;
  }

  constructor(api: Api, queryId: string) {
    this.api = api;
    this.queryId = queryId;
    this.timer = setTimeout(() => void this.answer(), ANSWER_WITHIN_MS);
  }

  /** @returns false when it was answered before, so the text must go another way. */
  say(text: string, alert = false): boolean {
    if (this.given) return false;
    this.text = text;
    this.give({ text: cut(text), show_alert: alert || undefined });
    return true;
  }

  /** Leads to a private chat with the bot. @param url `https://t.me/<bot>?start=…`; Telegram takes no other. */
  lead(url: string): void {
    if (!this.given) this.give({ url });
  }

  /**
   * Stops the spinner if nothing was said; resolves when Telegram has the answer. Never throws: the work goes on.
   * @returns what was said and not shown, so that it goes another way.
   */
  async answer(): Promise<string | undefined> {
    if (!this.given) this.give({});
    return (await this.given) ? undefined : this.text;
  }

  private give(answer: object): void {
    clearTimeout(this.timer);
    const params = { callback_query_id: this.queryId, ...answer };
    this.given = this.api.call('answerCallbackQuery', params, { timeoutMs: TIMEOUT_MS }).then(
      () => true,
      // Too late, or Telegram's word was lost: said twice is better than not at all.
      () => false,
    );
  }
}

/** By UTF-16 units, as Telegram counts, without cutting a pair in two. */
function cut(text: string): string {
  if (text.length <= TOAST_LIMIT) return text;
  return `${text.slice(0, TOAST_LIMIT - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

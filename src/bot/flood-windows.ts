import type { Params } from './call-body.ts';

const MOST = 10_000;
const SECOND_MS = 1_000;
/** Enough of the last messages to know what the last second was like. */
const REMEMBERED = 64;
/** A little below what Telegram takes in a second: by then its limit for all chats together may be meant. */
const MANY = 25;

/** For how long Telegram wants nothing more, told by its 429: one chat's window holds up nobody else. */
export class FloodWindows {
  private readonly until = new Map<unknown, number>();
  /** When no message may go to anybody. */
  private untilForAll = 0;
  private readonly recent: { readonly chat: unknown; readonly at: number }[] = [];

  /** Milliseconds until such a call may be made. */
  remaining(method: string, params: Params): number {
    const own = this.until.get(windowOf(method, params)) ?? 0;
    const until = isMessage(method) ? Math.max(own, this.untilForAll) : own;
    return Math.max(0, until - Date.now());
  }

  /** Such a call is made now. */
  note(method: string, { chat_id: chat }: Params): void {
    if (!isMessage(method)) return;
    this.recent.push({ chat, at: Date.now() });
    if (this.recent.length > REMEMBERED) this.recent.shift();
  }

  open(method: string, params: Params, ms: number): void {
    if (this.isAboutAll(method, params)) this.untilForAll = Math.max(this.untilForAll, Date.now() + ms);
    this.until.set(windowOf(method, params), Date.now() + ms);
    if (this.until.size > MOST) this.dropPast();
  }

  /**
   * Telegram does not say which limit was met. When much has just gone out and this person was written to but once,
   * it cannot be theirs. Groups have limits by the minute, so with them one cannot know.
   */
  private isAboutAll(method: string, { chat_id: chat }: Params): boolean {
    if (!isMessage(method) || typeof chat !== 'number' || chat < 0) return false;
    const since = Date.now() - SECOND_MS;
    const recent = this.recent.filter(({ at }) => at > since);
    return recent.length >= MANY && recent.filter((one) => one.chat === chat).length <= 1;
  }

  private dropPast(): void {
    for (const [key, until] of this.until) if (until < Date.now()) this.until.delete(key);
  }
}

function isMessage(method: string): boolean {
  return /^send(?!ChatAction)/.test(method);
}

/** What a 429 is about: the chat, else the one tap, else the method; a person's menu is no message to them. */
function windowOf(method: string, { chat_id, scope, callback_query_id }: Params): unknown {
  if (scope) return `${method} ${(scope as { chat_id?: number }).chat_id}`;
  return chat_id ?? callback_query_id ?? method;
}

import type { Params } from './call-body.ts';

const MOST = 10_000;

/** For how long Telegram wants nothing more, told by its 429: one chat's window holds up nobody else. */
export class FloodWindows {
  private readonly until = new Map<unknown, number>();

  /** Milliseconds until such a call may be made. */
  remaining(method: string, params: Params): number {
    const until = this.until.get(windowOf(method, params));
    return until === undefined ? 0 : Math.max(0, until - Date.now());
  }

  open(method: string, params: Params, ms: number): void {
    this.until.set(windowOf(method, params), Date.now() + ms);
    if (this.until.size > MOST) this.dropPast();
  }

  private dropPast(): void {
    for (const [key, until] of this.until) if (until < Date.now()) this.until.delete(key);
  }
}

/** What a 429 is about: the chat, else the one tap, else the method; a person's menu is no message to them. */
function windowOf(method: string, { chat_id, scope, callback_query_id }: Params): unknown {
  if (scope) return `${method} ${(scope as { chat_id?: number }).chat_id}`;
  return chat_id ?? callback_query_id ?? method;
}

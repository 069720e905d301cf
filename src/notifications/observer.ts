/**
 * - `sent`, `edited`: Telegram has it;
 * - `unchanged`: the card shows this state already; `nothing`: there was nothing to tell any more;
 * - `unreachable`: blocked, deactivated or never wrote to us; not tried again;
 * - `busy`: Telegram wants this chat to wait (429 or an outage), or the person is just shown this card by the bot;
 * - `failed`: tried again later;
 * - `dead`: given up after five tries.
 */
export type SendResult = 'sent' | 'edited' | 'unchanged' | 'nothing' | 'unreachable' | 'busy' | 'failed' | 'dead';

/** What metrics want to know. */
export interface Observer {
  /** @param seconds since the event was written. */
  sent(result: SendResult, seconds: number): void;
  /** `told`: its notices are written; `dead`: given up after five tries. */
  told(result: 'told' | 'failed' | 'dead'): void;
}

export const nobodyWatches: Observer = { sent() {}, told() {} };

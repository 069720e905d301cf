import { setTimeout as sleep } from 'node:timers/promises';
import { failureOf } from './call-api.ts';
import type { Log } from './log.ts';
import { reasonOf } from './reason.ts';

const UNAUTHORIZED = 401;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 10_000;

/** Pauses after failures: doubling, or as long as Telegram asks. */
export class Patience {
  private failures = 0;
  private readonly log: Log;
  private readonly signal: AbortSignal;

  constructor(log: Log, signal: AbortSignal) {
    this.log = log;
    this.signal = signal;
  }

  succeeded(): void {
    this.failures = 0;
  }

  async pauseAfter(error: unknown): Promise<void> {
    const pauseMs = failureOf(error).retryAfterMs ?? Math.min(FIRST_PAUSE_MS * 2 ** this.failures, LONGEST_PAUSE_MS);
    this.failures += 1;
    this.log.warn({ reason: reasonOf(error), pauseMs }, 'Receiving updates failed; it is tried again.');
    await sleep(pauseMs, undefined, { signal: this.signal }).catch(() => {});
  }
}

/** The token was revoked: no use in trying again. */
export function isUnauthorized(error: unknown): boolean {
  return failureOf(error).code === UNAUTHORIZED;
}

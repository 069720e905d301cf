import type { Ending } from './end-updates.ts';
import type { Handle, Received } from './inbox.ts';
import { reasonOf } from './reason.ts';
import { withinTime } from './within-time.ts';

/** After which try it waits how long; there is no pause after the last. */
const PAUSES_MS = [200, 1_000, 3_000, 8_000];
export const TRIES = PAUSES_MS.length + 1;
const LONGEST_PAUSE_MS = 60_000;
/** A handler that takes longer has hung, and its lane with it. */
const LONGEST_MS = 90_000;

/** Runs the handler. @returns how it ended; never throws. */
export async function endingOf(claimed: Received, handle: Handle): Promise<Ending> {
  const { updateId, leaseToken } = claimed;
  try {
    const done = await withinTime(LONGEST_MS, handle(claimed), 'Handling');
    return { updateId, leaseToken, state: 'done', session: done?.session };
  } catch (error) {
    return failedEnding(claimed, error);
  }
}

/** Once more after a pause, or dead when it has been tried often enough. */
export function failedEnding({ updateId, leaseToken, tries }: Received, error: unknown): Ending {
  const pauseMs = PAUSES_MS[tries - 1];
  if (pauseMs === undefined) return { updateId, leaseToken, state: 'dead', reason: reasonOf(error) };
  return {
    updateId,
    leaseToken,
    state: 'waiting',
    reason: reasonOf(error),
    pauseMs: Math.max(pauseMs, asked(error, tries)),
  };
}

/** Who is told to wait waits at least so long, and longer with each try: the five of them outlast a minute's outage. */
function asked(error: unknown, tries: number): number {
  const { retryAfterMs } = (error ?? {}) as { retryAfterMs?: unknown };
  if (typeof retryAfterMs !== 'number') return 0;
  return Math.ceil(Math.max(retryAfterMs, Math.min(retryAfterMs * 2 ** (tries - 1), LONGEST_PAUSE_MS)));
}

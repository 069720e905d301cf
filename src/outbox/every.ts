import { setTimeout as sleep } from 'node:timers/promises';
import type { BaseLogger } from 'pino';

/**
 * Does a chore again and again, never twice at once; one that fails is logged and has its next turn.
 * @returns how to stop: waits for the chore under way.
 */
export function every(
  milliseconds: number,
  name: string,
  chore: () => Promise<unknown>,
  log: Pick<BaseLogger, 'warn'>,
): () => Promise<void> {
  const stopping = new AbortController();
  const running = (async () => {
    while (!stopping.signal.aborted) {
      await sleep(milliseconds, undefined, { signal: stopping.signal }).catch(() => {});
      if (stopping.signal.aborted) return;
      await chore().catch((error: Error) => log.warn(`${name}: ${error.message}`));
    }
  })();
  return async () => {
    stopping.abort();
    await running;
  };
}

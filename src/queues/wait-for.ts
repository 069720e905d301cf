import { setTimeout as sleep } from 'node:timers/promises';
import type { BaseLogger } from 'pino';

const GIVE_UP_MS = 60_000;
const PAUSE_MS = 500;
const SAY_EVERY_MS = 10_000;

/**
 * Tries until something that may still be starting is there, saying what it waits for.
 * @param what such as `Redis at redis.example:6379`: without a password.
 * @throws {Error} after 60 s, with the last reason.
 */
export async function waitFor<Found>(
  what: string,
  attempt: () => Promise<Found>,
  log: Pick<BaseLogger, 'warn'>,
  giveUpMs = GIVE_UP_MS,
): Promise<Found> {
  const startedAt = Date.now();
  for (let saidAt = -Infinity; ; ) {
    try {
      return await attempt();
    } catch (error) {
      const reason = reasonOf(error);
      if (Date.now() - startedAt >= giveUpMs) {
        throw new Error(`${what} was not there within ${giveUpMs / 1000} s: ${reason}`, { cause: error });
      }
      if (Date.now() - saidAt >= SAY_EVERY_MS) {
        log.warn(`Waiting for ${what}: ${reason}`);
        saidAt = Date.now();
      }
      await sleep(PAUSE_MS);
    }
  }
}

/** Node joins the refusals of all addresses of a host into one error without a text of its own. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && !error.message) return error.errors.map((one) => one.message).join(', ');
  return error instanceof Error ? error.message : String(error);
}

import { setTimeout as sleep } from 'node:timers/promises';

const PATIENCE_MS = 60_000;

/**
 * Waits for what will be true in a while.
 * @param found looks, and says what is still missing, or nothing when all is there.
 * @throws after a minute, with what is missing: a wait that outlives its test would keep Jest from ending.
 */
export async function until(found: () => Promise<string | undefined>): Promise<void> {
  for (const deadline = Date.now() + PATIENCE_MS; ; await sleep(20)) {
    const missing = await found();
    if (missing === undefined) return;
    if (Date.now() > deadline) throw new Error(`Waited for a minute: ${missing}`);
  }
}

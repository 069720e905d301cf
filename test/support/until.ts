import { setTimeout as sleep } from 'node:timers/promises';

const PATIENCE_MS = 90_000;

/** False, or in words what is still missing. */
type Missing = boolean | string | undefined;

/**
 * Waits for what will be true in a while.
 * @param found looks: true or nothing when all is there.
 * @throws in the end, with what is missing: a wait that outlives its test would keep Jest from ending.
 */
export async function until(found: () => Missing | Promise<Missing>): Promise<void> {
  for (const deadline = Date.now() + PATIENCE_MS; ; await sleep(10)) {
    const missing = await found();
    if (missing === undefined || missing === true) return;
    if (Date.now() > deadline) throw new Error(`Waited in vain: ${missing}`);
  }
}

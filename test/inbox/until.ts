import { setTimeout as sleep } from 'node:timers/promises';

/** Waits for what will be true in a while. The test's own time limit ends a wait in vain. */
export async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await sleep(10);
}

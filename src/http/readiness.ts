import { setTimeout as sleep } from 'node:timers/promises';
import { messageOf } from '../log/error.ts';

/** A part the program cannot work without. */
export type ReadinessCheck = {
  name: string;
  /** @throws when the part is not there. */
  check(): Promise<void>;
};

const PATIENCE_MS = 3_000;

/** @returns what is wrong with each part, `null` where nothing is. Never throws, and never takes much over 3 s. */
export async function readiness(checks: readonly ReadinessCheck[]): Promise<Record<string, string | null>> {
  const results = await Promise.all(checks.map(async ({ name, check }) => [name, await failureOf(check)] as const));
  return Object.fromEntries(results);
}

async function failureOf(check: () => Promise<void>): Promise<string | null> {
  const patience = new AbortController();
  const tooSlow = sleep(PATIENCE_MS, `no answer within ${PATIENCE_MS / 1000} s`, {
    ref: false,
    signal: patience.signal,
  });
  tooSlow.catch(() => {});
  try {
    return (await Promise.race([check(), tooSlow])) ?? null;
  } catch (error) {
    return error instanceof Error ? messageOf(error) : 'failed';
  } finally {
    patience.abort();
  }
}

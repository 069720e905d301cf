/**
 * Renews what is held for a while, until it is let go; a renewal that fails is left to the lease's own end.
 * @returns how to stop.
 */
export function keepRenewing(everyMs: number, renew: () => Promise<unknown>): () => void {
  const timer = setInterval(() => void renew().catch(() => {}), everyMs);
  return () => clearInterval(timer);
}

import { redact } from './redact.ts';

/**
 * What a line of the log may carry besides its message. Whoever adds a field makes sure that it never says what
 * somebody wrote, is called or can be reached under: our own ids are fine, Telegram's and phones are not.
 */
const ALLOWED = new Set([
  ...['level', 'time', 'pid', 'hostname', 'msg', 'part', 'err', 'reference', 'leftOut'],
  ...['updateId', 'kind', 'lane', 'result', 'tries', 'ms', 'count', 'pending', 'dead', 'reason'],
  ...['personId', 'shopId', 'orderId', 'deliveryId', 'productId', 'cardId', 'event', 'eventId'],
  ...['queue', 'job', 'method', 'code', 'retryAfterMs', 'route', 'statusCode', 'signal', 'address', 'migration'],
]);

/** Names what it leaves out, so that a developer who misses a field finds out why. */
export function allowed(line: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(line);
  const kept = entries.filter(([name, value]) => ALLOWED.has(name) && (name === 'err' || isScalar(value)));
  const leftOut = entries.map(([name]) => name).filter((name) => !kept.some(([keptName]) => keptName === name));
  return {
    ...Object.fromEntries(kept.map(([name, value]) => [name, typeof value === 'string' ? redact(value) : value])),
    ...(leftOut.length > 0 && { leftOut: leftOut.join(', ') }),
  };
}

function isScalar(value: unknown): boolean {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

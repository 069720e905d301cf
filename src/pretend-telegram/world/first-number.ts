const DAWN = Date.UTC(2025, 0, 1);
/** A bot may send about 30 messages a second, so no count runs ahead of the clock. */
const A_SECOND = 32;
/** Leaves as many numbers above before int32 ends; it begins anew after a year, when nobody remembers. */
const LAP = 2 ** 30;

/**
 * Where the counts of messages, of updates and of people begin in a world made at this time. A bot remembers numbers of
 * the world before (which message is a card, whose order it was), so that none may be given a second time.
 * @param now milliseconds since 1970.
 */
export function firstNumber(now: number): number {
  return (Math.floor(((now - DAWN) * A_SECOND) / 1000) % LAP) + 1;
}

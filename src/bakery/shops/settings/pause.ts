/** A shop that takes no orders for a while. */
export interface Pause {
  /** By the database's clock it is not over; null when there is none. */
  readonly pausedUntil: Date | null;
  /** What the shop says about it; may be empty. */
  readonly pauseText: string;
}

/** Until somebody takes orders again. */
export const OPEN_END = new Date('9999-12-31T00:00:00Z');

/** @returns undefined when nobody has said until when. */
export function endOf({ pausedUntil }: Pick<Pause, 'pausedUntil'>): Date | undefined {
  return pausedUntil && pausedUntil < OPEN_END ? pausedUntil : undefined;
}

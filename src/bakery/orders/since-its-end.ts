import type { OrderStatus } from './order-status.ts';

const HOUR_MS = 3_600_000;
const TALK_MS = 24 * HOUR_MS;
const RATE_MS = 30 * 24 * HOUR_MS;

export interface Ended {
  readonly status: OrderStatus;
  /** When it was completed or cancelled; null while it is open. */
  readonly endedAt: Date | null;
}

/** Customer and bakery can write to each other about an order while it is open and for a day after. */
export function canTalk({ endedAt }: Pick<Ended, 'endedAt'>, now: Date): boolean {
  return endedAt === null || now.getTime() - endedAt.getTime() < TALK_MS;
}

/** Stars are for what was received, and while it is remembered: 30 days. */
export function canBeRated({ status, endedAt }: Ended, now: Date): boolean {
  return status === 'completed' && endedAt !== null && now.getTime() - endedAt.getTime() < RATE_MS;
}

import type { Operation } from './operation.ts';
import { Refusal } from './refusal.ts';

/** Whom it is for, the narrowest first; the text of each says who gives that role. */
const readers = ['operator', 'courier', 'employee', 'owner'] as const;

/**
 * The refusal of what somebody has no role for, worded so that it fits whoever asks: a customer, but also an owner
 * who does not deliver. Its text is `refusals.not-allowed_<whom it is for>`.
 */
export function notAllowed(allow: Operation<unknown, unknown>['allow']): Refusal {
  const context = readers.find((reader) => allow.includes(reader)) ?? '';
  return new Refusal('not-allowed', { context });
}

import type { Reading } from '../../chat/form.ts';
import type { Say } from '../../chat/say.ts';

/** Reasons to choose from. They are stored as `#code`, so that everybody reads them in their own language. */
export const listedReasons = ['sold-out', 'too-late', 'closing', 'no-answer'] as const;

export function storedReason(listed: (typeof listedReasons)[number]): string {
  return `#${listed}`;
}

/** A typed reason must not look like a listed one, which stays when its customer is forgotten. */
export function typedReason(reading: Reading<string>): Reading<string> {
  if (!('value' in reading)) return reading;
  const value = reading.value.replace(/^[#\s]+/, '');
  return value === '' ? { wrong: 'letters' } : { value };
}

/** What `order.cancel_reason` says to a reader: a listed reason translated, a typed one as it was typed (not escaped). */
export function reasonText(say: Say, stored: string): string {
  const listed = listedReasons.find((code) => stored === storedReason(code));
  return listed ? say(`kitchen.reasons.${listed}`) : stored;
}

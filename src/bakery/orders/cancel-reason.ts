import type { Say } from '../../chat/say.ts';

/** Reasons to choose from. They are stored as `#code`, so that everybody reads them in their own language. */
export const listedReasons = ['sold-out', 'too-late', 'closing', 'no-answer'] as const;

export function storedReason(listed: (typeof listedReasons)[number]): string {
  return `#${listed}`;
}

/** What `order.cancel_reason` says to a reader: a listed reason translated, a typed one as it was typed (not escaped). */
export function reasonText(say: Say, stored: string): string {
  const listed = listedReasons.find((code) => stored === storedReason(code));
  return listed ? say(`kitchen.reasons.${listed}`) : stored;
}

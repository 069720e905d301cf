import type { EventHub } from './event-hub.ts';
import type { PersonEvent } from './events.ts';
import type { MessageView } from './views.ts';

/** A piece of text or a pattern for what somebody else wrote; a function sees every message. */
export type Match = string | RegExp | ((message: MessageView) => boolean);

export function matches(match: Match, message: MessageView): boolean {
  if (typeof match === 'function') return match(message);
  if (message.mine) return false;
  return typeof match === 'string'
    ? message.text.includes(match)
    : new RegExp(match.source, match.flags.replace('g', '')).test(message.text);
}

/** Resolves with the first event `pick` makes something of, or undefined after `ms`. */
export function waitFor<T>(
  hub: EventHub,
  { person, ms, pick }: { person: number; ms: number; pick: (event: PersonEvent) => T | undefined },
): Promise<T | undefined> {
  return new Promise((resolve) => {
    const end = (value: T | undefined) => {
      stop();
      clearTimeout(timer);
      resolve(value);
    };
    const stop = hub.on((event) => {
      const picked = pick(event);
      if (picked !== undefined) end(picked);
    }, person);
    const timer = setTimeout(() => end(undefined), ms);
  });
}

export async function orNull<T>(promise: Promise<T>, ms: number): Promise<T | null> {
  const { promise: late, resolve } = Promise.withResolvers<null>();
  const timer = setTimeout(() => resolve(null), ms);
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

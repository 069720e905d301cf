import type { Chat } from '../world/chat.ts';
import type { EventHub } from './event-hub.ts';
import type { PersonEvent } from './events.ts';
import type { Hand } from './hand.ts';
import { viewMessage } from './view-message.ts';
import type { MessageView } from './views.ts';

/** A piece of text or a pattern for what somebody else wrote; a function sees every message. */
export type Match = string | RegExp | ((message: MessageView) => boolean);

function matches(match: Match, message: MessageView): boolean {
  if (typeof match === 'function') return match(message);
  if (message.mine) return false;
  return typeof match === 'string'
    ? message.text.includes(match)
    : new RegExp(match.source, match.flags.replace('g', '')).test(message.text);
}

/** The newest message that matches already, or the first that comes or changes so that it does. */
export async function waitForMessage(
  { hand, hub, chat }: { hand: Hand; hub: EventHub; chat: Chat },
  { match, since, ms }: { match: Match; since: number; ms: number },
): Promise<MessageView | undefined> {
  for (const message of [...chat.messages.values()].reverse()) {
    if (message.changedAt <= since) continue;
    const view = viewMessage(hand.world, chat, message, hand.account);
    if (matches(match, view)) return view;
  }
  const pick = (event: PersonEvent) => {
    if ((event.type !== 'message' && event.type !== 'edited') || event.chat !== chat.id) return undefined;
    const isNew = (chat.messages.get(event.message.id)?.changedAt ?? 0) > since;
    return isNew && matches(match, event.message) ? event.message : undefined;
  };
  return waitFor(hub, { person: hand.account.id, ms, pick });
}

/** Resolves with the first event `pick` makes something of, or undefined after `ms`. */
function waitFor<T>(
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
    timer.unref();
  });
}

export async function orNull<T>(promise: Promise<T>, ms: number): Promise<T | null> {
  const { promise: late, resolve } = Promise.withResolvers<null>();
  const timer = setTimeout(() => resolve(null), ms);
  timer.unref();
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

import { ApiError } from './api-error.ts';
import type { Chat } from './chat.ts';
import type { Clock } from './clock.ts';
import { Burst, type Meter, Window } from './meters.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const FORGOTTEN_AFTER = 5_000;

interface Track {
  meter: Meter;
  /** Calls before this moment are refused, whatever the meter says. */
  shutUntil: number;
}

export type Pace = 'send' | 'edit';

/**
 * How fast a bot may write. Whoever is too fast is told how long to wait, and noticed when it does not.
 * https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
 */
export class Rates {
  isOn = true;
  /** Calls made although the bot had been told to wait. */
  ignored = 0;
  private readonly tracks = new Map<string, Track>();
  private readonly clock: Clock;
  private readonly log: (line: string) => void;

  constructor(clock: Clock, log: (line: string) => void) {
    this.clock = clock;
    this.log = log;
  }

  /**
   * A message a second to one person, after a short burst; 20 messages and 20 edits a minute in a group;
   * 30 messages a second in all.
   *
   * @throws {ApiError} 429
   */
  take(chat: Chat, pace: Pace, messages = 1): void {
    if (!this.isOn) return;
    if (chat.kind !== 'private') this.check(`${pace} ${chat.id}`, () => new Window(20, MINUTE), messages);
    else if (pace === 'send') this.check(`send ${chat.id}`, () => new Burst(20, SECOND), messages);
    if (pace === 'send') this.check('overall', () => new Window(30, SECOND), messages);
  }

  private check(key: string, create: () => Meter, messages: number): void {
    const now = this.clock.now();
    const track = this.tracks.get(key) ?? { meter: create(), shutUntil: 0 };
    if (now < track.shutUntil) this.notice(key, track.shutUntil - now);
    this.tracks.set(key, track);
    if (this.tracks.size > FORGOTTEN_AFTER) this.tracks.delete(this.tracks.keys().next().value!);
    const wait = track.meter.take(now, messages);
    if (wait === 0) return;
    track.shutUntil = now + Math.ceil(wait / SECOND) * SECOND;
    throw tooMany(wait);
  }

  private notice(key: string, wait: number): never {
    this.ignored += 1;
    this.log(`The bot was told to wait and calls again (${key}); that is what gets a bot banned.`);
    throw tooMany(wait);
  }
}

/** @param ms until it may be tried again. */
export function tooMany(ms: number): ApiError {
  const retry_after = Math.max(1, Math.ceil(ms / SECOND));
  return new ApiError(429, `Too Many Requests: retry after ${retry_after}`, { retry_after });
}

import { ApiError } from './api-error.ts';
import type { Chat } from './chat.ts';
import type { Clock } from './clock.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const FORGOTTEN_AFTER = 5_000;

/** So many in so much time. https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this */
interface Rate {
  most: number;
  ms: number;
}

/** A message a second to one chat; a short burst passes. */
const PRIVATE: Rate = { most: 10, ms: 10 * SECOND };
const GROUP: Rate = { most: 20, ms: MINUTE };
const OVERALL: Rate = { most: 30, ms: SECOND };

interface Track {
  times: number[];
  /** Calls before this moment are refused, whatever the rate says. */
  shutUntil: number;
}

export type Pace = 'send' | 'edit';

/** How fast a bot may write. Whoever is too fast is told how long to wait, and noticed when it does not. */
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

  /** @throws {ApiError} 429 */
  take(chat: Chat, pace: Pace, messages = 1): void {
    if (!this.isOn) return;
    const isGroup = chat.kind !== 'private';
    if (pace === 'edit' && !isGroup) return;
    this.check(`${pace} ${chat.id}`, isGroup ? GROUP : PRIVATE, messages);
    if (pace === 'send') this.check('overall', OVERALL, messages);
  }

  private check(key: string, rate: Rate, messages: number): void {
    const now = this.clock.now();
    const track = this.tracks.get(key) ?? { times: [], shutUntil: 0 };
    if (now < track.shutUntil) this.notice(key, track.shutUntil - now);
    track.times = track.times.filter((time) => time > now - rate.ms);
    const over = track.times.length + messages - rate.most;
    if (over > 0) {
      const wait = track.times[Math.min(over, track.times.length) - 1]! + rate.ms - now;
      track.shutUntil = now + Math.ceil(wait / SECOND) * SECOND;
      this.tracks.set(key, track);
      throw tooMany(wait);
    }
    for (let count = 0; count < messages; count += 1) track.times.push(now);
    this.tracks.set(key, track);
    if (this.tracks.size > FORGOTTEN_AFTER) this.tracks.delete(this.tracks.keys().next().value!);
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

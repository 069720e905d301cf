export interface Meter {
  /** Counts `messages` at `now`, all or none. @returns 0, or the milliseconds to wait. */
  take(now: number, messages: number): number;
}

/** At most so many in any stretch of so many milliseconds. */
export class Window implements Meter {
  private times: number[] = [];
  private readonly most: number;
  private readonly ms: number;

  constructor(most: number, ms: number) {
    this.most = most;
    this.ms = ms;
  }

  take(now: number, messages: number): number {
    this.times = this.times.filter((time) => time > now - this.ms);
    const over = this.times.length + messages - this.most;
    if (over > 0) return (this.times[Math.min(over, this.times.length) - 1] ?? now) + this.ms - now;
    for (let count = 0; count < messages; count += 1) this.times.push(now);
    return 0;
  }
}

/** One each so many milliseconds; so many at once after a rest. */
export class Burst implements Meter {
  /** When the burst would be used up no more. */
  private restedAt = 0;
  private readonly most: number;
  private readonly ms: number;

  constructor(most: number, ms: number) {
    this.most = most;
    this.ms = ms;
  }

  take(now: number, messages: number): number {
    const restedAt = Math.max(this.restedAt, now) + messages * this.ms;
    const wait = restedAt - now - this.most * this.ms;
    if (wait > 0) return wait;
    this.restedAt = restedAt;
    return 0;
  }
}

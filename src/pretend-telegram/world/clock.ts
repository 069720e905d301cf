interface Alarm {
  due: number;
  ring: () => void;
  handle: NodeJS.Timeout | undefined;
}

/** The world's time. It can be moved forward, so that what expires can be tested without waiting, and stopped. */
export class Clock {
  private shift = 0;
  private stoppedAt: number | null = null;
  private readonly alarms = new Set<Alarm>();

  /** Milliseconds since 1970. */
  now(): number {
    return (this.stoppedAt ?? Date.now()) + this.shift;
  }

  /** Seconds since 1970, as Telegram dates things. */
  date(): number {
    return Math.floor(this.now() / 1000);
  }

  /** @returns a function that calls it off. */
  after(ms: number, ring: () => void): () => void {
    const alarm: Alarm = { due: this.now() + ms, ring, handle: undefined };
    this.alarms.add(alarm);
    this.wind(alarm);
    return () => this.drop(alarm);
  }

  /** Moves time forward by `ms`; what falls due rings before this returns, earliest first. */
  advance(ms: number): void {
    if (!(ms >= 0)) throw new Error(`The clock goes forward only: ${ms} ms.`);
    this.shift += ms;
    const due = [...this.alarms].filter((alarm) => alarm.due <= this.now()).sort((a, b) => a.due - b.due);
    for (const alarm of due) this.ring(alarm);
    for (const alarm of this.alarms) this.wind(alarm);
  }

  /** From now on only {@link advance} moves it. */
  stop(): void {
    this.stoppedAt ??= Date.now();
    for (const alarm of this.alarms) clearTimeout(alarm.handle);
  }

  close(): void {
    for (const alarm of this.alarms) this.drop(alarm);
  }

  private wind(alarm: Alarm): void {
    clearTimeout(alarm.handle);
    if (this.stoppedAt !== null) return;
    alarm.handle = setTimeout(() => this.ring(alarm), Math.max(0, alarm.due - this.now()));
    alarm.handle.unref();
  }

  private ring(alarm: Alarm): void {
    if (!this.alarms.has(alarm)) return;
    this.drop(alarm);
    alarm.ring();
  }

  private drop(alarm: Alarm): void {
    clearTimeout(alarm.handle);
    this.alarms.delete(alarm);
  }
}

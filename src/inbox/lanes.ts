/** A lane that is busy on another replica is looked at again so soon, then after twice as long … */
const FIRST_LOOK_MS = 50;
/** … until the sweeper, which finds free lanes every second, does it as well. */
const LAST_LOOK_MS = 1_000;
/** Lanes remembered; the sweeper finds the rest. */
const MOST_READY = 10_000;

/**
 * Which lanes hold this process's slots, and which wait for one in a fair queue: a person with a thousand updates
 * goes back to the end of it after each.
 */
export class Lanes {
  /** Lane → whether an update has come in for it while it was held. */
  private readonly held = new Map<number, boolean>();
  private readonly ready = new Set<number>();
  private readonly later = new Map<number, NodeJS.Timeout>();
  private readonly looks = new Map<number, number>();
  private readonly slots: number;
  private readonly onReady: () => void;
  private isClosed = false;

  constructor(slots: number, onReady: () => void) {
    this.slots = slots;
    this.onReady = onReady;
  }

  /** Whether more lanes would find slots within moments. */
  get hasRoom(): boolean {
    return !this.isClosed && this.ready.size < this.slots;
  }

  /** Holds a slot for a lane on which nobody is known to wait. */
  takeNew(lane: number): boolean {
    const isKnown = this.held.has(lane) || this.later.has(lane);
    if (this.isClosed || isKnown || this.ready.size > 0 || this.held.size >= this.slots) return false;
    this.held.set(lane, false);
    return true;
  }

  /** Holds the free slots for the lanes that have waited longest. */
  takeReady(): number[] {
    const taken: number[] = [];
    for (const lane of this.ready) {
      if (this.isClosed || this.held.size >= this.slots) break;
      this.ready.delete(lane);
      this.held.set(lane, false);
      taken.push(lane);
    }
    return taken;
  }

  /** An update waits there now. */
  hasWaiting(lane: number): void {
    if (this.held.has(lane)) this.held.set(lane, true);
    else if (!this.later.has(lane)) this.enqueue(lane);
  }

  /** The database shows that an update there may begin. */
  isFree(lane: number): void {
    this.callOff(lane);
    this.hasWaiting(lane);
  }

  /** Gives the slot back. */
  release(lane: number, more: boolean): void {
    const cameIn = this.held.get(lane) ?? false;
    this.held.delete(lane);
    this.looks.delete(lane);
    if (more || cameIn) this.enqueue(lane);
    else this.wake();
  }

  /** Gives the slot back; nothing there may begin before the pause is over. */
  releaseFor(lane: number, pauseMs: number): void {
    this.held.delete(lane);
    this.looks.delete(lane);
    this.lookIn(lane, pauseMs);
    this.wake();
  }

  /** Gives the slot back: another replica is at work on it. */
  releaseBusy(lane: number): void {
    this.held.delete(lane);
    const delay = (this.looks.get(lane) ?? FIRST_LOOK_MS / 2) * 2;
    if (delay > LAST_LOOK_MS) this.looks.delete(lane);
    else {
      this.looks.set(lane, delay);
      this.lookIn(lane, delay);
    }
    this.wake();
  }

  /** Gives out no more slots. */
  close(): void {
    this.isClosed = true;
    for (const timer of this.later.values()) clearTimeout(timer);
    this.later.clear();
    this.ready.clear();
  }

  private enqueue(lane: number): void {
    if (this.isClosed || this.ready.size >= MOST_READY) return;
    this.ready.add(lane);
    this.onReady();
  }

  private wake(): void {
    if (this.ready.size > 0) this.onReady();
  }

  private lookIn(lane: number, delayMs: number): void {
    if (this.isClosed) return;
    this.callOff(lane);
    const timer = setTimeout(() => {
      this.later.delete(lane);
      this.enqueue(lane);
    }, delayMs);
    this.later.set(lane, timer);
  }

  private callOff(lane: number): void {
    clearTimeout(this.later.get(lane));
    this.later.delete(lane);
  }
}

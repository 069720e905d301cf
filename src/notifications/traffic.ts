import { setTimeout as sleep } from 'node:timers/promises';

const SECOND_MS = 1_000;
/** Neither kind waits longer for the other: beyond Telegram's limits Telegram decides. */
const LONGEST_MS = 5_000;
const LEAST_MS = 2;
const LOOK_MS = 50;

/**
 * What this process sends to Telegram at the moment: replies to people who wait for them, and news, which take what
 * replies leave. A place in the second is held until a second after Telegram's answer, so whenever Telegram has counted
 * the message, it has counted no more than it takes in that second.
 */
export class Traffic {
  /** When each place is free again; messages under way stand in `underWay`. Oldest first. */
  private readonly places: { readonly freeAt: number; readonly isNews: boolean }[] = [];
  private newsPlaces = 0;
  private readonly underWay = { replies: 0, news: 0 };
  private repliesWaiting = 0;
  private repliesUntold = 0;
  private readonly most: number;

  /** @param most of messages that Telegram takes in any second. */
  constructor(most: number) {
    this.most = most;
  }

  /** For somebody who waits: goes at once, unless news have taken the last place. @returns what ends it. */
  async reply(): Promise<() => void> {
    this.repliesUntold++;
    this.repliesWaiting++;
    const end = await this.begin('replies', () => !this.isFull() || !this.hasNews());
    this.repliesWaiting--;
    return end;
  }

  /** For somebody who did not ask: lets every reply go first. @returns what ends it. */
  news(): Promise<() => void> {
    return this.begin('news', () => !this.isFull() && this.repliesWaiting === 0);
  }

  /** @returns how many replies have begun since it was last asked, for the pace that all processes share. */
  takeUntold(): number {
    const untold = this.repliesUntold;
    this.repliesUntold = 0;
    return untold;
  }

  /** Looking and taking are one step: between them somebody else might take the place. */
  private async begin(kind: 'replies' | 'news', mayGo: () => boolean): Promise<() => void> {
    for (const giveUpAt = performance.now() + LONGEST_MS; !mayGo() && performance.now() < giveUpAt; ) {
      const nextFreeMs = (this.places[0]?.freeAt ?? 0) - performance.now();
      await sleep(Math.max(LEAST_MS, Math.min(nextFreeMs, giveUpAt - performance.now(), LOOK_MS)));
    }
    this.underWay[kind]++;
    return () => {
      this.underWay[kind]--;
      this.places.push({ freeAt: performance.now() + SECOND_MS, isNews: kind === 'news' });
      if (kind === 'news') this.newsPlaces++;
    };
  }

  private isFull(): boolean {
    const now = performance.now();
    while (this.places[0] && this.places[0].freeAt <= now) if (this.places.shift()!.isNews) this.newsPlaces--;
    return this.places.length + this.underWay.replies + this.underWay.news >= this.most;
  }

  private hasNews(): boolean {
    return this.underWay.news + this.newsPlaces > 0;
  }
}

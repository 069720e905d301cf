import { setTimeout as sleep } from 'node:timers/promises';
import { Batch } from '../database/batch.ts';
import { isAboutTheData } from '../database/database-error.ts';
import type { Sql } from '../database/orm.ts';
import { type Ended, type Ending, endUpdates } from './end-updates.ts';
import { endingOf, failedEnding } from './handling.ts';
import type { Handle, InboxObserver, Received } from './inbox.ts';
import type { Lanes } from './lanes.ts';
import type { Lease } from './leases.ts';
import type { Log } from './log.ts';
import type { Outage } from './outage.ts';
import { kindOf } from './update.ts';

const LARGEST_BATCH = 500;
const LONGEST_PAUSE_MS = 2_000;

export interface WorkOptions {
  readonly sql: Sql;
  readonly lanes: Lanes;
  readonly handle: Handle;
  readonly log: Log;
  readonly observer: InboxObserver;
  readonly outage: Outage;
}

/** Handles what was claimed and writes down how it ended. */
export class Work {
  private readonly options: WorkOptions;
  private readonly inWork = new Map<string, Lease & { renewedAt: number }>();
  private readonly endings: Batch<Ending, Ended>;
  private isGivenUp = false;

  constructor(options: WorkOptions) {
    this.options = options;
    this.endings = new Batch({ run: (endings) => this.write(endings), largest: LARGEST_BATCH });
  }

  get isEmpty(): boolean {
    return this.inWork.size === 0;
  }

  /** The claimed update's lane is held by the caller; it is given back here when the end is written. */
  begin(claimed: Received): void {
    const key = `${claimed.updateId} ${claimed.leaseToken}`;
    this.inWork.set(key, { updateId: claimed.updateId, leaseToken: claimed.leaseToken, renewedAt: performance.now() });
    void this.carryOut(claimed).finally(() => this.inWork.delete(key));
  }

  /** Leases that were neither taken nor renewed for so long. */
  leasesOlderThan(ms: number): Lease[] {
    const limit = performance.now() - ms;
    return [...this.inWork.values()].filter(({ renewedAt }) => renewedAt < limit);
  }

  renewed(leases: readonly Lease[]): void {
    for (const { updateId, leaseToken } of leases) {
      const lease = this.inWork.get(`${updateId} ${leaseToken}`);
      if (lease) lease.renewedAt = performance.now();
    }
  }

  /** Ends that could not be written so far are left to whoever takes the leases over. */
  giveUp(): void {
    this.isGivenUp = true;
  }

  private async carryOut(claimed: Received): Promise<void> {
    const { lanes, handle, observer } = this.options;
    const began = performance.now();
    const ending = await endingOf(claimed, handle);
    const seconds = (performance.now() - began) / 1000;
    const { lost, more, ...written } = await this.writeDown(claimed, ending);
    observer.handled?.(kindOf(claimed.body), lost ? 'lost' : resultOf[written.state], seconds);
    this.report(claimed, written, lost);
    if (written.state === 'waiting') lanes.releaseFor(claimed.lane, written.pauseMs ?? 0);
    else lanes.release(claimed.lane, more);
  }

  private async writeDown(claimed: Received, ending: Ending): Promise<Ending & Ended> {
    try {
      return { ...ending, ...(await this.endings.push(ending)) };
    } catch (error) {
      if (!isAboutTheData(error)) return { ...ending, lost: true, more: false };
      return this.writeDown(claimed, failedEnding(claimed, error));
    }
  }

  private async write(endings: Ending[]): Promise<Ended[]> {
    const { sql, outage } = this.options;
    for (let pause = 50; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      try {
        return await endUpdates(sql, endings);
      } catch (error) {
        if (isAboutTheData(error) || this.isGivenUp) throw error;
        outage.meet(error);
        await sleep(pause);
      }
    }
  }

  private report({ updateId, tries, body }: Received, { state, reason }: Ending, lost: boolean): void {
    const { log, observer } = this.options;
    if (lost) log.warn({ updateId, tries }, 'An update ended after its lease was gone; whoever took it over ends it.');
    else if (state === 'waiting')
      log.warn({ updateId, tries, reason }, 'Handling an update failed; it is tried again.');
    else if (state === 'dead') {
      log.error({ updateId, tries, reason }, 'An update is dead: every try failed.');
      observer.dead?.(kindOf(body));
    }
  }
}

const resultOf = { done: 'done', waiting: 'failed', dead: 'dead' } as const;

import { setTimeout as sleep } from 'node:timers/promises';
import type { Sql } from '../database/orm.ts';
import { TRIES } from './handling.ts';
import type { InboxObserver } from './inbox.ts';
import type { Lanes } from './lanes.ts';
import { expireLeases, renewLeases } from './leases.ts';
import type { Log } from './log.ts';
import type { Outage } from './outage.ts';
import { pruneDone } from './prune.ts';
import { kindOf } from './update.ts';
import { findWaitingLanes } from './waiting-lanes.ts';
import type { Work } from './work.ts';

const INTERVAL_MS = 1_000;
const PRUNE_INTERVAL_MS = 60_000;
const KEPT_HOURS = 48;
const LANES_AT_ONCE = 200;
/** Below every Telegram id: groups have negative ones. */
const LOWEST_LANE = Number.MIN_SAFE_INTEGER;

export interface SweepingOptions {
  readonly sql: Sql;
  readonly lanes: Lanes;
  readonly work: Work;
  readonly leaseSeconds: number;
  readonly log: Log;
  readonly observer: InboxObserver;
  readonly outage: Outage;
}

/** Sees to it once a second that nothing waits for ever, whatever a replica forgot, lost or left behind. */
export class Sweeping {
  private readonly options: SweepingOptions;
  private readonly stopping = new AbortController();
  private abandoned: string[] = [];
  private after = LOWEST_LANE;
  private prunedAt = Number.NEGATIVE_INFINITY;
  private ended: Promise<void> = Promise.resolve();

  constructor(options: SweepingOptions) {
    this.options = options;
  }

  /** A lease nobody knows whether we hold it: the statement that took it was cut off. */
  abandon(leaseToken: string): void {
    this.abandoned.push(leaseToken);
  }

  /** @returns after the first sweep, whether or not the database was there. */
  async start(): Promise<void> {
    await this.sweep();
    this.ended = this.goOn();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.ended;
  }

  private async goOn(): Promise<void> {
    const { signal } = this.stopping;
    const interval = Math.min(INTERVAL_MS, (this.options.leaseSeconds * 1000) / 4);
    while (!signal.aborted) {
      await sleep(interval * (0.9 + Math.random() * 0.2), undefined, { signal }).catch(() => {});
      if (!signal.aborted) await this.sweep();
    }
  }

  private async sweep(): Promise<void> {
    const { outage } = this.options;
    try {
      await this.renew();
      await this.expire();
      await this.look();
      await this.prune();
      outage.end();
    } catch (error) {
      outage.meet(error);
    }
  }

  private async renew(): Promise<void> {
    const { sql, work, leaseSeconds } = this.options;
    const due = work.leasesOlderThan((leaseSeconds * 1000) / 3);
    if (due.length === 0) return;
    const ours = await renewLeases(sql, due, leaseSeconds);
    work.renewed(due.filter(({ updateId }) => ours.has(updateId)));
  }

  private async expire(): Promise<void> {
    const { sql, lanes, log, observer } = this.options;
    const abandoned = this.abandoned.slice();
    const expired = await expireLeases(sql, abandoned, TRIES);
    this.abandoned.splice(0, abandoned.length);
    for (const { update_id: updateId, lane, state, body } of expired) {
      lanes.isFree(lane);
      if (state === 'waiting') log.warn({ updateId }, 'An update whose worker is gone is taken over.');
      else {
        log.error({ updateId, tries: TRIES }, 'An update is dead: its worker was gone on every try.');
        observer.dead?.(kindOf(body));
      }
    }
  }

  private async look(): Promise<void> {
    const { sql, lanes } = this.options;
    if (!lanes.hasRoom) return;
    const found = await findWaitingLanes(sql, this.after, LANES_AT_ONCE);
    for (const { lane, free } of found) if (free) lanes.isFree(lane);
    this.after = found.length < LANES_AT_ONCE ? LOWEST_LANE : found.at(-1)!.lane;
  }

  private async prune(): Promise<void> {
    if (performance.now() - this.prunedAt < PRUNE_INTERVAL_MS) return;
    this.prunedAt = performance.now();
    await pruneDone(this.options.sql, KEPT_HOURS, () => !this.stopping.signal.aborted);
  }
}

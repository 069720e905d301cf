import { randomUUID } from 'node:crypto';
import { Batch } from '../database/batch.ts';
import { isAboutTheData } from '../database/database-error.ts';
import type { Sql } from '../database/orm.ts';
import type { Received } from './inbox.ts';
import { insertUpdates, type StoredAs } from './insert-updates.ts';
import type { Lanes } from './lanes.ts';
import type { Outage } from './outage.ts';
import { isUpdate, laneOf } from './update.ts';

const LARGEST_BATCH = 500;

export interface StoringOptions {
  readonly sql: Sql;
  readonly lanes: Lanes;
  readonly begin: (claimed: Received) => void;
  readonly stored: (count: number) => void;
  readonly leaseSeconds: number;
  readonly outage: Outage;
  /** Tells of a lease nobody knows whether we hold it. */
  readonly abandon: (leaseToken: string) => void;
}

interface Arrival {
  readonly updateId: number;
  readonly lane: number;
  readonly body: string;
  readonly update: object;
}

/** Stores what arrives, and begins at once with what nothing stands in the way of: one statement for both. */
export class Storing {
  private readonly options: StoringOptions;
  private readonly batch: Batch<Arrival, undefined>;
  private underWay = 0;

  constructor(options: StoringOptions) {
    this.options = options;
    this.batch = new Batch({ run: (arrivals) => this.write(arrivals), largest: LARGEST_BATCH });
  }

  get isIdle(): boolean {
    return this.underWay === 0;
  }

  /** @throws {TypeError} for what is no update; the database's error when nothing was stored. */
  async store(updates: readonly object[]): Promise<void> {
    const arrivals = updates.map(arrivalOf);
    this.underWay += 1;
    try {
      await Promise.all(arrivals.map((arrival) => this.batch.push(arrival)));
    } finally {
      this.underWay -= 1;
    }
  }

  private async write(arrivals: Arrival[]): Promise<undefined[]> {
    const { sql, lanes, leaseSeconds, outage } = this.options;
    const news = firstOfEach(arrivals).map((arrival) => ({ ...arrival, direct: lanes.takeNew(arrival.lane) }));
    const leaseToken = randomUUID();
    try {
      const states = await insertUpdates(sql, news, { leaseToken, leaseSeconds });
      outage.end();
      for (const [place, arrival] of news.entries()) this.act(arrival, states[place]!, leaseToken);
      this.options.stored(states.filter((state) => state !== 'known').length);
    } catch (error) {
      if (!isAboutTheData(error)) outage.meet(error);
      this.options.abandon(leaseToken);
      for (const { lane, direct } of news) if (direct) lanes.release(lane, false);
      throw error;
    }
    return arrivals.map(() => undefined);
  }

  private act({ updateId, lane, update, direct }: Arrival & { direct: boolean }, state: StoredAs, leaseToken: string) {
    const { lanes, begin } = this.options;
    if (state === 'working') begin({ updateId, lane, body: update, tries: 1, leaseToken, effects: [] });
    else if (direct) lanes.release(lane, state === 'waiting');
    else if (state === 'waiting') lanes.hasWaiting(lane);
  }
}

function arrivalOf(update: object): Arrival {
  if (!isUpdate(update)) throw new TypeError('An update is an object with a whole update_id.');
  return { updateId: update.update_id, lane: laneOf(update), body: JSON.stringify(update), update };
}

function firstOfEach(arrivals: readonly Arrival[]): Arrival[] {
  const seen = new Set<number>();
  return arrivals.filter(({ updateId }) => !seen.has(updateId) && seen.add(updateId));
}

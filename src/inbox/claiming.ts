import { randomUUID } from 'node:crypto';
import { isUniqueViolation } from '../database/database-error.ts';
import type { Sql } from '../database/orm.ts';
import { claimLanes, type Look } from './claim-lanes.ts';
import type { Received } from './inbox.ts';
import type { Lanes } from './lanes.ts';
import type { Outage } from './outage.ts';

const PAUSE_IN_OUTAGE_MS = 500;

export interface ClaimingOptions {
  readonly sql: Sql;
  readonly lanes: Lanes;
  readonly begin: (claimed: Received) => void;
  readonly leaseSeconds: number;
  readonly outage: Outage;
  /** Tells of a lease nobody knows whether we hold it. */
  readonly abandon: (leaseToken: string) => void;
}

/** Gives free slots to the lanes that wait for one, all in one statement. */
export class Claiming {
  private readonly options: ClaimingOptions;
  private isRunning = false;

  constructor(options: ClaimingOptions) {
    this.options = options;
  }

  get isIdle(): boolean {
    return !this.isRunning;
  }

  wake(): void {
    if (this.isRunning) return;
    this.isRunning = true;
    setImmediate(() => void this.run());
  }

  private async run(): Promise<void> {
    const { lanes } = this.options;
    for (let taken = lanes.takeReady(); taken.length > 0; taken = lanes.takeReady()) await this.claim(taken);
    this.isRunning = false;
  }

  private async claim(taken: number[]): Promise<void> {
    const { sql, lanes, leaseSeconds, outage, abandon } = this.options;
    const leaseToken = randomUUID();
    try {
      const looks = await claimLanes(sql, taken, { leaseToken, leaseSeconds });
      for (const look of looks) this.act(look);
    } catch (error) {
      if (isUniqueViolation(error)) {
        for (const lane of taken) lanes.releaseBusy(lane);
        return;
      }
      outage.meet(error);
      abandon(leaseToken);
      for (const lane of taken) lanes.releaseFor(lane, PAUSE_IN_OUTAGE_MS);
    }
  }

  private act(look: Look): void {
    const { lanes, begin } = this.options;
    if (look.found === 'update') begin(look.claimed);
    else if (look.found === 'pause') lanes.releaseFor(look.lane, look.pauseMs);
    else if (look.found === 'busy') lanes.releaseBusy(look.lane);
    else lanes.release(look.lane, false);
  }
}

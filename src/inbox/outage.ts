import type { Log } from './log.ts';
import { reasonOf } from './reason.ts';

/** One line when the database is lost and one when it is back, however many statements meet it. */
export class Outage {
  private readonly log: Log;
  private since: number | undefined;

  constructor(log: Log) {
    this.log = log;
  }

  meet(error: unknown): void {
    if (this.since !== undefined) return;
    this.since = performance.now();
    this.log.error({ reason: reasonOf(error) }, 'The inbox cannot reach the database; it keeps trying.');
  }

  end(): void {
    if (this.since === undefined) return;
    const seconds = Math.round((performance.now() - this.since) / 100) / 10;
    this.since = undefined;
    this.log.info({ seconds }, 'The inbox reaches the database again.');
  }
}

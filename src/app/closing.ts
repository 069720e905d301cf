import type { Logger } from 'pino';

/** What was opened, closed in the opposite order. */
export class Closing {
  private readonly steps: (() => Promise<unknown>)[] = [];
  private readonly log: Logger;

  constructor(log: Logger) {
    this.log = log;
  }

  add<Opened>(opened: Opened, close: (opened: Opened) => Promise<unknown>): Opened {
    this.steps.unshift(() => close(opened));
    return opened;
  }

  /** One part that does not close keeps none of the others open. */
  async close(): Promise<void> {
    for (const step of this.steps.splice(0)) {
      await step().catch((err) => this.log.error({ err }, 'A part could not be closed'));
    }
  }
}

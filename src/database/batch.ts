import { isAboutTheData } from './database-error.ts';

interface Pushed<Item, Result> {
  readonly item: Item;
  resolve(result: Result): void;
  reject(error: unknown): void;
}

export interface BatchOptions<Item, Result> {
  /** One statement for all of them; a result for each, in the same order. */
  readonly run: (items: Item[]) => Promise<Result[]>;
  readonly largest: number;
}

/**
 * Group commit: what is pushed at the same moment, or while a statement is under way, goes into the next statement
 * together. One statement at a time, so that the order stays. When PostgreSQL refuses the data of a batch each item
 * is tried alone: nobody suffers for another's data.
 */
export class Batch<Item, Result> {
  private readonly options: BatchOptions<Item, Result>;
  private waiting: Pushed<Item, Result>[] = [];
  private isRunning = false;

  constructor(options: BatchOptions<Item, Result>) {
    this.options = options;
  }

  push(item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      if (this.isRunning) return;
      this.isRunning = true;
      setImmediate(() => void this.drain());
    });
  }

  private async drain(): Promise<void> {
    while (this.waiting.length > 0) await this.settle(this.waiting.splice(0, this.options.largest));
    this.isRunning = false;
  }

  private async settle(pushed: Pushed<Item, Result>[]): Promise<void> {
    try {
      const results = await this.options.run(pushed.map(({ item }) => item));
      for (const [place, { resolve }] of pushed.entries()) resolve(results[place]!);
    } catch (error) {
      if (pushed.length === 1 || !isAboutTheData(error)) {
        for (const { reject } of pushed) reject(error);
        return;
      }
      for (const one of pushed) await this.settle([one]);
    }
  }
}

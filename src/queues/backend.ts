import type { BackendFactory } from 'bullmq';

/** Where BullMQ keeps its jobs. */
export interface Backend {
  // biome-ignore lint/suspicious/noExplicitAny: BullMQ has one type of connection for each store
  readonly factory: BackendFactory<any, any>;
  /** What BullMQ is given as `connection`: adding must fail fast, working must wait for the store to come back. */
  readonly connections: { readonly adding: unknown; readonly working: unknown };
  /** Part of every key; only Redis has it. */
  readonly prefix?: string;
  /** @throws when the store does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

import type { ApiError } from './api-error.ts';

/** The newest of each kind are kept. */
const KEPT = 5_000;

/** One call of the bot. Files in `params` are named, not kept. */
export interface BotCall {
  method: string;
  params: Record<string, unknown>;
  /** Milliseconds since 1970. */
  at: number;
  chat?: number;
  result?: unknown;
  error?: { code: number; description: string };
}

/** What the bot called, for assertions. getUpdates is left out: it would drown the rest. */
export class CallLog {
  accepted: BotCall[] = [];
  refused: BotCall[] = [];

  accept(call: BotCall): void {
    keep(this.accepted, call);
  }

  refuse(call: BotCall, error: ApiError): void {
    keep(this.refused, { ...call, error: { code: error.code, description: error.message } });
  }

  clear(): void {
    this.accepted = [];
    this.refused = [];
  }
}

function keep(calls: BotCall[], call: BotCall): void {
  calls.push(call);
  if (calls.length > 2 * KEPT) calls.splice(0, calls.length - KEPT);
}

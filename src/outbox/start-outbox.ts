import { every } from './every.ts';
import { type Relay, type RelayOptions, startRelay } from './relay.ts';
import { pruneEvents, type SweepTimes, sweepEvents } from './sweep.ts';

const sweepTimes: SweepTimes = { everyMs: 5_000, lostMs: 15_000 };
const PRUNE_MS = 10 * 60_000;

/** Everything the outbox needs: its relay, the sweeper of what was lost and the pruning of what is over. */
export function startOutbox(options: RelayOptions & { readonly sweep?: SweepTimes }): Relay {
  const { sql, queue, log, sweep = sweepTimes } = options;
  const relay = startRelay(options);
  const stopSweeping = every(sweep.everyMs, 'Sweeping the outbox', () => sweepEvents(sql, queue, log, sweep), log);
  const stopPruning = every(PRUNE_MS, 'Pruning the outbox', () => pruneEvents(sql), log);
  return {
    wake: relay.wake,
    async stop() {
      await Promise.all([relay.stop(), stopSweeping(), stopPruning()]);
    },
  };
}

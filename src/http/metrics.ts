import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export type Metrics = {
  registry: Registry;
  /** One per update that was handled. */
  updates: Counter<'kind' | 'result'>;
  handlingSeconds: Histogram<'kind'>;
  /** One per call that sends or edits, answers to taps and news alike. */
  sends: Counter<'result'>;
  /** One per notice that was taken up: sent, edited, unchanged, unreachable … */
  news: Counter<'result'>;
  /** Telegram's answers 429. */
  floodWaits: Counter;
  /** Rows or jobs by state, read when somebody asks; a reading that fails is left out. */
  depth(part: 'inbox' | 'outbox' | 'news' | 'queue', read: () => Promise<Record<string, number>>): void;
  /** For how many seconds the oldest has been waiting; read when somebody asks. */
  oldest(part: 'inbox', read: () => Promise<number>): void;
};

/** A registry of its own, so that several can live in one process. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    updates: new Counter({
      name: 'bulka_updates_total',
      help: 'Updates handled, by kind and result.',
      labelNames: ['kind', 'result'],
      registers,
    }),
    handlingSeconds: new Histogram({
      name: 'bulka_handling_seconds',
      help: 'Seconds from taking an update to having answered it.',
      labelNames: ['kind'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers,
    }),
    sends: new Counter({
      name: 'bulka_sends_total',
      help: 'Messages sent or edited, by result.',
      labelNames: ['result'],
      registers,
    }),
    news: new Counter({
      name: 'bulka_news_total',
      help: 'Notices to people who did not ask, by what became of them.',
      labelNames: ['result'],
      registers,
    }),
    floodWaits: new Counter({
      name: 'bulka_flood_waits_total',
      help: 'Times that Telegram asked us to slow down (429).',
      registers,
    }),
    depth(part, read) {
      new Gauge({
        name: `bulka_${part}_depth`,
        help: `What is in the ${part}, by state.`,
        labelNames: ['state'],
        registers,
        async collect() {
          const counts = await read().catch(() => ({}));
          this.reset();
          for (const [state, count] of Object.entries(counts)) this.set({ state }, count);
        },
      });
    },
    oldest(part, read) {
      new Gauge({
        name: `bulka_${part}_oldest_seconds`,
        help: `Seconds that the oldest in the ${part} has been waiting.`,
        registers,
        async collect() {
          const seconds = await read().catch(() => undefined);
          if (seconds === undefined) this.remove();
          else this.set(seconds);
        },
      });
    },
  };
}

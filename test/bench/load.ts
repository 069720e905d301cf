export interface Figures {
  readonly perSecond: number;
  /** Milliseconds from the update's departure to the bot's message. */
  readonly p50: number;
  readonly p99: number;
}

/** `concurrency` people at once; each plays the next of `count` plays as soon as the last one is answered. */
export async function load(
  count: number,
  concurrency: number,
  play: (index: number) => Promise<number>,
): Promise<Figures> {
  const times: number[] = [];
  let next = 0;
  const began = performance.now();
  const player = async () => {
    while (next < count) times.push(await play(next++));
  };
  await Promise.all(Array.from({ length: concurrency }, player));
  const seconds = (performance.now() - began) / 1000;
  return { perSecond: times.length / seconds, ...percentiles(times) };
}

export function percentiles(times: readonly number[]): { p50: number; p90: number; p99: number; slowest: number } {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
  return { p50: at(0.5), p90: at(0.9), p99: at(0.99), slowest: at(1) };
}

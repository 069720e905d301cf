import type { Turn } from '../../../chat/turn.ts';

/** Telegram wants no more than one edit a second. */
const PACE_MS = 2_000;

/** Shows that a table is being brought in, when that takes a while. */
export async function whileApplying<Result>(turn: Turn, count: number, work: Promise<Result>): Promise<Result> {
  const began = Date.now();
  let showing: Promise<void> | undefined;
  const timer = setInterval(() => {
    const seconds = Math.round((Date.now() - began) / 1_000);
    // Whether it can be shown changes nothing in what is done.
    showing ??= turn
      .show({ text: turn.say.html('exchange.import.applying', { count, seconds }) })
      .catch(() => {})
      .finally(() => {
        showing = undefined;
      });
  }, PACE_MS);
  try {
    return await work;
  } finally {
    clearInterval(timer);
    await showing;
  }
}

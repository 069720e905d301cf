import type { Queue } from '../queues/queue.ts';

/** The job of the queue `sends`: look what there is to tell this person. The rows of `notice` say what. */
export interface Reminder {
  readonly personId: number;
  /** How often it was put off. */
  readonly hop: number;
}

const BATCH = 500;
/** More people than work in a bakery: what they hear can wait for what somebody's order is about. */
const CROWD = 100;

/** One for each person that an event has news for. Repeating it is harmless. What concerns a crowd comes after the rest. */
export async function remindOfEvent(sends: Queue, eventId: number, personIds: readonly number[]): Promise<void> {
  const priority = personIds.length > CROWD ? 1 : 0;
  for (let from = 0; from < personIds.length; from += BATCH) {
    const batch = personIds.slice(from, from + BATCH);
    await sends.add(
      batch.map((personId) => ({ id: `p${personId}-e${eventId}`, data: { personId, hop: 0 }, priority })),
    );
  }
}

/**
 * Looks again later. All that wait for the same moment become one job; the hop makes its id another one than that
 * of the job which asks, should a clock be a little ahead.
 */
export async function remindLater(
  sends: Queue,
  { personId, hop }: Reminder,
  { waitMs, until }: { readonly waitMs: number; readonly until: number },
): Promise<void> {
  const id = `p${personId}-w${until}-${hop + 1}`;
  await sends.add([{ id, data: { personId, hop: hop + 1 }, delayMs: waitMs }]);
}

/** After a loss; at most once in so many milliseconds for each person, whoever sweeps. */
export async function remindOfLost(sends: Queue, onceInMs: number, personIds: readonly number[]): Promise<void> {
  const period = Math.floor(Date.now() / onceInMs);
  await sends.add(personIds.map((personId) => ({ id: `p${personId}-s${period}`, data: { personId, hop: 0 } })));
}

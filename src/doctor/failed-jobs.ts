import type { Queues } from '../queues/queue.ts';
import { type Complaint, EXAMPLES } from './complaint.ts';

const QUEUES = ['events', 'sends'] as const;

/** Jobs only remind: what they were about are rows, which the sweepers do not forget. */
export const failedJobs: Complaint = {
  name: 'jobs',
  title: 'jobs have failed in the queues',
  advice: 'Nothing is lost: a sweeper sees to what they were about. Have them done again to be rid of them.',
  async find({ queues }) {
    if (!queues) return { count: 0, examples: [] };
    const found = await each(queues, async (queue) => {
      const { failed } = await queue.depth();
      const jobs = failed === 0 ? [] : await queue.failed(EXAMPLES);
      return { failed, words: jobs.map(({ id, reason }) => `${queue.name} ${id}: ${reason}`) };
    });
    return {
      count: found.reduce((sum, { failed }) => sum + failed, 0),
      examples: found.flatMap(({ words }) => words).slice(0, EXAMPLES),
    };
  },
  async redrive({ queues }) {
    if (!queues) return 0;
    const retried = await each(queues, (queue) => queue.retryFailed());
    return retried.reduce((sum, count) => sum + count, 0);
  },
};

function each<Result>(queues: Queues, ask: (queue: ReturnType<Queues['queue']>) => Promise<Result>): Promise<Result[]> {
  return Promise.all(QUEUES.map((name) => ask(queues.queue(name))));
}

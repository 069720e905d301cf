import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { FastifyAdapter } from '@bull-board/fastify';
import type { Queue as BullQueue } from 'bullmq';
import type { FastifyPluginCallback } from 'fastify';

/**
 * A page with the jobs of these queues, wherever they live: ids and reasons, nothing about people or about the store.
 * It only shows: changing anything is the doctor's business.
 * @param path where it is mounted, such as `/queues`.
 */
export function dashboard(queues: readonly BullQueue[], path: string): FastifyPluginCallback {
  const server = new FastifyAdapter().setBasePath(path);
  createBullBoard({
    queues: queues.map((queue) => new BullMQAdapter(queue, { readOnlyMode: true })),
    serverAdapter: server,
    options: { uiConfig: { boardTitle: 'Bulka', hideRedisDetails: true } },
  });
  return server.registerPlugin();
}

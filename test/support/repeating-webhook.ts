import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { Bakery } from './bakery.ts';

export interface RepeatingWebhook {
  /** For `telegram.webhookTargets`. */
  readonly url: string;
  /** How many updates Telegram has handed over. */
  readonly taken: number;
  close(): Promise<void>;
}

/** Every update reaches the bakery ten times at once, turn about at each of its replicas. */
export async function tenTimes({ apps, telegram }: Bakery): Promise<RepeatingWebhook> {
  const targets = apps.map(({ url }) => `${url}/telegram`);
  const webhook = await repeatingWebhook(targets, 10);
  telegram.webhookTargets([webhook.url]);
  return webhook;
}

/**
 * Stands between Telegram and the bakery and hands every update over several times at once, turn about to each of the
 * bakery's addresses. Telegram hears the worst of the answers.
 */
async function repeatingWebhook(targets: readonly string[], times: number): Promise<RepeatingWebhook> {
  let taken = 0;
  const server = createServer(async (request, response) => {
    taken += 1;
    const body = await buffer(request);
    const copies = Array.from({ length: times }, (_, n) => handOver(targets[n % targets.length]!, request, body));
    response.writeHead(Math.max(...(await Promise.all(copies)))).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    get taken() {
      return taken;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function handOver(target: string, { headers }: IncomingMessage, body: Buffer): Promise<number> {
  const secret = String(headers['x-telegram-bot-api-secret-token']);
  const answer = await fetch(target, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret },
    body: new Uint8Array(body),
  });
  await answer.arrayBuffer();
  return answer.status;
}

import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { serveBotApi } from './http/bot-api.ts';
import { serveDoing } from './http/doing.ts';
import { serveEvents } from './http/events.ts';
import { serveFileDownload } from './http/file-download.ts';
import { serveGroups } from './http/groups.ts';
import { servePage } from './http/page.ts';
import { servePeople } from './http/people.ts';
import { answerPeopleError, refuseStrangers } from './http/people-error.ts';
import { createServer } from './http/server.ts';
import { serveStage } from './http/stage.ts';
import { runWebhookReply } from './http/webhook-reply.ts';
import { keepWorld } from './keep/keep.ts';
import { EventHub } from './people/event-hub.ts';
import { PretendTelegram } from './pretend-telegram.ts';
import { BotAccount } from './world/bot-account.ts';
import { World } from './world/world.ts';

export interface Options {
  /** Default 127.0.0.1. */
  host?: string;
  /** 0, the default, is any free one. */
  port?: number;
  token?: string;
  bot?: { username?: string; name?: string };
  /** Where chats, people and files are kept for the next start; without one all of it is forgotten at the end. */
  folder?: string;
  /** Telegram's rates, answered with 429; default true. */
  rates?: boolean;
  /** The chat page at `/`; default true. */
  page?: boolean;
  /** Loud lines: what a real bot's owner would want to know. */
  log?: (line: string) => void;
}

const TOKEN = '7000000001:pretend-telegram-token-nobody-else-has';

/** A Telegram of one's own. See README.md. @throws when the port is taken (`EADDRINUSE`). */
export async function startPretendTelegram(options: Options = {}): Promise<PretendTelegram> {
  const token = options.token ?? TOKEN;
  const { username = 'pretend_bot', name = 'Pretend bot' } = options.bot ?? {};
  const log = options.log ?? ((line) => process.stderr.write(`pretend Telegram: ${line}\n`));
  const make = () => new World(new BotAccount({ id: Number(token.split(':')[0]), username, name, token }), log);
  const { folder } = options;
  const kept = folder === undefined ? undefined : await keepWorld(make, folder, log);
  const world = kept?.world ?? make();
  world.rates.isOn = options.rates ?? true;
  world.webhook.onReply = (body, contentType) => runWebhookReply(world, body, contentType);
  const hub = new EventHub(world);
  const app = await createServer();
  const close = async () => {
    world.close();
    await app.close();
    await kept?.close();
  };
  const telegram = new PretendTelegram({ world, hub, close });
  serveBotApi(app, world);
  serveFileDownload(app, world);
  await app.register(async (people) => servePretend(people, { telegram, world, hub }), { prefix: '/pretend' });
  if (options.page ?? true) servePage(app);
  try {
    await app.listen({ host: options.host ?? '127.0.0.1', port: options.port ?? 0 });
  } catch (error) {
    await close();
    throw error;
  }
  const { address, family, port } = app.server.address() as AddressInfo;
  telegram.url = `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
  return telegram;
}

/** The people's side. */
function servePretend(
  app: FastifyInstance,
  { telegram, world, hub }: { telegram: PretendTelegram; world: World; hub: EventHub },
): void {
  app.addHook('onRequest', refuseStrangers);
  app.setErrorHandler(answerPeopleError);
  servePeople(app, telegram, world);
  serveDoing(app, telegram);
  serveGroups(app, telegram);
  serveStage(app, telegram);
  serveEvents(app, hub);
}

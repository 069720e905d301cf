import { setTimeout as sleep } from 'node:timers/promises';
import { openBotRole } from './app/bot-role.ts';
import { Closing } from './app/closing.ts';
import { openFront } from './app/front.ts';
import { type AppOptions, openShared, type Shared } from './app/shared.ts';
import { setStaffMenus } from './app/staff-menus.ts';
import { startWorkerRole } from './app/worker-role.ts';
import { ApiError, meaningOf } from './bot/api-errors.ts';
import type { BotInfo } from './bot/bot.ts';

const LONGEST_PAUSE_MS = 10_000;

export interface App {
  /** Where `/healthz`, `/readyz`, `/metrics` and the webhook are. */
  readonly url: string;
  readonly botName: string;
  /** No new updates, the current ones finish, everything is closed. At most about ten seconds. */
  stop(): Promise<void>;
}

/** Wires the rooms together and starts the chosen roles. */
export async function startApp(options: AppOptions): Promise<App> {
  const closing = new Closing(options.log);
  try {
    const shared = await openShared(options, closing);
    const me = await introduce(shared);
    const onEvents = options.config.roles.worker ? startWorkerRole(shared) : () => {};
    const inbox = options.config.roles.bot ? await openBotRole(shared, me, onEvents) : undefined;
    const url = await openFront(shared, inbox);
    if (inbox) setStaffMenus(shared);
    return { url, botName: me.username, stop: () => closing.close() };
  } catch (error) {
    await closing.close();
    throw error;
  }
}

/** Asks Telegram who we are, for as long as it takes the network to be there. */
async function introduce({ api, log, onUnauthorized }: Shared): Promise<BotInfo> {
  for (let tries = 0; ; tries++) {
    try {
      return await api.call<BotInfo>('getMe');
    } catch (error) {
      if (meaningOf(error) === 'unauthorized' || (error instanceof ApiError && error.code === 404)) onUnauthorized();
      if (meaningOf(error) !== 'passing') throw error;
      log.warn({ err: error }, 'Telegram does not answer; trying again');
      await sleep(Math.min(1_000 * 2 ** tries, LONGEST_PAUSE_MS));
    }
  }
}

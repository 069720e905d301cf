import { setTimeout as sleep } from 'node:timers/promises';
import { type Colleague, colleagues, withRoles } from '../bakery/people/staff.queries.ts';
import { setCommands } from '../bot/menus.ts';
import type { Shared } from './shared.ts';

/** Answers to people go first: a few a second leave Telegram's limits to them. */
const PAUSE_MS = 250;

/**
 * Gives those who work here their menus of commands, in the background: whoever was registered without a /start would
 * have a customer's, and a release may bring new commands. Customers need none of their own.
 */
export function setStaffMenus(shared: Shared): void {
  const stopping = new AbortController();
  const ended = setAll(shared, stopping.signal).catch((err) => {
    if (!stopping.signal.aborted) shared.log.warn({ err }, 'The menus of the staff could not be set');
  });
  shared.closing.add(stopping, async () => {
    stopping.abort();
    await ended;
  });
}

async function setAll(shared: Shared, signal: AbortSignal): Promise<void> {
  const { orm, config } = shared;
  for (const colleague of await colleagues(orm.em.fork(), config.ownerIds)) {
    if (signal.aborted) return;
    await set(shared, colleague);
    await sleep(PAUSE_MS, undefined, { signal });
  }
}

/** After an owner gave somebody other work, or none: a customer's menu then. */
export async function setMenuOf(shared: Shared, personId: number): Promise<void> {
  const person = await withRoles(shared.orm.em.fork(), shared.config.ownerIds, personId);
  if (person) await set(shared, person);
}

const set = ({ api, i18n }: Shared, of: Colleague) => setCommands(api, of, i18n.sayIn(of.language));

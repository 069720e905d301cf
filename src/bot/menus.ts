import { commandsFor } from '../chat/commands.ts';
import type { Say } from '../chat/say.ts';
import type { Visitor } from '../chat/visitor.ts';
import type { Api } from './api.ts';
import { meaningOf } from './api-errors.ts';

const TIMEOUT_MS = 5_000;

/** The menu of everybody without a role, in every language; English also for languages we do not speak. */
export async function setDefaultCommands(api: Api, says: readonly Say[]): Promise<void> {
  const names = commandsFor();
  await Promise.all([
    put(api, { commands: described(names, says[0]!) }),
    ...says.map((say) => put(api, { commands: described(names, say), language_code: say.language })),
  ]);
}

/** The menu of one person in their private chat, by their roles and language. */
export async function setCommands(
  api: Api,
  visitor: Pick<Visitor, 'telegramId' | 'roles' | 'operator'>,
  say: Say,
): Promise<void> {
  const scope = { type: 'chat', chat_id: visitor.telegramId };
  await put(api, { commands: described(commandsFor(visitor), say), scope });
}

function described(names: readonly string[], say: Say): object[] {
  return names.map((name) => ({ command: name, description: say(`commands.${name}`) }));
}

const put = (api: Api, menu: Record<string, unknown>) => attempt(api, 'setMyCommands', menu);

/**
 * What a person did must not fail, nor be done again, for a menu: the next start or /start sets it.
 * @returns undefined when Telegram is in trouble.
 */
export async function attempt<Answer>(
  api: Api,
  method: string,
  body: Record<string, unknown>,
): Promise<Answer | undefined> {
  try {
    return await api.call<Answer>(method, body, { timeoutMs: TIMEOUT_MS });
  } catch (error) {
    if (!['passing', 'flood', 'unreachable'].includes(meaningOf(error))) throw error;
    return undefined;
  }
}

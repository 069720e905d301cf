import { commandsFor } from '../chat/commands.ts';
import type { Say } from '../chat/say.ts';
import type { Visitor } from '../chat/visitor.ts';
import type { Api } from './api.ts';

function described(names: readonly string[], say: Say): object[] {
  return names.map((name) => ({ command: name, description: say(`commands.${name}`) }));
}

/** The menu of everybody without a role, in every language; English also for languages we do not speak. */
export async function setDefaultCommands(api: Api, says: readonly Say[]): Promise<void> {
  const names = commandsFor();
  await api.call('setMyCommands', { commands: described(names, says[0]!) });
  for (const say of says) {
    await api.call('setMyCommands', { commands: described(names, say), language_code: say.language });
  }
}

/** The menu of one person in their private chat, by their roles and language. */
export async function setCommands(api: Api, visitor: Visitor, say: Say): Promise<void> {
  const scope = { type: 'chat', chat_id: visitor.telegramId };
  await api.call('setMyCommands', { commands: described(commandsFor(visitor), say), scope });
}

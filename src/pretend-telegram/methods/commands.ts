import type { CommandScope } from '../world/command-menu.ts';
import { method } from './method.ts';
import { eitherOf, object } from './objects.ts';
import { chatId, userId } from './shared-types.ts';
import { arrayOf, checked, optional, required, string, type Type, textOf } from './types.ts';

const MOST = 100;

const command = object('BotCommand', {
  command: required(checked(string, (name) => (/^\/?[a-z0-9_]{1,32}$/.test(name) ? undefined : 'BOT_COMMAND_INVALID'))),
  description: required(textOf(1, 256, 'BOT_COMMAND_DESCRIPTION_INVALID')),
});

const scopeOf = (name: string) => object(name, { type: required(string) });
const chatScope = (name: string) => object(name, { type: required(string), chat_id: required(chatId) });

const scope = eitherOf<CommandScope>(
  {
    default: scopeOf('BotCommandScopeDefault'),
    all_private_chats: scopeOf('BotCommandScopeAllPrivateChats'),
    all_group_chats: scopeOf('BotCommandScopeAllGroupChats'),
    all_chat_administrators: scopeOf('BotCommandScopeAllChatAdministrators'),
    chat: chatScope('BotCommandScopeChat'),
    chat_administrators: chatScope('BotCommandScopeChatAdministrators'),
    chat_member: object('BotCommandScopeChatMember', {
      type: required(string),
      chat_id: required(chatId),
      user_id: required(userId),
    }),
  },
  (value) => String(value.type),
);

export const commandScope: Type<CommandScope> = { ...scope, names: ['BotCommandScope'] };

const DEFAULT: CommandScope = { type: 'default' };

/** Two letters, or none: for everybody whose language has no list of its own. */
export const languageCode = checked(string, (code) =>
  /^([a-z]{2})?$/.test(code) ? undefined : 'LANGUAGE_CODE_INVALID',
);

const where = { scope: optional(commandScope), language_code: optional(languageCode) } as const;

export const setMyCommands = method(
  'setMyCommands',
  {
    ...where,
    commands: required(checked(arrayOf(command), (list) => (list.length > MOST ? 'BOT_COMMANDS_TOO_MUCH' : undefined))),
  },
  ({ world }, given) => {
    const { type, chat_id } = given.scope ?? DEFAULT;
    if (chat_id !== undefined && type !== 'default') world.knownChat(chat_id);
    const commands = given.commands.map(({ command, description }) => ({
      command: command.replace('/', ''),
      description,
    }));
    world.menu.set(given.scope ?? DEFAULT, given.language_code ?? '', commands);
    world.changes.tell({ type: 'commands' });
    return true;
  },
);

export const getMyCommands = method('getMyCommands', where, ({ world }, { scope, language_code }) =>
  world.menu.get(scope ?? DEFAULT, language_code ?? ''),
);

export const deleteMyCommands = method('deleteMyCommands', where, ({ world }, { scope, language_code }) => {
  world.menu.delete(scope ?? DEFAULT, language_code ?? '');
  world.changes.tell({ type: 'commands' });
  return true;
});

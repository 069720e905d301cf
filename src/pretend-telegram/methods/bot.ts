import type { MenuButton } from '../world/command-menu.ts';
import type { World } from '../world/world.ts';
import { languageCode } from './commands.ts';
import { method } from './method.ts';
import { eitherOf, object } from './objects.ts';
import { userId } from './shared-types.ts';
import { optional, required, string, type Type, textOf } from './types.ts';

export const getMe = method('getMe', {}, ({ world: { bot } }) => ({
  ...bot.api(),
  can_join_groups: true,
  can_read_all_group_messages: false,
  supports_inline_queries: true,
  can_connect_to_business: false,
  has_main_web_app: false,
}));

export const setMyName = method(
  'setMyName',
  { name: optional(textOf(0, 64)), language_code: optional(languageCode) },
  ({ world }, { name, language_code }) => {
    world.bot.rename(language_code ?? '', name ?? '');
    return refreshed(world);
  },
);

export const setMyDescription = method(
  'setMyDescription',
  { description: optional(textOf(0, 512)), language_code: optional(languageCode) },
  ({ world }, { description, language_code }) => {
    world.bot.descriptions.set(language_code ?? '', description ?? '');
    return refreshed(world);
  },
);

export const setMyShortDescription = method(
  'setMyShortDescription',
  { short_description: optional(textOf(0, 120)), language_code: optional(languageCode) },
  ({ world }, { short_description, language_code }) => {
    world.bot.shortDescriptions.set(language_code ?? '', short_description ?? '');
    return refreshed(world);
  },
);

export const getMyDescription = method(
  'getMyDescription',
  { language_code: optional(languageCode) },
  ({ world }, { language_code }) => ({ description: world.bot.descriptions.get(language_code ?? '') ?? '' }),
);

export const getMyShortDescription = method(
  'getMyShortDescription',
  { language_code: optional(languageCode) },
  ({ world }, { language_code }) => ({
    short_description: world.bot.shortDescriptions.get(language_code ?? '') ?? '',
  }),
);

const menuButton: Type<MenuButton> = {
  ...eitherOf<MenuButton>(
    {
      commands: object('MenuButtonCommands', { type: required(string) }) as Type<MenuButton>,
      web_app: object('MenuButtonWebApp', {
        type: required(string),
        text: required(textOf(1, 64)),
        web_app: required(object('WebAppInfo', { url: required(string) })),
      }) as Type<MenuButton>,
      default: object('MenuButtonDefault', { type: required(string) }) as Type<MenuButton>,
    },
    (value) => String(value.type),
  ),
  names: ['MenuButton'],
};

export const setChatMenuButton = method(
  'setChatMenuButton',
  { chat_id: optional(userId), menu_button: optional(menuButton) },
  ({ world }, { chat_id, menu_button }) => {
    if (chat_id !== undefined) world.knownChat(chat_id);
    world.menu.buttons.set(chat_id ?? 0, menu_button ?? { type: 'default' });
    world.changes.tell({ type: 'commands' });
    return true;
  },
);

function refreshed(world: World): true {
  for (const id of world.people.keys()) world.changes.tell({ type: 'chat', chat: world.chats.get(id)! });
  return true;
}

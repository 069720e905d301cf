import type { Account } from './account.ts';
import type { Chat } from './chat.ts';

export interface Command {
  command: string;
  description: string;
}

export interface CommandScope {
  type: string;
  chat_id?: number;
  user_id?: number;
}

export type MenuButton = { type: 'commands' | 'default' } | { type: 'web_app'; text: string; web_app: { url: string } };

/** The bot's command lists, by scope and language. https://core.telegram.org/bots/api#botcommandscope */
export class CommandMenu {
  /** By scope and language, in one word. */
  readonly lists = new Map<string, Command[]>();
  /** By private chat; 0 for everybody else. */
  readonly buttons = new Map<number, MenuButton>();

  set(scope: CommandScope, language: string, commands: Command[]): void {
    this.lists.set(key(scope, language), commands);
  }

  get(scope: CommandScope, language: string): Command[] {
    return this.lists.get(key(scope, language)) ?? [];
  }

  delete(scope: CommandScope, language: string): void {
    this.lists.delete(key(scope, language));
  }

  /** The first list there is, from the narrowest scope to the widest, in the person's language before none. */
  seenBy(account: Account, chat: Chat): Command[] {
    for (const scope of scopes(account, chat)) {
      for (const language of [account.languageCode ?? '', '']) {
        const list = this.lists.get(key(scope, language));
        if (list && list.length > 0) return list;
      }
    }
    return [];
  }

  buttonSeenBy(account: Account): MenuButton {
    return this.buttons.get(account.id) ?? this.buttons.get(0) ?? { type: 'default' };
  }
}

function scopes(account: Account, chat: Chat): CommandScope[] {
  if (chat.kind === 'private')
    return [{ type: 'chat', chat_id: chat.id }, { type: 'all_private_chats' }, { type: 'default' }];
  const status = chat.members.get(account.id);
  const isAdministrator = status === 'administrator' || status === 'creator';
  return [
    { type: 'chat_member', chat_id: chat.id, user_id: account.id },
    ...(isAdministrator ? [{ type: 'chat_administrators', chat_id: chat.id }] : []),
    { type: 'chat', chat_id: chat.id },
    ...(isAdministrator ? [{ type: 'all_chat_administrators' }] : []),
    { type: 'all_group_chats' },
    { type: 'default' },
  ];
}

function key({ type, chat_id, user_id }: CommandScope, language: string): string {
  return `${type}|${chat_id ?? ''}|${user_id ?? ''}|${language}`;
}

import type { ApiUser } from './bot-api.ts';

/** The bot itself, and what it told Telegram about itself. */
export class BotAccount {
  readonly id: number;
  readonly username: string;
  readonly token: string;
  /** By language code, '' for everybody else. */
  readonly names = new Map<string, string>();
  readonly descriptions = new Map<string, string>();
  readonly shortDescriptions = new Map<string, string>();
  private readonly apiUser: ApiUser;

  constructor(about: { id: number; username: string; name: string; token: string }) {
    this.id = about.id;
    this.username = about.username;
    this.token = about.token;
    this.names.set('', about.name);
    this.apiUser = { id: about.id, is_bot: true, first_name: about.name, username: about.username };
  }

  get name(): string {
    return this.apiUser.first_name;
  }

  /** As the sender of a message. */
  api(): ApiUser {
    return this.apiUser;
  }

  nameFor(languageCode: string | undefined): string {
    return this.names.get(languageCode ?? '') ?? this.names.get('') ?? this.name;
  }
}

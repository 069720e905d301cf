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
  private readonly firstName: string;
  private apiUser: ApiUser;

  constructor(about: { id: number; username: string; name: string; token: string }) {
    this.id = about.id;
    this.username = about.username;
    this.token = about.token;
    this.firstName = about.name;
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

  /** In a language, or for everybody else; an empty name removes the one there is. */
  rename(languageCode: string, name: string): void {
    if (name !== '') this.names.set(languageCode, name);
    else if (languageCode === '') this.names.set('', this.firstName);
    else this.names.delete(languageCode);
    this.apiUser = { ...this.apiUser, first_name: this.names.get('')! };
  }

  nameFor(languageCode: string | undefined): string {
    return this.names.get(languageCode ?? '') ?? this.name;
  }

  descriptionFor(languageCode: string | undefined): string | undefined {
    return inLanguage(this.descriptions, languageCode);
  }

  shortDescriptionFor(languageCode: string | undefined): string | undefined {
    return inLanguage(this.shortDescriptions, languageCode);
  }
}

/** @param languageCode an IETF tag, of which the bot's texts know the language only. */
function inLanguage(texts: ReadonlyMap<string, string>, languageCode = ''): string | undefined {
  return texts.get(languageCode.split('-')[0]!) || texts.get('') || undefined;
}

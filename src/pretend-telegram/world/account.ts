import type { ApiUser } from './bot-api.ts';

/** Somebody with a Telegram account, as the server knows them. */
export class Account {
  readonly id: number;
  firstName: string;
  lastName: string | undefined;
  username: string | undefined;
  languageCode: string | undefined;
  readonly phoneNumber: string;
  readonly note: string | undefined;
  started = false;
  hasBlockedBot = false;
  isDeleted = false;
  private apiUser: ApiUser | null = null;

  constructor(about: AccountDetails & { id: number; phoneNumber: string }) {
    this.id = about.id;
    this.firstName = about.firstName;
    this.lastName = about.lastName;
    this.username = about.username;
    this.languageCode = about.languageCode;
    this.phoneNumber = about.phoneNumber;
    this.note = about.note;
    this.started = about.started ?? false;
  }

  get name(): string {
    return this.lastName ? `${this.firstName} ${this.lastName}` : this.firstName;
  }

  api(): ApiUser {
    this.apiUser ??= {
      id: this.id,
      is_bot: false,
      first_name: this.firstName,
      ...(this.lastName !== undefined && { last_name: this.lastName }),
      ...(this.username !== undefined && { username: this.username }),
      ...(this.languageCode !== undefined && { language_code: this.languageCode }),
    };
    return this.apiUser;
  }

  renamed(): void {
    this.apiUser = null;
  }
}

export interface AccountDetails {
  firstName: string;
  lastName?: string;
  username?: string;
  languageCode?: string;
  id?: number;
  phoneNumber?: string;
  /** The bot may write to them although they never sent /start. */
  started?: boolean;
  /** A word the page shows beside the name; Telegram knows nothing of it. */
  note?: string;
}

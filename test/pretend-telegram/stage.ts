import { afterEach } from '@jest/globals';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import type { PretendTelegram } from '../../src/pretend-telegram/pretend-telegram.ts';
import { type Options, startPretendTelegram } from '../../src/pretend-telegram/start.ts';

// biome-ignore lint/suspicious/noExplicitAny: what the Bot API answers is read as it is documented
export type Answer = any;

export interface Refused {
  error_code: number;
  description: string;
  parameters?: { retry_after?: number; migrate_to_chat_id?: number };
}

/** A bot that does only what the test tells it to. */
export class BareBot {
  private readonly telegram: PretendTelegram;
  private offset = 0;

  constructor(telegram: PretendTelegram) {
    this.telegram = telegram;
  }

  async answer(method: string, parameters: object | FormData = {}, token = this.telegram.token): Promise<Answer> {
    const body = parameters instanceof FormData ? parameters : JSON.stringify(parameters);
    const headers = parameters instanceof FormData ? {} : { 'content-type': 'application/json' };
    const response = await fetch(`${this.telegram.url}/bot${token}/${method}`, { method: 'POST', body, headers });
    return response.json();
  }

  /** @returns the result; @throws when the call is refused. */
  async does(method: string, parameters: object | FormData = {}): Promise<Answer> {
    const answer = await this.answer(method, parameters);
    if (!answer.ok) throw new Error(`${method}: ${answer.description}`);
    return answer.result;
  }

  /** @returns why a call is refused; @throws when it is not. */
  async isRefused(method: string, parameters: object | FormData = {}): Promise<Refused> {
    const answer = await this.answer(method, parameters);
    if (answer.ok) throw new Error(`${method} was accepted: ${JSON.stringify(answer.result)}`);
    return answer;
  }

  says(person: { id: number }, text: string, more: object = {}): Promise<Answer> {
    return this.does('sendMessage', { chat_id: person.id, text, ...more });
  }

  /** What happened since it last asked, confirmed at once. */
  async hears(more: object = {}): Promise<Answer[]> {
    const updates = await this.does('getUpdates', { offset: this.offset, ...more });
    if (updates.length > 0) this.offset = updates.at(-1).update_id + 1;
    return updates;
  }
}

export interface Stage {
  telegram: PretendTelegram;
  bot: BareBot;
  /** Has started the bot. */
  vera: Person;
  /** Loud lines. */
  lines: string[];
}

const open = new Set<PretendTelegram>();

afterEach(async () => {
  await Promise.all([...open].map((telegram) => telegram.close()));
  open.clear();
});

/** A Telegram with Vera in it, closed after the test. Rates are off unless asked for. */
export async function openStage(options: Options = {}): Promise<Stage> {
  const lines: string[] = [];
  const telegram = await startPretendTelegram({
    rates: false,
    page: false,
    log: (line) => lines.push(line),
    ...options,
  });
  open.add(telegram);
  const bot = new BareBot(telegram);
  const vera = telegram.person({
    firstName: 'Vera',
    lastName: 'Berg',
    username: 'vera',
    languageCode: 'ru',
    started: true,
  });
  return { telegram, bot, vera, lines };
}

export const button = (text: string, callback_data = text) => ({ text, callback_data });

export const inline = (...rows: object[][]) => ({ reply_markup: { inline_keyboard: rows } });

/** A white PNG of one pixel. */
export const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);

/** A PNG header that claims a size; nobody decodes it. */
export function pictureOf(width: number, height: number): Buffer {
  const png = Buffer.from(pixel);
  png.writeUInt32BE(width, 16);
  png.writeUInt32BE(height, 20);
  return png;
}

export function form(
  fields: Record<string, string>,
  files: Record<string, { bytes: Buffer; name: string; type?: string }> = {},
): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  for (const [part, { bytes, name, type }] of Object.entries(files)) {
    data.set(part, new File([new Uint8Array(bytes)], name, { type: type ?? 'image/png' }));
  }
  return data;
}

import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as parse from './parse.ts';

/** How one environment variable is read. */
export type Variable<Value = unknown> = {
  /** @returns undefined when the text breaks the rule. */
  parse(text: string): Value | undefined;
  /** Completes the sentence "NAME … must be …". */
  rule: string;
  /** Its value never appears in a message. */
  isSecret?: true;
};

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export const DEFAULT_LANGUAGE = 'en';
const languages = readdirSync(fileURLToPath(new URL('../../locales/', import.meta.url)));
const port = { parse: parse.port, rule: 'a port from 0 to 65535' };
const httpAddress = parse.address('https:', 'http:');

/** The whole environment Bulka reads. */
export const variables = {
  BOT_TOKEN: {
    parse: parse.matching(/^\d+:[\w-]+$/),
    rule: 'the token that @BotFather gave: digits, a colon, letters and digits',
    isSecret: true,
  },
  TELEGRAM_API_ROOT: { parse: httpAddress, rule: 'an address like https://api.telegram.org' },
  DATABASE_URL: {
    parse: parse.address('postgres:', 'postgresql:'),
    rule: 'an address like postgres://user:password@host:5432/name',
    isSecret: true,
  },
  REDIS_URL: {
    parse: parse.address('redis:', 'rediss:'),
    rule: 'an address like redis://host:6379 or rediss://user:password@host:6379',
    isSecret: true,
  },
  OWNER_IDS: { parse: parse.telegramIds, rule: 'Telegram ids: whole numbers with commas between them' },
  WEBHOOK_URL: { parse: httpAddress, rule: 'the public address that Telegram calls, like https://bot.example.com' },
  WEBHOOK_SECRET: {
    parse: parse.matching(/^[\w-]{1,256}$/),
    rule: '1 to 256 letters, digits, underscores or dashes',
    isSecret: true,
  },
  HOST: { parse: parse.matching(/^[\w.:%-]+$/), rule: 'an address of this machine, like 127.0.0.1 or 0.0.0.0' },
  PORT: port,
  QUEUES_PASSWORD: {
    parse: parse.matching(/^[!-~]{12,}$/),
    rule: 'at least 12 letters, digits or signs of ASCII, without spaces',
    isSecret: true,
  },
  PRETEND_PORT: port,
  ROLES: { parse: parse.someOf(['bot', 'worker']), rule: 'bot, worker or bot,worker' },
  PAYMENT_PROVIDER_TOKEN: {
    parse: parse.matching(/^\S+$/),
    rule: 'the token that @BotFather gave for payments, without spaces',
    isSecret: true,
  },
  CURRENCY: { parse: parse.currency, rule: 'a currency code of ISO 4217, like EUR' },
  TIME_ZONE: { parse: parse.timeZone, rule: 'a time zone like Europe/Berlin' },
  LANGUAGE: { parse: parse.language(languages, DEFAULT_LANGUAGE), rule: `one of ${languages.join(', ')}` },
  LOG_LEVEL: { parse: parse.oneOf(LOG_LEVELS), rule: `one of ${LOG_LEVELS.join(', ')}` },
  DATA_DIR: { parse: (text: string) => text, rule: 'a folder' },
  DEMO: { parse: parse.oneOf(['1', '0']), rule: '1 or 0' },
} satisfies Record<string, Variable>;

export type Values = {
  [Name in keyof typeof variables]: NonNullable<ReturnType<(typeof variables)[Name]['parse']>> | undefined;
};

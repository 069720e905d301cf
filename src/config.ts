import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { loadEnvFile } from 'node:process';
import { DEFAULT_LANGUAGE, type LOG_LEVELS, type Values, type Variable, variables } from './config/variables.ts';

export type Config = Readonly<{
  /** Without a token the pretend Telegram takes the place of the real one. An `apiRoot` with a path ends in a slash. */
  telegram: Readonly<{ token?: string; apiRoot: string }>;
  /** Without a URL: our own PostgreSQL in `dataDir`. */
  database: Readonly<{ url?: string }>;
  /** Without a URL: the queues live in PostgreSQL. */
  redis: Readonly<{ url?: string }>;
  /** Unset: polling. `url` is what Telegram calls, path included. */
  webhook?: Readonly<{ url: string; secret: string }>;
  http: Readonly<{ host: string; port: number }>;
  /** Without a password there is no page `/queues`. */
  queues: Readonly<{ password?: string }>;
  pretend: Readonly<{ port: number }>;
  roles: Readonly<{ bot: boolean; worker: boolean }>;
  /** Telegram ids, each once. */
  ownerIds: readonly number[];
  payments: Readonly<{ providerToken?: string }>;
  /** What a new shop begins with. */
  shop: Readonly<{ currency: string; timeZone: string; language: string }>;
  log: Readonly<{ level: (typeof LOG_LEVELS)[number] }>;
  /** Absolute path. */
  dataDir: string;
  demo: boolean;
}>;

/** The program says `message` and exits with 2. */
export class ConfigError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(['Bulka cannot start with these settings:', ...problems.map((problem) => `  - ${problem}`)].join('\n'));
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

/** Adds the variables of `.env` in the working directory, if there is one; what is set already wins. */
export function loadDotEnv(): void {
  if (existsSync('.env')) loadEnvFile('.env');
}

/** @throws {ConfigError} with everything that is wrong, not only the first. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const { values, problems } = readValues(env);
  problems.push(...contradictions(env));
  if (problems.length > 0) throw new ConfigError(problems);
  return deepFreeze(configOf(values));
}

function readValues(env: NodeJS.ProcessEnv): { values: Values; problems: string[] } {
  const problems: string[] = [];
  const entries = Object.entries(variables as Record<string, Variable>).map(([name, { parse, rule, isSecret }]) => {
    const text = env[name]?.trim();
    const value = text ? parse(text) : undefined;
    if (text && value === undefined) problems.push(`${name}${isSecret ? '' : ` is "${text}", but`} must be ${rule}.`);
    return [name, value];
  });
  return { values: Object.fromEntries(entries), problems };
}

function contradictions(env: NodeJS.ProcessEnv): string[] {
  const isSet = (name: string) => Boolean(env[name]?.trim());
  const rules: [boolean, string][] = [
    [isSet('WEBHOOK_URL') && !isSet('WEBHOOK_SECRET'), 'WEBHOOK_URL is set, so WEBHOOK_SECRET must be set too.'],
    [isSet('WEBHOOK_SECRET') && !isSet('WEBHOOK_URL'), 'WEBHOOK_SECRET is set, so WEBHOOK_URL must be set too.'],
    [
      /^\s*http:/.test(env.WEBHOOK_URL ?? '') && isSet('BOT_TOKEN') && !isSet('TELEGRAM_API_ROOT'),
      'WEBHOOK_URL must begin with https://, or Telegram does not call it.',
    ],
    [
      env.DEMO?.trim() === '1' && isSet('BOT_TOKEN') && !isSet('OWNER_IDS'),
      'DEMO is 1 and BOT_TOKEN is set, so OWNER_IDS must name the owner of the demo bakery.',
    ],
  ];
  return rules.filter(([isBroken]) => isBroken).map(([, problem]) => problem);
}

function configOf(values: Values): Config {
  const roles = values.ROLES ?? ['bot', 'worker'];
  return {
    telegram: { token: values.BOT_TOKEN, apiRoot: apiRoot(values.TELEGRAM_API_ROOT ?? 'https://api.telegram.org') },
    database: { url: values.DATABASE_URL },
    redis: { url: values.REDIS_URL },
    webhook: values.WEBHOOK_URL ? { url: webhookUrl(values.WEBHOOK_URL), secret: values.WEBHOOK_SECRET! } : undefined,
    http: { host: values.HOST ?? '127.0.0.1', port: values.PORT ?? 3000 },
    queues: { password: values.QUEUES_PASSWORD },
    pretend: { port: values.PRETEND_PORT ?? 8081 },
    roles: { bot: roles.includes('bot'), worker: roles.includes('worker') },
    ownerIds: values.OWNER_IDS ?? [],
    payments: { providerToken: values.PAYMENT_PROVIDER_TOKEN },
    shop: {
      currency: values.CURRENCY ?? 'EUR',
      timeZone: values.TIME_ZONE ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
      language: values.LANGUAGE ?? DEFAULT_LANGUAGE,
    },
    log: { level: values.LOG_LEVEL ?? 'info' },
    dataDir: resolve(values.DATA_DIR ?? './data'),
    demo: values.DEMO ? values.DEMO === '1' : !values.BOT_TOKEN,
  };
}

/** Telegraf resolves `bot<token>/` against it, which drops the last part of a path without a slash. */
function apiRoot(text: string): string {
  const { origin, pathname } = new URL(text);
  return pathname === '/' ? origin : `${origin}${pathname.replace(/\/?$/, '/')}`;
}

/** A bare address means our own route. */
function webhookUrl(text: string): string {
  const url = new URL(text);
  if (url.pathname === '/') url.pathname = '/telegram';
  return url.href;
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(deepFreeze);
  return value;
}

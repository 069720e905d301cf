import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { variables } from '../../src/config/variables.ts';
import { ConfigError, readConfig } from '../../src/config.ts';

const problemsOf = (env: NodeJS.ProcessEnv): readonly string[] => {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
};

describe('A bakery with nothing set', () => {
  it('plays on a laptop: demo, pretend Telegram, its own database, both roles, this machine only', () => {
    expect(readConfig({})).toMatchObject({
      telegram: { token: undefined, apiRoot: 'https://api.telegram.org' },
      database: { url: undefined },
      redis: { url: undefined },
      webhook: undefined,
      http: { host: '127.0.0.1', port: 3000 },
      pretend: { port: 8081 },
      roles: { bot: true, worker: true },
      ownerIds: [],
      log: { level: 'info' },
      dataDir: resolve('data'),
      demo: true,
    });
  });

  it('takes an empty variable for an unset one, as an environment file leaves it', () => {
    expect(readConfig(Object.fromEntries(Object.keys(variables).map((name) => [name, ' '])))).toEqual(readConfig({}));
  });

  it('cannot be changed afterwards', () => {
    const config = readConfig({}) as { http: { port: number } };
    expect(() => {
      config.http.port = 1;
    }).toThrow(TypeError);
  });
});

describe('A bakery in production', () => {
  const env = {
    BOT_TOKEN: '123456:AAcanary_token-1',
    TELEGRAM_API_ROOT: 'http://bot-api:8081/eu',
    DATABASE_URL: 'postgres://bulka:s3cret@db/bulka',
    REDIS_URL: 'rediss://:s3cret@redis:6379',
    OWNER_IDS: '7000000001, 42,42',
    WEBHOOK_URL: 'https://bulka.example',
    WEBHOOK_SECRET: 'knock-knock',
    HOST: '0.0.0.0',
    PORT: '8080',
    ROLES: 'worker',
    CURRENCY: 'RUB',
    TIME_ZONE: 'Asia/Yekaterinburg',
    LANGUAGE: 'ru',
    LOG_LEVEL: 'warn',
    DATA_DIR: '/var/lib/bread',
  };

  it('is read as written', () => {
    expect(readConfig(env)).toMatchObject({
      telegram: { token: env.BOT_TOKEN, apiRoot: 'http://bot-api:8081/eu/' },
      database: { url: env.DATABASE_URL },
      redis: { url: env.REDIS_URL },
      webhook: { url: 'https://bulka.example/telegram', secret: 'knock-knock' },
      http: { host: '0.0.0.0', port: 8080 },
      roles: { bot: false, worker: true },
      ownerIds: [7_000_000_001, 42],
      shop: { currency: 'RUB', timeZone: 'Asia/Yekaterinburg', language: 'ru' },
      dataDir: '/var/lib/bread',
      demo: false,
    });
  });

  it('keeps a webhook path that a proxy asks for', () => {
    expect(readConfig({ ...env, WEBHOOK_URL: 'https://x.example/bots/bulka' }).webhook?.url).toBe(
      'https://x.example/bots/bulka',
    );
  });

  it('opens the demo for the first of its owners, and asks who that is', () => {
    expect(readConfig({ ...env, DEMO: '1' }).demo).toBe(true);
    expect(problemsOf({ ...env, DEMO: '1', OWNER_IDS: '' })).toEqual([
      'DEMO is 1 and BOT_TOKEN is set, so OWNER_IDS must name the owner of the demo bakery.',
    ]);
  });
});

describe('Wrong settings', () => {
  const wrong = {
    BOT_TOKEN: 'canary token',
    TELEGRAM_API_ROOT: 'telegram.org',
    DATABASE_URL: 'mysql://root:canary@db',
    REDIS_URL: 'canary:6379',
    OWNER_IDS: '1, two',
    WEBHOOK_URL: 'ftp://x',
    WEBHOOK_SECRET: 'canary!',
    HOST: 'my host',
    PORT: '65536',
    QUEUES_PASSWORD: 'canary',
    PRETEND_PORT: '-1',
    ROLES: 'bot,baker',
    PAYMENT_PROVIDER_TOKEN: 'canary canary',
    CURRENCY: 'GOLD',
    TIME_ZONE: 'Europe/Bakery',
    LANGUAGE: 'xx',
    LOG_LEVEL: 'loud',
    DEMO: 'yes',
  };

  it('are all named at once, each with its rule', () => {
    const problems = problemsOf(wrong);
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual(Object.keys(wrong));
    expect(problems).toContain('PORT is "65536", but must be a port from 0 to 65535.');
    expect(problems).toContain('ROLES is "bot,baker", but must be bot, worker or bot,worker.');
    expect(new ConfigError(problems).message.split('\n')).toHaveLength(problems.length + 1);
  });

  it('never show a secret', () => {
    expect(problemsOf(wrong).join('\n')).not.toContain('canary');
  });

  it('include half a webhook', () => {
    expect(problemsOf({ WEBHOOK_URL: 'https://x.example' })).toEqual([
      'WEBHOOK_URL is set, so WEBHOOK_SECRET must be set too.',
    ]);
    expect(problemsOf({ WEBHOOK_SECRET: 'a' })).toEqual(['WEBHOOK_SECRET is set, so WEBHOOK_URL must be set too.']);
  });

  it('include a webhook that Telegram would not call', () => {
    const env = { BOT_TOKEN: '1:a', WEBHOOK_URL: 'http://bulka.example', WEBHOOK_SECRET: 'a' };
    expect(problemsOf(env)).toEqual(['WEBHOOK_URL must begin with https://, or Telegram does not call it.']);
    expect(problemsOf({ ...env, TELEGRAM_API_ROOT: 'http://127.0.0.1:8081' })).toEqual([]);
  });

  it.each(['0', '-5', '1.5', '١٢', '1e3', '9007199254740993', ',', '1,,2'])('include OWNER_IDS of %s', (text) => {
    expect(problemsOf({ OWNER_IDS: text })).toHaveLength(1);
  });
});

describe('A desktop that sets LANGUAGE for its own programs', () => {
  it.each([
    ['ru_RU:ru:en', 'ru'],
    ['fr_FR:ru', 'ru'],
    ['fr_FR.UTF-8', 'en'],
  ])('%s still starts, in %s', (LANGUAGE, language) => {
    expect(readConfig({ LANGUAGE }).shop.language).toBe(language);
  });
});

describe('.env.example', () => {
  const lines = readFileSync('.env.example', 'utf8').split('\n');

  it('has every variable, and no other, with a line above that explains it', () => {
    const at = lines.flatMap((line, index) => (/^#?[A-Z_]+=/.test(line) ? [index] : []));
    expect(at.map((index) => lines[index]!.replace('#', '').split('=')[0])).toEqual([
      ...Object.keys(variables),
      'POSTGRES_PASSWORD',
    ]);
    for (const index of at) expect(lines[index - 1]).toMatch(/^# \S/);
  });

  it('can be copied as it is', () => {
    const env = Object.fromEntries(
      lines.filter((line) => /^[A-Z_]+=/.test(line)).map((line) => line.split(/=(.*)/).slice(0, 2)),
    );
    expect(problemsOf(env)).toEqual([]);
  });
});

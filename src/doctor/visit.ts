import { pino } from 'pino';
import type { Config } from '../config.ts';
import { missingMigrations } from '../database/migrate.ts';
import { openForgetfulSql } from '../database/orm.ts';
import { messageOf } from '../log/error.ts';
import { openQueues } from '../queues/open-queues.ts';
import type { Queues } from '../queues/queue.ts';
import { within } from '../queues/within.ts';
import { clearPin } from './clear-pin.ts';
import type { Instruments } from './complaint.ts';
import { examine, redrivable, redrive } from './examine.ts';
import { findDatabase } from './find-database.ts';

const QUEUES_MS = 5_000;
const [WELL, ILL, WRONG] = [0, 1, 2] as const;

type Say = (line: string) => void;

/**
 * @param args nothing, `redrive` and names of complaints or `all`, or `clear-pin` and a Telegram id.
 * @returns the exit code: 0 all is well, 1 something is not, 2 asked wrongly.
 * @throws when the database is not there.
 */
export async function visit(config: Config, args: readonly string[], say: Say): Promise<number> {
  const [verb, ...names] = args;
  if (!isAsked(verb, names)) {
    say(`npm run doctor\nnpm run doctor -- redrive ${redrivable.join('|')}|all\nnpm run doctor -- clear-pin 123456789`);
    return WRONG;
  }
  const database = await findDatabase(config);
  if (!database) {
    say(`There is no database in ${config.dataDir} yet. npm start makes one.`);
    return WELL;
  }
  try {
    return await (verb === 'clear-pin'
      ? openLock(database.url, Number(names[0]), say)
      : look(config, database.url, names, say));
  } finally {
    await database.close();
  }
}

function isAsked(verb: string | undefined, names: readonly string[]): boolean {
  if (verb === 'clear-pin') return names.length === 1 && /^[1-9]\d{0,15}$/.test(names[0]!);
  if (verb === 'redrive') return names.length > 0 && names.every((name) => name === 'all' || redrivable.includes(name));
  return verb === undefined;
}

async function openLock(databaseUrl: string, telegramId: number, say: Say): Promise<number> {
  const { sql, close } = openForgetfulSql(databaseUrl, 1);
  try {
    const isCleared = await clearPin(sql, telegramId);
    say(isCleared ? 'The PIN is cleared: /unlock asks for a new one.' : 'Nobody with this Telegram id has a PIN.');
    return isCleared ? WELL : ILL;
  } finally {
    await close();
  }
}

async function look(config: Config, databaseUrl: string, names: readonly string[], say: Say): Promise<number> {
  const missing = await missingMigrations(databaseUrl);
  if (missing.length > 0) {
    say(
      `The database lacks ${missing.length} migrations, from ${missing[0]} on: npx node src/migrate.ts, or npm start.`,
    );
    return ILL;
  }
  const { sql, close } = openForgetfulSql(databaseUrl, 2);
  const queues = await open(config, databaseUrl, say);
  const instruments: Instruments = { sql, queues };
  try {
    if (names.length > 0) for (const line of await redrive(instruments, names)) say(line);
    const lines = names.length > 0 ? [] : await examine(instruments);
    for (const line of lines) say(line);
    if (!queues) return ILL;
    if (names.length === 0 && lines.length === 0) say('All is well: nothing was given up, nothing waits too long.');
    return lines.length === 0 ? WELL : ILL;
  } finally {
    await queues?.close();
    await close();
  }
}

async function open({ redis }: Config, databaseUrl: string, say: Say): Promise<Queues | undefined> {
  const opening = openQueues({ databaseUrl, redisUrl: redis.url, log: pino({ level: 'silent' }) });
  try {
    return await within(QUEUES_MS, 'Reaching the queues', opening);
  } catch (error) {
    say(`The queues are away (${messageOf(error as Error)}). News wait in the database until they are back.\n`);
    return undefined;
  }
}

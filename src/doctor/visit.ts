import { pino } from 'pino';
import type { Config } from '../config.ts';
import { missingMigrations } from '../database/migrate.ts';
import { openForgetfulSql } from '../database/orm.ts';
import { messageOf } from '../log/error.ts';
import { openQueues } from '../queues/open-queues.ts';
import type { Queues } from '../queues/queue.ts';
import { within } from '../queues/within.ts';
import type { Instruments } from './complaint.ts';
import { examine, redrivable, redrive } from './examine.ts';
import { findDatabase } from './find-database.ts';

const QUEUES_MS = 5_000;
const [WELL, ILL, WRONG] = [0, 1, 2] as const;

type Say = (line: string) => void;

/**
 * @param args nothing, or `redrive` and names of complaints or `all`.
 * @returns the exit code: 0 all is well, 1 something is not, 2 asked wrongly.
 * @throws when the database is not there.
 */
export async function visit(config: Config, args: readonly string[], say: Say): Promise<number> {
  const [verb, ...names] = args;
  const isKnown = names.length > 0 && names.every((name) => name === 'all' || redrivable.includes(name));
  if (verb !== undefined && !(verb === 'redrive' && isKnown)) {
    say(`npm run doctor\nnpm run doctor -- redrive ${redrivable.join('|')}|all`);
    return WRONG;
  }
  const database = await findDatabase(config);
  if (!database) {
    say(`There is no database in ${config.dataDir} yet. npm start makes one.`);
    return WELL;
  }
  try {
    return await look(config, database.url, names, say);
  } finally {
    await database.close();
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

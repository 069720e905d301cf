import { Closing } from './app/closing.ts';
import { openDatabase } from './app/database.ts';
import { ConfigError, loadDotEnv, readConfig } from './config.ts';
import { createLog } from './log.ts';

/** Brings DATABASE_URL to the newest schema and ends: the step before several processes start on it. */
const log = createLog();
try {
  loadDotEnv();
  const config = readConfig(process.env);
  if (!config.database.url) throw new ConfigError(['DATABASE_URL must be set to the database that is to be migrated.']);
  await openDatabase(config, new Closing(log), log);
  log.info('The database has the newest schema.');
} catch (error) {
  if (error instanceof ConfigError) console.error(error.message);
  else log.fatal({ err: error }, 'The database could not be migrated');
  process.exitCode = error instanceof ConfigError ? 2 : 1;
}

import { existsSync, mkdirSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { prepareCluster, USER } from './embedded-postgres/cluster.ts';
import { keepRunning } from './embedded-postgres/keep-running.ts';
import { lockDataFolder } from './embedded-postgres/lock.ts';
import { portOfRunning, stopOrphan } from './embedded-postgres/orphan.ts';
import { findHome, prepareSite } from './embedded-postgres/site.ts';

export type EmbeddedPostgres = {
  /** `postgres://…`, the same for as long as it runs. */
  url: string;
  /** Fast shutdown. Close what is connected first: it is cut off. May be called twice. */
  stop(): Promise<void>;
};

/**
 * Runs a PostgreSQL of our own on the folder, as root or anybody else, and starts it again should it end by itself.
 * It installs no signal handlers: the program stops it when it has drained.
 * @param options.log rare sentences somebody should read: where it runs, what a killed program left, that it ended.
 * @param options.serverLog PostgreSQL's own lines, without statements and their values.
 * @param options.fsync `false` only for tests: a power cut may then ruin the database.
 * @throws when another program uses the folder, or with PostgreSQL's own words when it does not start.
 */
export async function startEmbeddedPostgres({
  dataDir,
  log = () => {},
  serverLog = () => {},
  fsync = true,
  maxConnections = 100,
}: {
  dataDir: string;
  log?: (line: string) => void;
  serverLog?: (line: string) => void;
  fsync?: boolean;
  maxConnections?: number;
}): Promise<EmbeddedPostgres> {
  mkdirSync(dataDir, { recursive: true });
  const folder = realpathSync(dataDir);
  const unlock = lockDataFolder(folder);
  try {
    await stopOrphan(join(findHome(folder), 'cluster'), log);
    const site = await prepareSite(folder, log);
    const cluster = await prepareCluster(site, fsync);
    const kept = await keepRunning({ site, folder: cluster.folder, fsync, maxConnections, log, serverLog });
    return {
      url: urlOf(cluster.password, kept.port),
      async stop() {
        await kept.stop();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

/**
 * For looking at a folder that a program may be using.
 * @returns its PostgreSQL's address; `asleep` when it does not run; undefined when there is none yet.
 */
export function runningPostgres(dataDir: string): string | 'asleep' | undefined {
  if (!existsSync(dataDir)) return undefined;
  const home = findHome(realpathSync(dataDir));
  if (!existsSync(join(home, 'cluster'))) return undefined;
  const port = portOfRunning(join(home, 'cluster'));
  return port === undefined ? 'asleep' : urlOf(readFileSync(join(home, 'password'), 'utf8'), port);
}

function urlOf(password: string, port: number): string {
  return `postgres://${USER}:${password}@127.0.0.1:${port}/postgres`;
}

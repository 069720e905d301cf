import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { giveTo } from './elsewhere.ts';
import type { Site } from './site.ts';

export const USER = 'bulka';

export type Cluster = { folder: string; password: string };

/** Makes the cluster on the first start. A start that was cut short leaves nothing that the next would take for one. */
export async function prepareCluster(site: Site, fsync: boolean): Promise<Cluster> {
  const folder = join(site.home, 'cluster');
  const passwordFile = join(site.home, 'password');
  if (!existsSync(folder)) await initialise(site, { folder, passwordFile, fsync });
  return { folder, password: readFileSync(passwordFile, 'utf8') };
}

async function initialise(
  { home, account, binaries }: Site,
  { folder, passwordFile, fsync }: { folder: string; passwordFile: string; fsync: boolean },
): Promise<void> {
  const unfinished = `${folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  writeFileSync(passwordFile, randomBytes(24).toString('hex'), { mode: 0o600 });
  if (account.ids) giveTo(account.ids, home);

  const [program, ...args] = [
    ...account.prefix,
    binaries.initdb,
    ...['-D', unfinished, '-U', USER, '--pwfile', passwordFile, '--auth', 'scram-sha-256', '-E', 'UTF8'],
    // The built-in provider sorts and folds case alike on every system, with no locale installed.
    ...['--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8', '--locale', 'C'],
    // 192 random bits need no stretching, which would cost each connection several milliseconds.
    ...['--set', 'scram_iterations=1', ...(fsync ? [] : ['--no-sync'])],
  ];
  await promisify(execFile)(program!, args, { ...account.ids, cwd: home });
  renameSync(unfinished, folder);
}

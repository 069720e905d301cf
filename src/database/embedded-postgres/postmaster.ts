import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { endingWithUs } from './account.ts';
import { type Settings, settings } from './settings.ts';
import type { Site } from './site.ts';

/** Recovery after a crash replays at most a few checkpoints of WAL. */
const START_PATIENCE_MS = 60_000;
const STOP_PATIENCE_MS = 7_000;

export type Launch = Settings & { site: Site; folder: string; serverLog: (line: string) => void };

/**
 * @returns when connections are accepted.
 * @throws when it ended or was not ready in time; the message has its last lines.
 */
export async function launch({ site, folder, serverLog, ...options }: Launch): Promise<ChildProcess> {
  const { prefix, ids } = endingWithUs(site.account);
  const [program, ...args] = [...prefix, site.binaries.postgres, '-D', folder, ...settings(options)];
  const postmaster = spawn(program!, args, {
    ...ids,
    cwd: folder,
    env: { PATH: process.env.PATH },
    stdio: ['ignore', 'ignore', 'pipe'],
    // A process group of its own: Ctrl-C in a terminal reaches the program, which stops PostgreSQL when it has drained.
    detached: true,
  });
  postmaster.unref();
  const lastLines = followLog(postmaster, serverLog);
  try {
    await untilReady(postmaster, folder);
  } catch (error) {
    await shutDown(postmaster);
    throw new Error(`${(error as Error).message} ${lastLines.join(' | ')}`);
  }
  return postmaster;
}

/** Fast shutdown: transactions are rolled back, connections closed, everything is on disk when this resolves. */
export async function shutDown(postmaster: ChildProcess): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (hasEnded(postmaster)) return;
    postmaster.ref();
    postmaster.kill(signal);
    await Promise.race([once(postmaster, 'exit'), sleep(STOP_PATIENCE_MS, undefined, { ref: false })]);
  }
}

function followLog({ stderr }: ChildProcess, log: (line: string) => void): string[] {
  const lastLines: string[] = [];
  createInterface({ input: stderr! }).on('line', (line) => {
    lastLines.push(line);
    if (lastLines.length > 5) lastLines.shift();
    log(line);
  });
  (stderr as unknown as { unref(): void }).unref();
  return lastLines;
}

async function untilReady(postmaster: ChildProcess, folder: string): Promise<void> {
  let failure: Error | undefined;
  postmaster.once('error', (error) => {
    failure = error;
  });
  for (const deadline = Date.now() + START_PATIENCE_MS; Date.now() < deadline; await sleep(5)) {
    if (failure) throw failure;
    if (hasEnded(postmaster)) throw new Error('PostgreSQL did not start.');
    if (isReady(folder, postmaster.pid)) return;
  }
  throw new Error(`PostgreSQL was not ready within ${START_PATIENCE_MS / 1000} s.`);
}

/** The file's first line is the postmaster's pid, its eighth the state (PostgreSQL, miscadmin.h, LOCK_FILE_LINE_*). */
function isReady(folder: string, pid: number | undefined): boolean {
  try {
    const lines = readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n');
    return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
  } catch {
    return false;
  }
}

function hasEnded({ exitCode, signalCode, pid }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null || pid === undefined;
}

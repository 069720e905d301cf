import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const PATIENCE_MS = 10_000;
/** Of postmaster.pid, from 0: pid, data folder, when it started, port. */
const PORT_LINE = 3;

/**
 * Stops the PostgreSQL that a killed program left on this cluster. Call it only while holding the data folder's lock:
 * then nobody else can be using what still runs.
 */
export async function stopOrphan(cluster: string, log: (line: string) => void): Promise<void> {
  const pid = readPid(cluster);
  if (pid === undefined || !isAlive(pid)) return;
  if (!isPostgresOf(cluster, pid)) {
    // PostgreSQL itself would take any living process of that number for another postmaster and refuse to start.
    log(`Removing a stale postmaster.pid: process ${pid} is not the PostgreSQL of ${cluster}.`);
    rmSync(join(cluster, 'postmaster.pid'));
    return;
  }
  log(`Stopping PostgreSQL ${pid}, left behind by a program that was killed.`);
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    process.kill(pid, signal);
    if (await hasLeft(cluster, pid)) return;
  }
  throw new Error(`PostgreSQL ${pid} still holds ${cluster} and does not stop.`);
}

/** @returns the port on which a PostgreSQL runs on this cluster; undefined when none does. */
export function portOfRunning(cluster: string): number | undefined {
  const pid = readPid(cluster);
  if (pid === undefined || !isAlive(pid) || !isPostgresOf(cluster, pid)) return undefined;
  return Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[PORT_LINE]) || undefined;
}

function readPid(cluster: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(join(cluster, 'postmaster.pid'), 'utf8'), 10);
    return pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** A postmaster works in its data folder, so on Linux a folder that was moved meanwhile is recognised too. */
function isPostgresOf(cluster: string, pid: number): boolean {
  try {
    if (process.platform === 'linux') {
      return (
        readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster) &&
        readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'postgres'
      );
    }
    const command = execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    return command.includes('postgres') && command.includes(cluster);
  } catch {
    return false;
  }
}

/** A zombie that nobody buries (a container without an init) has left too. */
async function hasLeft(cluster: string, pid: number): Promise<boolean> {
  for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; await sleep(20)) {
    if (!isAlive(pid) || !isPostgresOf(cluster, pid)) return true;
  }
  return false;
}

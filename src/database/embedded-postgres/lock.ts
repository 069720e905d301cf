import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const SQLITE_BUSY = 5;

/**
 * Keeps a second program off the data folder for as long as this one lives. SQLite is only the way to a lock of the
 * operating system, which ends with its holder even on kill -9 and cannot be mistaken by a pid that was used again.
 * @returns gives the folder free.
 * @throws when another program holds it; the message names its pid.
 */
export function lockDataFolder(dataDir: string): () => void {
  const pidFile = join(dataDir, 'postgres.lock.pid');
  const lock = new DatabaseSync(join(dataDir, 'postgres.lock'));
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if ((error as { errcode?: number }).errcode !== SQLITE_BUSY) throw error;
    throw new Error(
      `The data folder ${dataDir} is in use by process ${readFileSync(pidFile, 'utf8')}. Stop that first, or set DATA_DIR to a folder of its own.`,
    );
  }
  writeFileSync(pidFile, String(process.pid));
  return () => lock.close();
}

import { execFileSync } from 'node:child_process';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** In the data folder: a symbolic link to where its database is kept instead. */
const POINTER = 'postgres-elsewhere';

/** @throws when the folder it points to is gone: an empty shop in its place would look like lost orders. */
export function readPointer(dataDir: string): string | undefined {
  const pointer = join(dataDir, POINTER);
  let home: string;
  try {
    home = readlinkSync(pointer);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  if (existsSync(home)) return home;
  throw new Error(`The database was kept in ${home}, which is gone. Put it back, or remove ${pointer} to begin anew.`);
}

/** A folder of root's that every account may enter. */
export function makeOutsideFolder(): string {
  const folder = join(isWritable('/var/lib') ? '/var/lib' : tmpdir(), 'bulka');
  mkdirSync(folder, { recursive: true });
  if (statSync(folder).uid !== 0) throw new Error(`${folder} belongs to somebody else; it must be root's.`);
  chmodSync(folder, 0o755);
  return folder;
}

/** The pointer is written when the copy is complete, so that a crash on the way leaves the old place in charge. */
export function moveElsewhere({ dataDir, from, to }: { dataDir: string; from: string; to: string }): void {
  rmSync(to, { recursive: true, force: true });
  if (existsSync(from)) execFileSync('cp', ['-a', from, to]);
  else mkdirSync(to, { mode: 0o700 });
  symlinkSync(to, join(dataDir, POINTER));
  rmSync(from, { recursive: true, force: true });
}

export function giveTo({ uid, gid }: { uid: number; gid: number }, folder: string): void {
  execFileSync('chown', ['-R', `${uid}:${gid}`, folder]);
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

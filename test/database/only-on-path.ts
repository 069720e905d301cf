import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

/** @returns a PATH on which nothing but these programs is installed; a folder inside `parent`. */
export function onlyOnPath(parent: string, ...programs: string[]): string {
  const folder = join(parent, 'bin');
  mkdirSync(folder, { recursive: true });
  for (const program of programs) symlinkSync(join('/usr/bin', program), join(folder, program));
  return folder;
}

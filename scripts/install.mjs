// Runs on whatever Node (18 or newer) the machine has, before `npm start`, `npm test` and `npm run check`:
// installs when node_modules is missing or older than the lock file. The script that follows already finds
// the project's own Node in node_modules/.bin.
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const changedAt = (path) => statSync(root + path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

if (changedAt('node_modules/.package-lock.json') < changedAt('package-lock.json')) {
  console.log('Installing what Bulka needs (once, about half a minute)…');
  const npm = process.env.npm_execpath;
  const { status } = npm
    ? spawnSync(process.execPath, [npm, 'ci'], { cwd: root, stdio: 'inherit' })
    : spawnSync('npm', ['ci'], { cwd: root, stdio: 'inherit', shell: true });
  process.exit(status ?? 1);
}

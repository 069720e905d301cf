// Runs on whatever Node (18 or newer) the machine has, before `npm start`, `npm test` and others: installs when
// node_modules is not what the lock file says. The script that follows already finds the project's own Node in
// node_modules/.bin.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
// Where only `npm ci --omit=dev` was run, starting needs nothing more.
const needsTools = !['prestart', 'predoctor'].includes(process.env.npm_lifecycle_event);

if (!isInstalled()) {
  console.log('Installing what Bulka needs (once, about half a minute)…');
  const npm = process.env.npm_execpath;
  const { status } = npm
    ? spawnSync(process.execPath, [npm, 'ci'], { cwd: root, stdio: 'inherit' })
    : spawnSync('npm', ['ci'], { cwd: root, stdio: 'inherit', shell: true });
  process.exit(status ?? 1);
}

/** npm writes the second file when an installation is complete: an interrupted one counts as none. */
function isInstalled() {
  const wanted = packagesIn('package-lock.json');
  const found = packagesIn('node_modules/.package-lock.json');
  return Object.entries(wanted).every(
    ([path, { version, optional, devOptional, dev }]) =>
      path === '' ||
      ((optional || devOptional) && !found[path]) ||
      (dev && !needsTools) ||
      found[path]?.version === version,
  );
}

function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(root + file, 'utf8')).packages;
  } catch {
    return {};
  }
}

import { createHash } from 'node:crypto';
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Account,
  canEnter,
  canRun,
  hasName,
  isRoot,
  namespacedAccount,
  ourselves,
  unprivilegedAccount,
} from './account.ts';
import { type Binaries, copyBinaries, findBinaries } from './binaries.ts';
import { giveTo, makeOutsideFolder, moveElsewhere, readPointer } from './elsewhere.ts';

/** Where one database lives. */
export type Site = {
  /** An existing folder of the account's, for `cluster/` and `password`. */
  home: string;
  account: Account;
  binaries: Binaries;
};

/** Where the database of a data folder is now, or will be made. */
export function findHome(dataDir: string): string {
  return readPointer(dataDir) ?? join(dataDir, 'postgres');
}

/**
 * Decides who PostgreSQL runs as and sees to it that this account reaches its files: in place wherever it can, else in
 * a folder outside, to which a link in the data folder points from then on.
 * @param dataDir absolute and existing; nothing may run on it.
 */
export async function prepareSite(dataDir: string, log: (line: string) => void): Promise<Site> {
  const home = findHome(dataDir);
  const binaries = await findBinaries();
  const account = chooseAccount({ home, dataDir, binaries });
  mkdirSync(home, { recursive: true, mode: 0o700 });
  if (!account.ids) return { home, account, binaries };

  const site = withinReach({ home, account, binaries }, dataDir);
  giveTo(account.ids, site.home);
  log(
    `PostgreSQL does not run as root: it runs as uid ${account.ids.uid}, data in ${site.home}, program ${site.binaries.postgres}.`,
  );
  return site;
}

/** Root keeps its files where a user namespace is allowed, and steps down to another uid where not. */
function chooseAccount({ home, dataDir, binaries }: { home: string; dataDir: string; binaries: Binaries }): Account {
  if (!isRoot()) return hasName() ? ourselves : (namespacedAccount() ?? ourselves);
  const owner = statSync(home, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { prefix: [], ids: { uid: owner.uid, gid: owner.gid } };
  const namespaced = namespacedAccount();
  const works = namespaced && canRun(namespaced, binaries.postgres) && canEnter(namespaced, dataDir);
  return works ? namespaced : unprivilegedAccount();
}

function withinReach({ home, account, binaries }: Site, dataDir: string): Site {
  const site = { home, account, binaries };
  if (!canRun(account, binaries.postgres)) site.binaries = copyBinaries(binaries, makeOutsideFolder());
  const isElsewhere = readPointer(dataDir) !== undefined;
  if (!isElsewhere && !canEnter(account, dataDir)) {
    const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
    site.home = join(makeOutsideFolder(), name);
    moveElsewhere({ dataDir, from: home, to: site.home });
  }
  return site;
}

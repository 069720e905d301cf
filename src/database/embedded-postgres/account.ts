import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Who PostgreSQL runs as: it refuses root, and initdb refuses a uid that /etc/passwd does not know. */
export type Account = {
  /** Put before every command. */
  prefix: string[];
  /** The real uid and gid when they are not this program's; the files are theirs then. */
  ids?: { uid: number; gid: number };
};

export const ourselves: Account = { prefix: [] };

export function isRoot(): boolean {
  return process.geteuid?.() === 0;
}

/** Only Linux lists everybody in /etc/passwd; elsewhere a uid that runs programs is taken to have a name. */
export function hasName(): boolean {
  return process.platform !== 'linux' || readPasswd().some((name) => name.uid === process.geteuid?.());
}

/** This program's own files, seen under another name inside a user namespace; nothing where that is not allowed. */
export function namespacedAccount(): Account | undefined {
  const { uid, gid } = unprivilegedName();
  const account = { prefix: ['unshare', '--user', `--map-user=${uid}`, `--map-group=${gid}`] };
  return succeeds(account, 'true') ? account : undefined;
}

/** @throws when /etc/passwd has nobody to step down to. */
export function unprivilegedAccount(): Account {
  const { uid, gid } = unprivilegedName();
  return { prefix: [], ids: { uid, gid } };
}

/** False where a folder on the way to the program is closed to the account, as root's 0700 home is. */
export function canRun(account: Account, program: string): boolean {
  return succeeds(account, program, '--version');
}

export function canEnter(account: Account, folder: string): boolean {
  return succeeds(account, 'test', '-x', folder);
}

/** Has PostgreSQL stop itself when this program dies without stopping it (kill -9), where the system has setpriv. */
export function endingWithUs(account: Account): Account {
  const bound = { ...account, prefix: [...account.prefix, 'setpriv', '--pdeathsig', 'INT'] };
  return succeeds(bound, 'true') ? bound : account;
}

function succeeds({ prefix, ids }: Account, ...command: string[]): boolean {
  const [program, ...args] = [...prefix, ...command];
  return spawnSync(program!, args, { ...ids, stdio: 'ignore', cwd: '/' }).status === 0;
}

function unprivilegedName() {
  const names = readPasswd();
  const found = ['postgres', 'nobody', 'daemon'].map((wanted) => names.find((n) => n.name === wanted && n.uid > 0));
  const name = found.find((candidate) => candidate !== undefined);
  if (!name) throw new Error('PostgreSQL does not run as root, and /etc/passwd knows no postgres, nobody or daemon.');
  return name;
}

function readPasswd(): { name: string; uid: number; gid: number }[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name, , uid, gid]) => ({ name: name!, uid: Number(uid), gid: Number(gid) }));
}

import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readlinkSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { bake, loaves } from './loaves.ts';
import { onlyOnPath } from './only-on-path.ts';
import { reachableCopy } from './reachable-copy.ts';
import { type Program, runProgram, type Surroundings } from './run-program.ts';

const NOBODY = { uid: 65_534, gid: 65_534 };
const NAMELESS = { uid: 54_321, gid: 54_321 };
const OUTSIDE = '/var/lib/bulka';

const asRoot = process.geteuid?.() === 0 && process.platform === 'linux' ? describe : describe.skip;
const hadOutside = existsSync(OUTSIDE);

let parent: string;
let dataDir: string;
let programs: Program[];
let noNamespaces: Surroundings;
const run = async (surroundings?: Surroundings) => {
  const program = await runProgram(dataDir, surroundings);
  programs.push(program);
  return program;
};
const owner = () => statSync(join(dataDir, 'postgres', 'cluster')).uid;

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'bulka-who-'));
  dataDir = join(parent, 'data');
  programs = [];
  noNamespaces = { env: { PATH: onlyOnPath(parent, 'setpriv', 'test', 'true', 'chown', 'chmod', 'cp') } };
});

afterEach(async () => {
  await Promise.all(programs.map((program) => program.stop()));
  const pointer = join(dataDir, 'postgres-elsewhere');
  if (existsSync(pointer)) rmSync(readlinkSync(pointer), { recursive: true });
  if (!hadOutside) rmSync(OUTSIDE, { recursive: true, force: true });
  rmSync(parent, { recursive: true });
});

asRoot('PostgreSQL, which refuses root, started by root', () => {
  it('keeps the data in place below a folder nobody else may enter', async () => {
    const { url } = await run();
    expect(await loaves(url)).toBe(0);
    expect(owner()).toBe(0);
  });

  it('steps down to another uid where user namespaces are forbidden', async () => {
    chmodSync(parent, 0o755);
    const { url } = await run(noNamespaces);
    expect(await loaves(url)).toBe(0);
    expect(owner()).not.toBe(0);
  });

  it('moves what it has to a folder outside where that uid cannot follow, says so and finds it again', async () => {
    const allowed = await run();
    await bake(allowed.url);
    await allowed.stop();

    const forbidden = await run(noNamespaces);
    expect(await loaves(forbidden.url)).toBe(1);
    await bake(forbidden.url);
    await forbidden.stop();
    expect(await forbidden.log).toContain(`data in ${OUTSIDE}/`);

    const allowedAgain = await run();
    expect(await loaves(allowedAgain.url)).toBe(2);
    expect(existsSync(join(dataDir, 'postgres'))).toBe(false);
  });

  it('begins outside where nothing can be in place, and refuses to begin anew when that is lost', async () => {
    const first = await run(noNamespaces);
    await bake(first.url);
    await first.stop();
    const second = await run(noNamespaces);
    expect(await loaves(second.url)).toBe(1);
    await second.stop();

    rmSync(readlinkSync(join(dataDir, 'postgres-elsewhere')), { recursive: true });
    await expect(run(noNamespaces)).rejects.toThrow('which is gone');
    rmSync(join(dataDir, 'postgres-elsewhere'));
  });

  it('leaves the files with the ordinary user who made them', async () => {
    chmodSync(parent, 0o755);
    mkdirSync(dataDir);
    chownSync(dataDir, NOBODY.uid, NOBODY.gid);
    const nobody = { ...NOBODY, copy: reachableCopy(parent) };
    const ordinary = await run(nobody);
    await bake(ordinary.url);
    await ordinary.stop();

    const root = await run();
    expect(await loaves(root.url)).toBe(1);
    expect(owner()).toBe(NOBODY.uid);
    await root.stop();

    const again = await run(nobody);
    expect(await loaves(again.url)).toBe(1);
  });
});

asRoot('A user without a name', () => {
  it('can still bake', async () => {
    chmodSync(parent, 0o755);
    mkdirSync(dataDir);
    chownSync(dataDir, NAMELESS.uid, NAMELESS.gid);
    const { url } = await run({ ...NAMELESS, copy: reachableCopy(parent) });
    expect(await loaves(url)).toBe(0);
  });
});

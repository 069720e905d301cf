import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../src/database/embedded-postgres.ts';
import { bake, ended, loaves, postmasterPid } from './loaves.ts';
import { onlyOnPath } from './only-on-path.ts';
import { type Program, runProgram } from './run-program.ts';

let made: string;
let dataDir: string;
const programs: Program[] = [];
const run = async (...args: Parameters<typeof runProgram>) => {
  const program = await runProgram(...args);
  programs.push(program);
  return program;
};

// Making a cluster costs a processor half a second; each test begins with a copy of one that was made.
beforeAll(async () => {
  made = mkdtempSync(join(tmpdir(), 'bulka-database-'));
  const postgres = await startEmbeddedPostgres({ dataDir: made });
  await postgres.stop();
});

afterAll(() => rmSync(made, { recursive: true }));

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'bulka-database-'));
  execFileSync('cp', ['-a', `${made}/.`, dataDir]);
});

afterEach(async () => {
  await Promise.all(programs.splice(0).map((program) => program.stop()));
  rmSync(dataDir, { recursive: true });
});

describe('The database a bakery runs without installing one', () => {
  it('keeps its loaves over a restart', async () => {
    const monday = await startEmbeddedPostgres({ dataDir });
    await bake(monday.url);
    await monday.stop();

    const tuesday = await startEmbeddedPostgres({ dataDir });
    expect(await loaves(tuesday.url)).toBe(1);
    await tuesday.stop();
  });

  it('counts time in UTC, writes durably and knows that Ё has a small letter', async () => {
    const postgres = await startEmbeddedPostgres({ dataDir });
    const client = new pg.Client(postgres.url);
    await client.connect();
    const { rows } = await client.query(
      "select current_setting('timezone') zone, current_setting('fsync') fsync, current_setting('server_encoding') encoding, lower('Ё') letter",
    );
    await client.end();
    await postgres.stop();
    expect(rows).toEqual([{ zone: 'UTC', fsync: 'on', encoding: 'UTF8', letter: 'ё' }]);
  });

  it('lets nobody in without the password, which only its owner can read', async () => {
    const postgres = await startEmbeddedPostgres({ dataDir });
    const url = new URL(postgres.url);
    url.password = 'guessed';
    await expect(new pg.Client(url.href).connect()).rejects.toThrow('password authentication failed');
    await postgres.stop();
    expect(statSync(join(dataDir, 'postgres', 'password')).mode & 0o777).toBe(0o600);
  });

  it('stays alive when Ctrl-C reaches every process of the terminal', async () => {
    const { process: child, url } = await run(dataDir);
    const group = (pid: number) => Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')[2]);
    expect(group(postmasterPid(dataDir))).not.toBe(group(child.pid!));
    expect(await loaves(url)).toBe(0);
  });

  it('comes back at the same address when it is killed', async () => {
    const postgres = await startEmbeddedPostgres({ dataDir });
    await bake(postgres.url);
    process.kill(postmasterPid(dataDir), 'SIGKILL');
    expect(await loaves(postgres.url, { patiently: true })).toBe(1);
    await postgres.stop();
  });
});

describe('A data folder two programs want', () => {
  it('stays with the first; the second says who has it', async () => {
    const first = await run(dataDir);
    await expect(runProgram(dataDir)).rejects.toThrow(`is in use by process ${first.process.pid}`);
    await bake(first.url);
    expect(await loaves(first.url)).toBe(1);
  });

  it('goes to the second when the first has stopped', async () => {
    const first = await run(dataDir);
    await first.stop();
    const second = await run(dataDir);
    expect(await loaves(second.url)).toBe(0);
  });
});

describe('A program killed without warning', () => {
  it('takes its PostgreSQL along and loses nothing', async () => {
    const killed = await run(dataDir);
    await bake(killed.url);
    const pid = postmasterPid(dataDir);
    await killed.kill();
    await ended(pid);

    const next = await run(dataDir);
    expect(await loaves(next.url)).toBe(1);
  });

  it('leaves an orphan where the system cannot end it, which the next start stops', async () => {
    const killed = await run(dataDir, { env: { PATH: onlyOnPath(dataDir, 'unshare', 'test', 'true') } });
    await bake(killed.url);
    const orphan = postmasterPid(dataDir);
    await killed.kill();
    expect(() => process.kill(orphan, 0)).not.toThrow();

    const next = await run(dataDir);
    await ended(orphan);
    expect(await loaves(next.url)).toBe(1);
  });

  it('may leave a pid that is somebody else by now, who is not harmed', async () => {
    writeFileSync(join(dataDir, 'postgres', 'cluster', 'postmaster.pid'), `${process.pid}\n`);
    const next = await run(dataDir);
    expect(await loaves(next.url)).toBe(0);
  });

  it('may leave a cluster half made, which is made anew', async () => {
    const home = join(dataDir, 'postgres');
    rmSync(join(home, 'cluster'), { recursive: true });
    writeFileSync(join(home, 'cluster.unfinished'), 'half of it');
    const next = await run(dataDir);
    expect(await loaves(next.url)).toBe(0);
  });
});

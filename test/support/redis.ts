import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { endingWithUs, ourselves } from '../../src/database/embedded-postgres/account.ts';
import { freePort } from '../../src/database/embedded-postgres/free-port.ts';

export type PrivateRedis = {
  /** `redis://…`, the same over `stop` and `start`. */
  url: string;
  /** Shuts it down; whatever it held is gone, as after a flush. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Stops it for good and removes its folder. */
  remove(): Promise<void>;
};

const program = ['redis-server', 'valkey-server'].find((name) => spawnSync(name, ['--version']).status === 0);

/** Suites that need Redis: `describe.each(queueBackends)` or `hasRedis ? describe : describe.skip`. */
export const hasRedis = program !== undefined;

/** A Redis of one's own, in memory, on a free port of 127.0.0.1; null where neither Redis nor Valkey is installed. */
export async function privateRedis(): Promise<PrivateRedis | null> {
  if (!program) {
    console.warn('Neither redis-server nor valkey-server is installed: what needs it is skipped.');
    return null;
  }
  const folder = mkdtempSync(join(tmpdir(), 'bulka-redis-'));
  const port = await freePort();
  let server = await launch(program, port, folder);
  const stop = async () => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, 'exit');
    server.kill('SIGTERM');
    await ended;
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    stop,
    async start() {
      server = await launch(program, port, folder);
    },
    async remove() {
      await stop();
      rmSync(folder, { recursive: true });
    },
  };
}

async function launch(name: string, port: number, folder: string): Promise<ChildProcess> {
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder];
  const [command, ...args] = [...endingWithUs(ourselves).prefix, name, ...settings, '--maxmemory-policy', 'noeviction'];
  const server = spawn(command!, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  for await (const line of createInterface({ input: server.stdout! })) {
    if (line.includes('Ready to accept connections')) {
      server.stdout!.resume();
      return server;
    }
  }
  throw new Error(`${name} did not start on port ${port}.`);
}

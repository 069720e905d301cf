import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const here = { node: process.execPath, program: fileURLToPath(new URL('program.ts', import.meta.url)) };

export type Program = {
  process: ChildProcess;
  url: string;
  /** Everything it wrote to its log; resolves when it and its PostgreSQL have ended. */
  log: Promise<string>;
  stop(): Promise<void>;
  kill(): Promise<void>;
};

export type Surroundings = {
  env?: NodeJS.ProcessEnv;
  uid?: number;
  gid?: number;
  copy?: { node: string; program: string };
};

/** @throws with the program's last words when it does not come up. */
export async function runProgram(dataDir: string, surroundings: Surroundings = {}): Promise<Program> {
  const { copy = here, ...options } = surroundings;
  const child = spawn(copy.node, [copy.program, dataDir], { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(child, 'exit');
  const log = text(child.stderr);
  const [first] = await Promise.race([once(child.stdout, 'data'), ended.then(() => [])]);
  if (first === undefined) throw new Error(await log);
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await ended;
  };
  return { process: child, url: String(first).trim(), log, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { endingWithUs, ourselves } from '../../src/database/embedded-postgres/account.ts';
import { freePort } from '../../src/database/embedded-postgres/free-port.ts';
import type { PretendTelegram } from '../../src/pretend-telegram/pretend-telegram.ts';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const READY = 'Bulka answers as';

export interface ProgramOptions {
  readonly telegram: PretendTelegram;
  /** Without one it runs its own, in the `DATA_DIR` of `env`. */
  readonly databaseUrl?: string;
  readonly front?: 'polling' | 'webhook';
  readonly env?: Readonly<Record<string, string>>;
}

/** The program in a process of its own, as it runs in the shop. It ends with the tests, however they end. */
export interface Program {
  readonly webhookUrl: string;
  /** All it has written so far. */
  readonly output: () => string;
  /** kill -9, in this very tick. Resolves when it is gone. */
  kill(): Promise<void>;
  /** As Ctrl-C. @returns its exit code. */
  stop(): Promise<number | null>;
}

/** @returns when it answers. @throws with its last words when it does not come up. */
export async function runProgram({ telegram, databaseUrl, front, env = {} }: ProgramOptions): Promise<Program> {
  const port = await freePort();
  const webhookUrl = `http://127.0.0.1:${port}/telegram`;
  const [command, ...args] = [...endingWithUs(ourselves).prefix, process.execPath, MAIN];
  const child = spawn(command!, args, {
    cwd: tmpdir(),
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
      BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.url,
      ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
      PORT: String(port),
      TIME_ZONE: 'Europe/Berlin',
      ...(front === 'webhook' && { WEBHOOK_URL: webhookUrl, WEBHOOK_SECRET: 'a-secret-only-telegram-has' }),
      ...env,
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const ended = once(child, 'exit');
  await comesUp(child, () => output);
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await ended;
    return child.exitCode;
  };
  return {
    webhookUrl,
    output: () => output,
    kill: async () => void (await end('SIGKILL')),
    stop: () => end('SIGTERM'),
  };
}

async function comesUp(child: ChildProcess, output: () => string): Promise<void> {
  const gone = once(child, 'exit').then(() => {
    throw new Error(`The program did not come up:\n${output()}`);
  });
  gone.catch(() => {});
  while (!output().includes(READY)) await Promise.race([once(child.stdout!, 'data'), gone]);
}

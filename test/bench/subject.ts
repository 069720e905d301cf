import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** A bot in a process of its own. */
export interface Subject {
  /** Where its updates are posted. */
  readonly url: string;
  /** Since it started. */
  usage(): Promise<{ cpuSeconds: number; statements: number }>;
  stop(): Promise<void>;
}

export async function startSubject(name: 'bare-telegraf' | 'bulka', args: string[], env = {}): Promise<Subject> {
  const file = fileURLToPath(new URL(`subjects/${name}.ts`, import.meta.url));
  const child = fork(file, args, { env: { ...process.env, ...env } });
  const { ready } = (await answer(child)) as { ready: string };
  return {
    url: ready,
    async usage() {
      child.send('usage');
      const { cpu, statements = 0 } = (await answer(child)) as { cpu: NodeJS.CpuUsage; statements?: number };
      return { cpuSeconds: (cpu.user + cpu.system) / 1e6, statements };
    },
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.disconnect();
      await ended;
    },
  };
}

function answer(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`The subject ended with ${code}.`));
    child.once('exit', ended);
    child.once('message', (message) => {
      child.off('exit', ended);
      resolve(message);
    });
  });
}

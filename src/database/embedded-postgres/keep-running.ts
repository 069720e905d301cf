import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './free-port.ts';
import { type Launch, launch, shutDown } from './postmaster.ts';

/** A port somebody took first; a killed postmaster's children, which end within moments. */
const PASSES_BY_ITSELF = /could not create any TCP\/IP sockets|pre-existing shared memory block/;
const MOST_TRIES = 20;
const LONGEST_PAUSE_MS = 5_000;

type Options = Omit<Launch, 'port'> & { log: (line: string) => void };

/** Starts PostgreSQL on a free port, and again on that same port whenever it ends without being asked to. */
export async function keepRunning(options: Options): Promise<{ port: number; stop(): Promise<void> }> {
  let { postmaster, port } = await firstLaunch(options);
  let restarted = Promise.resolve();
  let stopping = false;
  watch();
  return {
    port,
    async stop() {
      stopping = true;
      await restarted;
      await shutDown(postmaster);
    },
  };

  function watch(): void {
    postmaster.once('exit', (code, signal) => {
      if (!stopping) restarted = restart(String(signal ?? code));
    });
  }

  async function restart(reason: string): Promise<void> {
    options.log(`PostgreSQL ended by itself (${reason}). Starting it again.`);
    for (let pause = 100; !stopping; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      try {
        postmaster = await launch({ ...options, port });
        watch();
        return;
      } catch (error) {
        options.log((error as Error).message);
      }
      await sleep(pause, undefined, { ref: false });
    }
  }
}

async function firstLaunch(options: Options): Promise<{ postmaster: ChildProcess; port: number }> {
  for (let tries = 1; ; tries++) {
    try {
      const port = await freePort();
      return { postmaster: await launch({ ...options, port }), port };
    } catch (error) {
      if (tries === MOST_TRIES || !PASSES_BY_ITSELF.test((error as Error).message)) throw error;
      await sleep(250);
    }
  }
}

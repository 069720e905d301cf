import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** Adds one loaf, committed. */
export async function bake(url: string): Promise<void> {
  await withClient(url, (client) =>
    client.query('create table if not exists loaf (); insert into loaf default values'),
  );
}

/** @param patiently goes on asking for up to 20 s while nobody answers. */
export async function loaves(url: string, { patiently = false } = {}): Promise<number> {
  for (const deadline = Date.now() + 20_000; ; await sleep(50)) {
    try {
      const { rows } = await withClient(url, async (client) => {
        await client.query('create table if not exists loaf ()');
        return client.query('select count(*)::int as loaves from loaf');
      });
      return rows[0].loaves;
    } catch (error) {
      if (!patiently || Date.now() > deadline) throw error;
    }
  }
}

export function postmasterPid(dataDir: string): number {
  return Number.parseInt(readFileSync(join(dataDir, 'postgres', 'cluster', 'postmaster.pid'), 'utf8'), 10);
}

/** Resolves when the process is gone or waits only to be buried; never while it works. */
export async function ended(pid: number): Promise<void> {
  for (;;) {
    try {
      if (readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ')) return;
    } catch {
      return;
    }
    await sleep(20);
  }
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(url);
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

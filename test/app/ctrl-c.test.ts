import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PretendTelegram } from '../../src/pretend-telegram/pretend-telegram.ts';
import { startPretendTelegram } from '../../src/pretend-telegram/start.ts';
import { runProgram } from '../support/program.ts';

describe('Ctrl-C on a laptop that runs its own database', () => {
  let telegram: PretendTelegram;
  let dataDir: string;
  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'bulka-ctrl-c-'));
    telegram = await startPretendTelegram({ page: false, log: () => {} });
  });
  afterAll(async () => {
    await telegram.close();
    rmSync(dataDir, { recursive: true });
  });

  // Connections that are just being closed hear of the end of the database, or do not, as it happens.
  it.each([1, 2, 3, 4, 5])('ends it without a complaint (start %i)', async () => {
    const program = await runProgram({ telegram, env: { DATA_DIR: dataDir, LOG_LEVEL: 'info' } });
    expect(await program.stop()).toBe(0);
    expect(program.output()).not.toMatch(/"level":"(warn|error|fatal)"/);
  });
});

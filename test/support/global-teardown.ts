import { rmSync } from 'node:fs';
import { runOfJest } from './run-of-jest.ts';

export default async function stopPostgres(): Promise<void> {
  await runOfJest.postgres?.stop();
  if (runOfJest.postgres) rmSync(runOfJest.postgres.dataDir, { recursive: true });
}

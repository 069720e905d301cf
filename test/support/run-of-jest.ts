import type { EmbeddedPostgres } from '../../src/database/embedded-postgres.ts';

/** What the setup of a Jest run hands to its teardown. */
export const runOfJest: { postgres?: EmbeddedPostgres & { dataDir: string } } = {};

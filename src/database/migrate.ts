import { openOrm } from './orm.ts';

/** Brings the database at `url` to the newest schema; does nothing when it is there. Safe to run twice at once. */
export async function migrate(url: string): Promise<void> {
  const orm = await openOrm({ url, max: 2 });
  try {
    await orm.migrator.up();
  } finally {
    await orm.close();
  }
}

/** @returns the names of what the schema at `url` still lacks; changes nothing. */
export async function missingMigrations(url: string): Promise<string[]> {
  const orm = await openOrm({ url, max: 2 });
  try {
    return (await orm.migrator.getPending()).map(({ name }) => name);
  } finally {
    await orm.close();
  }
}

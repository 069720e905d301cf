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

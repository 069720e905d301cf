import { openOrm, type Sql, sqlOf } from '../../src/database/orm.ts';
import { type Inbox, type InboxOptions, startInbox } from '../../src/inbox/inbox.ts';
import { freshDatabase } from '../support/postgres.ts';
import { until } from '../support/until.ts';
import { openCounter } from './counter.ts';
import { type KeptLog, keptLog } from './kept-log.ts';

export interface Bakery {
  readonly url: string;
  readonly sql: Sql;
  readonly log: KeptLog;
  /** Another replica, with connections of its own; stopped when the bakery closes. */
  opens(options: Partial<InboxOptions> & Pick<InboxOptions, 'handle'>): Promise<Inbox>;
  /** `{ done: 3, waiting: 1 }` */
  states(): Promise<Record<string, number>>;
  /** Until every stored update is done or dead. */
  isQuiet(): Promise<void>;
  close(): Promise<void>;
}

export async function openBakery(given?: { url: string }): Promise<Bakery> {
  const database = given ?? (await freshDatabase());
  const { url } = database;
  const log = keptLog();
  const closing: (() => Promise<unknown>)[] = [];
  const connect = async () => {
    const orm = await openOrm({ url, max: 4 });
    closing.unshift(() => orm.close());
    return sqlOf(orm);
  };
  const sql = await connect();
  await openCounter(sql);

  const states = async () => {
    const rows = await sql<{ state: string; count: number }>(
      'select state, count(*)::int as count from inbox group by state',
      [],
    );
    return Object.fromEntries(rows.map((row) => [row.state, row.count]));
  };
  return {
    ...{ url, sql, log, states },
    async opens(options) {
      const inbox = await startInbox({ sql: await connect(), log, ...options });
      closing.unshift(() => inbox.stop());
      return inbox;
    },
    isQuiet: () => until(async () => Object.keys(await states()).every((state) => ['done', 'dead'].includes(state))),
    async close() {
      for (const close of closing) await close();
      if ('drop' in database) await (database as { drop(): Promise<void> }).drop();
    },
  };
}

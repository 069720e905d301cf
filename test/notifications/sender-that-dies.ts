// Run as a process of its own: tells news until it has sent one message, and dies before it can remember that.
// Arguments: the URL of the database, the URL of Redis or nothing.
import { openOrm, sqlOf } from '../../src/database/orm.ts';
import { createCards } from '../../src/notifications/cards.ts';
import { startNotifications } from '../../src/notifications/start-notifications.ts';
import { startOutbox } from '../../src/outbox/start-outbox.ts';
import { openQueues } from '../../src/queues/open-queues.ts';
import { silent } from '../queues/backends.ts';
import { hearers, notices, sayIn } from './order-notices.ts';

const [databaseUrl, redisUrl] = process.argv.slice(2);
const orm = await openOrm({ url: databaseUrl! });
const sql = await sqlOf(orm);
const prefix = new URL(databaseUrl!).pathname.slice(1);
const queues = await openQueues({ databaseUrl: databaseUrl!, redisUrl, prefix, log: silent });
const die = async () => {
  process.kill(process.pid, 'SIGKILL');
  return new Promise<never>(() => {});
};
const post = { send: die, edit: die, remove: die, strip: die };
startOutbox({ sql, queue: queues.queue('events'), log: silent });
startNotifications({
  em: orm.em,
  sql,
  queues,
  hearers: [hearers],
  notices,
  cards: createCards({ sql, post }),
  post,
  sayIn,
  log: silent,
});

import { openOrm, sqlOf } from '../../src/database/orm.ts';
import { startInbox } from '../../src/inbox/inbox.ts';
import { sell } from './counter.ts';
import { keptLog } from './kept-log.ts';

/**
 * A replica in a process of its own, to be killed or stopped in its tracks. It tells its parent `began`, and
 * `sold` or `refused`; it sells when the parent says `sell`, and ends the update when the parent says `end`.
 */
const [, , url, leaseSeconds] = process.argv;
const orders = new Map(['sell', 'end'].map((word) => [word, Promise.withResolvers<void>()]));
process.on('message', (word) => orders.get(String(word))?.resolve());

const sql = await sqlOf(await openOrm({ url: url!, max: 4 }));
const inbox = await startInbox({
  ...{ sql, log: keptLog(), leaseSeconds: Number(leaseSeconds) },
  observer: { handled: (_, result) => process.send!(result) },
  async handle(update) {
    process.send!('began');
    await orders.get('sell')!.promise;
    await sell(sql, update).then(
      () => process.send!('sold'),
      () => process.send!('refused'),
    );
    await orders.get('end')!.promise;
  },
});
process.on('message', (word) => {
  if (typeof word === 'object') void inbox.store([word as object]);
});
process.send!('open');

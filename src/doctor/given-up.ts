import { remindOfLost } from '../notifications/reminders.ts';
import { ago, type Complaint, findRows } from './complaint.ts';

/** Without a reminder a sweeper would find them too, a little later. */
const AT_ONCE_MS = 1;

/** What was tried five times. Telling and handling know what was done before, so none of it happens twice. */
export const givenUp: readonly Complaint[] = [
  {
    name: 'updates',
    title: 'updates were given up: somebody wrote or tapped and got no answer',
    advice: 'The log says why under the same number. With the cause mended, have them handled as if they came now.',
    find: ({ sql }) =>
      findRows(
        sql,
        `select 'update ' || update_id || ', ' || ${ago('received_at')} || ': ' || reason as words
         from inbox where state = 'dead' order by update_id desc`,
      ),
    redrive: ({ sql }) =>
      counted(
        sql(
          `update inbox set state = 'waiting', tries = 0, not_before = null, reason = null
           where state = $1 returning update_id`,
          ['dead'],
        ),
      ),
  },
  {
    name: 'events',
    title: 'events were given up: nobody was told of them',
    advice: 'Most likely a bug in who hears of what; the reason names it. With it mended, have them told.',
    find: ({ sql }) =>
      findRows(
        sql,
        `select type || ' ' || id || ', ' || ${ago('created_at')} || ': ' || reason as words
         from outbox where state = 'dead' order by id desc`,
      ),
    redrive: ({ sql }) =>
      counted(
        sql(
          `update outbox set state = 'pending', tries = 0, due_at = now(), queued_at = null, begun_at = null, reason = null
           where state = $1 returning id`,
          ['dead'],
        ),
      ),
  },
  {
    name: 'news',
    title: 'messages and cards were given up: somebody was not told',
    advice: 'Telegram refused them, or they could not be made; the reason says which. With it mended, have them sent.',
    find: ({ sql }) =>
      findRows(
        sql,
        `select code || ' of ' || subject_id || ' to person ' || person_id || ', ' || ${ago('created_at')} || ': ' || reason
           as words from notice where state = 'dead' order by id desc`,
      ),
    async redrive({ sql, queues }) {
      const again = await sql<{ person_id: number }>(
        `update notice set state = 'waiting', tries = 0, reason = null, ended_at = null where state = $1
         returning person_id`,
        ['dead'],
      );
      const people = [...new Set(again.map(({ person_id }) => person_id))];
      if (queues) await remindOfLost(queues.queue('sends'), AT_ONCE_MS, people);
      return again.length;
    },
  },
];

async function counted(changed: Promise<readonly object[]>): Promise<number> {
  return (await changed).length;
}

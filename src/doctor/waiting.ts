import { ago, type Complaint, findRows } from './complaint.ts';

const LONG = `interval '5 minutes'`;

/** What nobody has given up, but nobody takes up either; and whom nothing reaches. */
export const waiting: readonly Complaint[] = [
  {
    name: 'unanswered',
    title: 'updates have waited for over five minutes',
    advice: 'They are taken up by themselves. Is a process with ROLES=bot running, and does it reach the database?',
    find: ({ sql }) =>
      findRows(
        sql,
        `select 'update ' || update_id || ', ' || ${ago('received_at')} || coalesce(': ' || reason, '') as words
         from inbox where state in ('waiting', 'working') and received_at < now() - ${LONG} order by update_id desc`,
      ),
  },
  {
    name: 'unheard',
    title: 'events have waited for over five minutes',
    advice: 'They are told by themselves. Is a process with ROLES=worker running, and does it reach the queues?',
    find: ({ sql }) =>
      findRows(
        sql,
        `select type || ' ' || id || ', ' || ${ago('created_at')} || coalesce(': ' || reason, '') as words
         from outbox where state in ('pending', 'queued') and created_at < now() - ${LONG} order by id desc`,
      ),
  },
  {
    name: 'untold',
    title: 'messages and cards have waited for over five minutes',
    advice:
      'They are sent by themselves, the newest state once. Does Telegram answer, and is a process with ROLES=worker running?',
    find: ({ sql }) =>
      findRows(
        sql,
        `select n.code || ' of ' || n.subject_id || ' to person ' || n.person_id || ', ' || ${ago('n.created_at')}
           || coalesce(': ' || n.reason, '')
           || case when c.next_at > now() + interval '1 minute' then ', Telegram wants this chat to wait' else '' end
           as words
         from notice n join person p on p.id = n.person_id left join chat_pace c on c.chat_id = p.telegram_id
         where n.state = 'waiting' and n.created_at < now() - ${LONG} order by n.id desc`,
      ),
  },
  {
    name: 'unreachable',
    title: 'open orders are of people whom no message reaches',
    advice:
      'They have blocked the bot or left. Call them: the number is on the card of the order. Nothing is sent again before they write.',
    find: ({ sql }) =>
      findRows(
        sql,
        `select 'order ' || o.id || ', unreachable since ' || to_char(p.unreachable_since, 'YYYY-MM-DD HH24:MI') || ' UTC'
           as words
         from orders o join person p on p.id = o.customer_id
         where o.status in ('pending', 'baking', 'ready', 'in_transit') and p.unreachable_since is not null
         order by o.id desc`,
      ),
  },
];

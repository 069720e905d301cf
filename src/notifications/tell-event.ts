import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { BakeryEvent } from '../bakery/events.ts';
import { rows } from '../bakery/rows.ts';
import type { Hearers, Telling } from '../chat/notice.ts';
import { TRIES } from '../outbox/sweep.ts';
import { backoffMs } from './backoff.ts';
import { heldFor } from './held.ts';
import { framesOf, reasonOf } from './reason.ts';
import { remindOfEvent } from './reminders.ts';
import type { Tools } from './tools.ts';

/** The job of the queue `events`: writes down who is to be told of an event, once, and has them told. */
export async function tellEvent(tools: Tools, eventId: number): Promise<void> {
  const { em, sql, sends, log, observer } = tools;
  const [event] = await sql<{ payload: BakeryEvent; tries: number }>(
    `update outbox set tries = tries + 1, begun_at = now()
     where id = $1 and state in ('pending', 'queued') returning payload, tries`,
    [eventId],
  );
  if (!event) return;
  let personIds: number[];
  try {
    personIds = await em
      .fork()
      .transactional((manager) => writeTellings(manager as SqlEntityManager, tools, eventId, event.payload));
  } catch (error) {
    await putBack(tools, eventId, event.tries, error);
    return;
  }
  observer.told('told');
  await remindOfEvent(sends, eventId, personIds).catch((error: Error) =>
    log.warn({ eventId }, `News wait for the sweeper: ${error.message}`),
  );
}

/** In one transaction with the mark, so that an event which comes twice tells nobody twice. */
async function writeTellings(
  em: SqlEntityManager,
  { hearers, quiet }: Pick<Tools, 'hearers' | 'quiet'>,
  eventId: number,
  event: BakeryEvent,
): Promise<number[]> {
  const [open] = await rows<{ created_at: Date }>(em)`
    select created_at from outbox where id = ${eventId} and state in ('pending', 'queued') for update`;
  if (!open) return [];
  const tellings = await whoHears(em, hearers, event);
  const personIds = tellings.map(({ personId }) => personId);
  const codes = tellings.map(({ notice }) => notice.code);
  const subjectIds = tellings.map(({ subjectId }) => subjectId);
  const held = await heldFor(em, quiet, tellings);
  await rows(em)`
    with written as (
      insert into notice (event_id, person_id, code, subject_id, shop_id, state, happened_at)
      select ${eventId}::bigint, person_id, code, subject_id, shop_id,
        case when shop_id is null then 'waiting' else 'held' end, ${open.created_at}::timestamptz
      from unnest(${personIds}::int[], ${codes}::text[], ${subjectIds}::int[], ${held}::int[]) with ordinality
        as telling (person_id, code, subject_id, shop_id, place)
      order by place
      on conflict do nothing
    )
    update outbox set state = 'told', told_at = now(), reason = null where id = ${eventId}`;
  return [...new Set(personIds.filter((_, i) => held[i] === null))];
}

/** One after the other: they share a connection. */
async function whoHears(em: SqlEntityManager, hearers: readonly Hearers[], event: BakeryEvent): Promise<Telling[]> {
  const tellings: Telling[] = [];
  for (const hearer of hearers) {
    const hear = hearer[event.type] as ((em: SqlEntityManager, event: BakeryEvent) => Promise<Telling[]>) | undefined;
    if (hear) tellings.push(...(await hear(em, event)));
  }
  return tellings;
}

async function putBack({ sql, log, observer }: Tools, eventId: number, tries: number, error: unknown): Promise<void> {
  const reason = reasonOf(error);
  const state = tries >= TRIES ? 'dead' : 'pending';
  await sql(
    `update outbox set state = $2, reason = $3, due_at = now() + $4 * interval '1 ms'
     where id = $1 and state in ('pending', 'queued')`,
    [eventId, state, reason, backoffMs(tries)],
  );
  const about = { eventId, tries, reason, at: framesOf(error) };
  if (state === 'dead') log.error(about, 'An event was given up: nobody hears of it.');
  else log.warn(about, 'Telling an event failed and is tried again.');
  observer.told(state === 'dead' ? 'dead' : 'failed');
}

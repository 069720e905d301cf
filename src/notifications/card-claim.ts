import { randomUUID } from 'node:crypto';
import { Batch } from '../database/batch.ts';
import type { Sql } from '../database/orm.ts';
import { keepRenewing } from './lease.ts';

/** A sender that died blocks a card no longer than this. */
const LEASE_MS = 8_000;
const RENEW_MS = 2_500;
/** Of claims, or of endings, in one statement. */
const AT_ONCE = 64;

/** The one message about a subject that one person has. */
export interface CardKey {
  readonly code: string;
  readonly subjectId: number;
  readonly personId: number;
}

/** The right to send or edit a card. While it is held nobody else makes a second message of it. */
export interface CardClaim {
  /** Undefined when the card has no message in this chat yet. */
  readonly messageId?: number;
  /** Of what that message shows. */
  readonly digest?: string;
  /** Lets go and remembers the message. What a claim that was lost meanwhile made is forgotten: a stray copy. */
  record(messageId: number, digest: string): Promise<void>;
  /** Lets go and remembers nothing. */
  release(): Promise<void>;
  /** Lets go of a card that is no more. */
  forget(): Promise<void>;
  /** False when another card of this person stands in its message by now: they tapped a button that led to it. */
  isAlone(): Promise<boolean>;
}

/**
 * @param force takes it from whoever holds it.
 * @returns undefined while somebody else holds it.
 */
export type ClaimCard = (key: CardKey, chatId: number, force?: boolean) => Promise<CardClaim | undefined>;

interface Wanted extends CardKey {
  readonly token: string;
  readonly chatId: number;
  readonly force: boolean;
}

interface Held {
  readonly token: string;
  readonly chatId: number;
  readonly messageId: number | null;
  readonly digest: string | null;
}

interface Shown extends Wanted {
  readonly messageId: number;
  readonly digest: string;
}

/** Claims of the same moment, and their endings, share a statement: a shop in the rush shows many cards at once. */
export function createClaims(sql: Sql): ClaimCard {
  const claims = new Batch<Wanted, Held | undefined>({ largest: AT_ONCE, run: (wanted) => claimAll(sql, wanted) });
  const records = new Batch<Shown, undefined>({ largest: AT_ONCE, run: (shown) => recordAll(sql, shown) });
  return async (key, chatId, force = false) => {
    const wanted = { ...key, token: randomUUID(), chatId, force };
    const held = await claims.push(wanted);
    if (!held) return undefined;
    const bound = [key.code, key.subjectId, key.personId, wanted.token];
    const ours = 'code = $1 and subject_id = $2 and person_id = $3 and claimed_by = $4';
    const stop = keepRenewing(RENEW_MS, () =>
      sql(`update card set claimed_until = now() + $5 * interval '1 ms' where ${ours}`, [...bound, LEASE_MS]),
    );
    const known = held.chatId === chatId ? held : undefined;
    return {
      messageId: known?.messageId ?? undefined,
      digest: known?.digest ?? undefined,
      async record(messageId, digest) {
        stop();
        await records.push({ ...wanted, messageId, digest });
      },
      async release() {
        stop();
        await sql(`update card set claimed_by = null, claimed_until = null where ${ours}`, bound);
      },
      async forget() {
        stop();
        await sql(`delete from card where ${ours}`, bound);
      },
      async isAlone() {
        const others = await sql(
          `select from card where person_id = $1 and message_id = $2 and chat_id = $3 and (code, subject_id) <> ($4, $5)`,
          [key.personId, known?.messageId, chatId, key.code, key.subjectId],
        );
        return others.length === 0;
      },
    };
  };
}

/** Of two who want the same card at the same moment one gets it. Rows are locked in one order on every replica. */
async function claimAll(sql: Sql, all: readonly Wanted[]): Promise<(Held | undefined)[]> {
  const first = new Map(all.toReversed().map((wanted) => [keyOf(wanted), wanted]));
  const wanted = [...first.values()];
  const held = await sql<Held>(
    `insert into card (code, subject_id, person_id, claimed_by, claimed_until, chat_id)
     select code, subject_id, person_id, token, now() + $7 * interval '1 ms', chat_id
     from unnest($1::text[], $2::int[], $3::int[], $4::uuid[], $5::bigint[])
       as wanted (code, subject_id, person_id, token, chat_id)
     order by code, subject_id, person_id
     on conflict (code, subject_id, person_id)
     do update set claimed_by = excluded.claimed_by, claimed_until = excluded.claimed_until
     where excluded.claimed_by = any($6::uuid[]) or card.claimed_until is null
       or card.claimed_until < clock_timestamp()
     returning claimed_by as token, chat_id as "chatId", message_id as "messageId", digest`,
    [
      ...columnsOf(wanted),
      wanted.map(({ chatId }) => chatId),
      wanted.filter(({ force }) => force).map(({ token }) => token),
      LEASE_MS,
    ],
  );
  const byToken = new Map(held.map((one) => [one.token, one]));
  return all.map(({ token }) => byToken.get(token));
}

/** A message is one card: what it was before has none from now on, and gets another when there is news of it. */
async function recordAll(sql: Sql, shown: readonly Shown[]): Promise<undefined[]> {
  await sql(
    `with shown as (
       select card.code, card.subject_id, card.person_id, made.chat_id, made.message_id, made.digest
       from unnest($1::text[], $2::int[], $3::int[], $4::uuid[], $5::bigint[], $6::bigint[], $7::text[])
         as made (code, subject_id, person_id, token, chat_id, message_id, digest)
       join card on card.code = made.code and card.subject_id = made.subject_id and card.person_id = made.person_id
         and card.claimed_by = made.token
       order by card.code, card.subject_id, card.person_id for update of card
     ), replaced as (
       update card other set message_id = null, digest = null from shown
       where other.person_id = shown.person_id and other.message_id = shown.message_id
         and other.chat_id = shown.chat_id and (other.code, other.subject_id) <> (shown.code, shown.subject_id)
     )
     update card set chat_id = shown.chat_id, message_id = shown.message_id, digest = shown.digest,
       claimed_by = null, claimed_until = null, updated_at = now()
     from shown
     where card.code = shown.code and card.subject_id = shown.subject_id and card.person_id = shown.person_id`,
    [
      ...columnsOf(shown),
      shown.map(({ chatId }) => chatId),
      shown.map(({ messageId }) => messageId),
      shown.map(({ digest }) => digest),
    ],
  );
  return shown.map(() => undefined);
}

function columnsOf(wanted: readonly Wanted[]): unknown[] {
  return [
    wanted.map(({ code }) => code),
    wanted.map(({ subjectId }) => subjectId),
    wanted.map(({ personId }) => personId),
    wanted.map(({ token }) => token),
  ];
}

function keyOf({ code, subjectId, personId }: CardKey): string {
  return `${code}:${subjectId}:${personId}`;
}

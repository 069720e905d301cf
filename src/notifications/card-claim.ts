import { randomUUID } from 'node:crypto';
import type { Sql } from '../database/orm.ts';
import { keepRenewing } from './lease.ts';

/** A sender that died blocks a card no longer than this. */
const LEASE_MS = 8_000;
const RENEW_MS = 2_500;

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
}

/**
 * @param force takes it from whoever holds it.
 * @returns undefined while somebody else holds it.
 */
export async function claimCard(
  sql: Sql,
  { code, subjectId, personId }: CardKey,
  chatId: number,
  force = false,
): Promise<CardClaim | undefined> {
  const token = randomUUID();
  const key = [code, subjectId, personId, token];
  const ours = 'code = $1 and subject_id = $2 and person_id = $3 and claimed_by = $4';
  const [card] = await sql<{ chat_id: number; message_id: number | null; digest: string | null }>(
    `insert into card (code, subject_id, person_id, claimed_by, claimed_until, chat_id)
     values ($1, $2, $3, $4, now() + $5 * interval '1 ms', $6)
     on conflict (code, subject_id, person_id)
     do update set claimed_by = excluded.claimed_by, claimed_until = excluded.claimed_until
     where $7 or card.claimed_until is null or card.claimed_until < clock_timestamp()
     returning chat_id, message_id, digest`,
    [...key, LEASE_MS, chatId, force],
  );
  if (!card) return undefined;
  const stop = keepRenewing(RENEW_MS, () =>
    sql(`update card set claimed_until = now() + $5 * interval '1 ms' where ${ours}`, [...key, LEASE_MS]),
  );
  const known = card.chat_id === chatId ? card : undefined;
  return {
    messageId: known?.message_id ?? undefined,
    digest: known?.digest ?? undefined,
    async record(messageId, digest) {
      stop();
      await sql(
        `update card set chat_id = $5, message_id = $6, digest = $7, claimed_by = null, claimed_until = null,
           updated_at = now()
         where ${ours}`,
        [...key, chatId, messageId, digest],
      );
    },
    async release() {
      stop();
      await sql(`update card set claimed_by = null, claimed_until = null where ${ours}`, key);
    },
  };
}
